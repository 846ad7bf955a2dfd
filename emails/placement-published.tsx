import { formatDay, formatDayRange } from '#app/lib/time-format.ts'
import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, Facts, MailFrame, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'placement-published'>

export default function PlacementPublishedMail(props: Props) {
  const { exhibitor, event, booth, zone, tables, venue, startsOn, endsOn, language } = props
  const { reference, answerDueOn } = props
  const t = mailWords(language)
  return (
    <MailFrame
      {...props}
      heading={t('mail:placementPublished.heading', { booth })}
      preview={t('mail:placementPublished.preview', { exhibitor, booth })}
    >
      <Paragraph>{t('mail:placementPublished.body', { exhibitor, event })}</Paragraph>
      <Facts
        items={[
          [t('mail:booth'), t('mail:boothInZone', { booth, zone })],
          [t('mail:tables'), t('mail:tableCount', { count: tables })],
          [t('mail:venue'), venue],
          [t('mail:date'), formatDayRange(startsOn, endsOn, language)],
          [t('mail:answerBy'), answerDueOn ? formatDay(answerDueOn, language) : undefined],
        ]}
      />
      {reference ? (
        <Paragraph>
          {t('mail:placementPublished.please')} {t('mail:letterAttached', { reference })}
        </Paragraph>
      ) : null}
      <CallToAction {...props}>{t('mail:placementPublished.action')}</CallToAction>
    </MailFrame>
  )
}

PlacementPublishedMail.PreviewProps = {
  ...previewContext,
  exhibitor: 'Lapas Kelas IIA Kuripan',
  event: 'IPPA Fest',
  booth: 'B-12',
  zone: 'Kriya',
  tables: 2,
  venue: 'Lapangan Banteng, Jakarta',
  startsOn: '2026-11-20',
  endsOn: '2026-11-22',
  path: '/peserta/contoh/tempat',
  reference: '012/IPPA/XI/2026',
  answerDueOn: '2026-11-10',
} satisfies Props
