import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'

/** Says that this phone cannot keep what it makes: the page must stay open until everything is sent. */
export function UnkeptNotice({ keeps }: { keeps: boolean }) {
  const { t } = useTranslation('common')
  if (keeps) return null
  return (
    <Alert tone="bad" live className="m-3 shrink-0" title={t('phone.unkept')}>
      {t('phone.unkeptBody')}
    </Alert>
  )
}
