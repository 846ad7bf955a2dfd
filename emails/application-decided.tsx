import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, MailFrame, Paragraph, Quote } from './mail-look.tsx'

type Props = MailComponentProps<'application-decided'>

export default function ApplicationDecidedMail(props: Props) {
  const { exhibitor, event, decision, remark } = props
  const t = mailWords(props.language)
  return (
    <MailFrame
      {...props}
      heading={t(`mail:applicationDecided.heading.${decision}`)}
      preview={t('mail:applicationDecided.preview', { exhibitor, event })}
    >
      <Paragraph>{t(`mail:applicationDecided.body.${decision}`, { exhibitor, event })}</Paragraph>
      {remark ? <Quote>{remark}</Quote> : null}
      <CallToAction {...props}>{t('mail:applicationDecided.action')}</CallToAction>
    </MailFrame>
  )
}

ApplicationDecidedMail.PreviewProps = {
  ...previewContext,
  exhibitor: 'Lapas Kelas IIA Kuripan',
  event: 'IPPA Fest',
  decision: 'accepted',
  path: '/peserta/contoh',
} satisfies Props
