import { formatDay } from '#app/lib/time-format.ts'
import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, Facts, MailFrame, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'placement-changed'>

export default function PlacementChangedMail(props: Props) {
  const { exhibitor, event, from, to, zone, fate, reference, answerDueOn } = props
  const t = mailWords(props.language)
  const kind = to === undefined ? 'lost' : 'moved'
  const now =
    to !== undefined && zone !== undefined ? t('mail:boothInZone', { booth: to, zone }) : to
  return (
    <MailFrame
      {...props}
      heading={t(`mail:placementChanged.heading.${kind}`, { booth: to ?? from })}
      preview={t('mail:placementChanged.preview', { exhibitor, event })}
    >
      <Paragraph>{t(`mail:placementChanged.body.${kind}`, { exhibitor, event })}</Paragraph>
      {fate ? <Paragraph>{t(`mail:placementChanged.fate.${fate}`)}</Paragraph> : null}
      <Facts
        items={[
          [t('mail:placementChanged.before'), from],
          [t('mail:placementChanged.now'), now],
          [t('mail:answerBy'), answerDueOn ? formatDay(answerDueOn, props.language) : undefined],
        ]}
      />
      {reference ? <Paragraph>{t('mail:letterAttached', { reference })}</Paragraph> : null}
      <CallToAction {...props}>{t(`mail:placementChanged.action.${kind}`)}</CallToAction>
    </MailFrame>
  )
}

PlacementChangedMail.PreviewProps = {
  ...previewContext,
  exhibitor: 'Lapas Kelas IIA Kuripan',
  event: 'IPPA Fest',
  from: 'B-12',
  to: 'C-03',
  zone: 'Kriya',
  path: '/peserta/contoh/tempat',
  reference: '034/IPPA/XI/2026',
  answerDueOn: '2026-11-10',
} satisfies Props
