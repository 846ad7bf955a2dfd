import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, Facts, MailFrame, Note, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'invitation'>

export default function InvitationMail(props: Props) {
  const { name, inviter, role, scope, event, hasAccount, validDays } = props
  const t = mailWords(props.language)
  const kind = hasAccount ? 'existing' : 'first'
  return (
    <MailFrame
      {...props}
      heading={t(`mail:invitation.heading.${kind}`)}
      preview={t('mail:invitation.preview', { inviter })}
    >
      <Paragraph>{t('mail:greeting', { name })}</Paragraph>
      <Paragraph>{t(`mail:invitation.body.${kind}`, { inviter })}</Paragraph>
      <Facts
        items={[
          [t('mail:invitation.role'), t(`people:role.${role}`)],
          [t('mail:invitation.scope'), scope],
          [t('mail:event'), event],
        ]}
      />
      <CallToAction {...props}>{t(`mail:invitation.action.${kind}`)}</CallToAction>
      {hasAccount ? null : <Note>{t('mail:invitation.valid', { count: validDays })}</Note>}
    </MailFrame>
  )
}

InvitationMail.PreviewProps = {
  ...previewContext,
  name: 'Ni Luh Sari',
  inviter: 'Bambang Wijaya',
  role: 'kanwil_coordinator',
  scope: 'Kanwil Nusa Tenggara Barat',
  event: 'IPPA Fest',
  hasAccount: false,
  path: '/atur-sandi?kunci=contoh',
  validDays: 7,
} satisfies Props
