import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, MailFrame, Note, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'account-news'>

/** Tells somebody what became of the doors of their account, so that nobody else changes them unseen. */
export default function AccountNewsMail(props: Props) {
  const { name, what } = props
  const t = mailWords(props.language)
  return (
    <MailFrame
      {...props}
      heading={t(`mail:accountNews.${what}.heading`)}
      preview={t('mail:accountNews.preview')}
    >
      <Paragraph>{t('mail:greeting', { name })}</Paragraph>
      <Paragraph>{t(`mail:accountNews.${what}.body`)}</Paragraph>
      <CallToAction {...props}>{t('mail:accountNews.action')}</CallToAction>
      <Note>{t('mail:accountNews.notYou')}</Note>
    </MailFrame>
  )
}

AccountNewsMail.PreviewProps = {
  ...previewContext,
  name: 'Ni Luh Sari',
  what: 'factorOn',
  path: '/akun',
} satisfies Props
