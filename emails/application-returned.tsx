import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, MailFrame, Paragraph, Quote } from './mail-look.tsx'

type Props = MailComponentProps<'application-returned'>

export default function ApplicationReturnedMail(props: Props) {
  const { exhibitor, event, remark } = props
  const t = mailWords(props.language)
  return (
    <MailFrame
      {...props}
      heading={t('mail:applicationReturned.heading')}
      preview={t('mail:applicationReturned.preview', { exhibitor, event })}
    >
      <Paragraph>{t('mail:applicationReturned.body', { exhibitor, event })}</Paragraph>
      <Quote>{remark}</Quote>
      <CallToAction {...props}>{t('mail:applicationReturned.action')}</CallToAction>
    </MailFrame>
  )
}

ApplicationReturnedMail.PreviewProps = {
  ...previewContext,
  exhibitor: 'Lapas Kelas IIA Kuripan',
  event: 'IPPA Fest',
  remark: 'Mohon lengkapi daya listrik untuk mesin kopi.',
  path: '/peserta/contoh',
} satisfies Props
