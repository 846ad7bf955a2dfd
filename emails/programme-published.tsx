import { formatInstant } from '#app/lib/time-format.ts'
import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, Facts, MailFrame, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'programme-published'>

export default function ProgrammePublishedMail(props: Props) {
  const { event, act, timeZone, slots, language } = props
  const t = mailWords(language)
  return (
    <MailFrame
      {...props}
      heading={t('mail:programmePublished.heading', { act })}
      preview={t('mail:programmePublished.preview', { act, event })}
    >
      <Paragraph>{t('mail:programmePublished.body', { act, event })}</Paragraph>
      <Facts
        items={slots.map(({ startsAt, stage }) => [
          stage,
          formatInstant(startsAt, timeZone, language),
        ])}
      />
      <CallToAction {...props}>{t('mail:programmePublished.action')}</CallToAction>
    </MailFrame>
  )
}

ProgrammePublishedMail.PreviewProps = {
  ...previewContext,
  event: 'IPPA Fest',
  act: 'Jeruji Band',
  timeZone: 'Asia/Jakarta',
  slots: [
    {
      startsAt: '2026-11-21T09:00:00.000Z',
      endsAt: '2026-11-21T09:45:00.000Z',
      stage: 'Panggung Utama',
    },
  ],
  path: '/f/ippa-fest/acara',
} satisfies Props
