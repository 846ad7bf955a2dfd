import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { LinkButton } from '#app/components/button.tsx'
import { adminSettingsPath } from '#app/lib/paths.ts'

/** That mails are kept and not sent as long as no provider is set, with the way to the setting for who may mend it. */
export function KeptNotice({ mayMend }: { mayMend: boolean }) {
  const { t } = useTranslation('mail')
  return (
    <Alert
      tone="warn"
      className="mb-5"
      title={t('outbox.notSending.title')}
      actions={
        mayMend ? (
          <LinkButton to={adminSettingsPath()} variant="secondary" size="sm">
            {t('outbox.notSending.toSettings')}
          </LinkButton>
        ) : undefined
      }
    >
      {t(mayMend ? 'outbox.notSending.mend' : 'outbox.notSending.ask')}
    </Alert>
  )
}
