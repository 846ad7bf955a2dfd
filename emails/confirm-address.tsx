import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, MailFrame, Note, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'confirm-address'>

/** Proves that a new address belongs to who asked for it. */
export default function ConfirmAddressMail(props: Props) {
  const { name, validHours } = props
  const t = mailWords(props.language)
  return (
    <MailFrame
      {...props}
      heading={t('mail:confirmAddress.heading')}
      preview={t('mail:confirmAddress.preview')}
    >
      <Paragraph>{t('mail:greeting', { name })}</Paragraph>
      <Paragraph>{t('mail:confirmAddress.body', { count: validHours })}</Paragraph>
      <CallToAction {...props}>{t('mail:confirmAddress.action')}</CallToAction>
      <Note>{t('mail:confirmAddress.notYou')}</Note>
    </MailFrame>
  )
}

ConfirmAddressMail.PreviewProps = {
  ...previewContext,
  name: 'Ni Luh Sari',
  path: '/surel-baru?kunci=contoh',
  validHours: 24,
} satisfies Props
