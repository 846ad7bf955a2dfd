import { formatDay } from '#app/lib/time-format.ts'
import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, Facts, MailFrame, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'place-reminder'>

export default function PlaceReminderMail(props: Props) {
  const { exhibitor, event, reference, booth, zone, answerDueOn, language } = props
  const t = mailWords(language)
  return (
    <MailFrame
      {...props}
      heading={t('mail:placeReminder.heading', { booth })}
      preview={t('mail:placeReminder.preview', { exhibitor, reference })}
    >
      <Paragraph>{t('mail:placeReminder.body', { exhibitor, event, reference })}</Paragraph>
      <Facts
        items={[
          [t('mail:booth'), t('mail:boothInZone', { booth, zone })],
          [t('mail:answerBy'), answerDueOn ? formatDay(answerDueOn, language) : undefined],
        ]}
      />
      <CallToAction {...props}>{t('mail:placeReminder.action')}</CallToAction>
    </MailFrame>
  )
}

PlaceReminderMail.PreviewProps = {
  ...previewContext,
  exhibitor: 'Lapas Kelas IIA Kuripan',
  event: 'IPPA Fest',
  letterId: '0193a5c0-0000-7000-8000-000000000001',
  reference: '012/IPPA/XI/2026',
  booth: 'B-12',
  zone: 'Kriya',
  answerDueOn: '2026-11-10',
  path: '/peserta/contoh/tempat',
} satisfies Props
