import { formatDay } from '#app/lib/time-format.ts'
import { type MailComponentProps, mailWords, previewContext } from './mail-context.server.ts'
import { CallToAction, MailFrame, Paragraph } from './mail-look.tsx'

type Props = MailComponentProps<'registration-cancelled'>

export default function RegistrationCancelledMail(props: Props) {
  const { event, day, language } = props
  const t = mailWords(language)
  return (
    <MailFrame
      {...props}
      heading={t('mail:registrationCancelled.heading')}
      preview={t('mail:registrationCancelled.preview', { event })}
    >
      <Paragraph>
        {t('mail:registrationCancelled.body', { event, day: formatDay(day, language) })}
      </Paragraph>
      <CallToAction {...props}>{t('mail:registrationCancelled.action')}</CallToAction>
    </MailFrame>
  )
}

RegistrationCancelledMail.PreviewProps = {
  ...previewContext,
  event: 'IPPA Fest',
  day: '2026-11-21',
  path: '/f/ippa-fest/daftar',
} satisfies Props
