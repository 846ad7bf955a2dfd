import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, MailFrame, Note, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'reset-password'>

export default function ResetPasswordMail(props: Props) {
  const { name, validMinutes } = props
  const t = mailWords(props.language)
  return (
    <MailFrame
      {...props}
      heading={t('mail:resetPassword.heading')}
      preview={t('mail:resetPassword.preview')}
    >
      <Paragraph>{t('mail:greeting', { name })}</Paragraph>
      <Paragraph>{t('mail:resetPassword.body', { count: validMinutes })}</Paragraph>
      <CallToAction {...props}>{t('mail:resetPassword.action')}</CallToAction>
      <Note>{t('mail:resetPassword.notYou')}</Note>
    </MailFrame>
  )
}

ResetPasswordMail.PreviewProps = {
  ...previewContext,
  name: 'Ni Luh Sari',
  path: '/atur-sandi?kunci=contoh',
  validMinutes: 60,
} satisfies Props
