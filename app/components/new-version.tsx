import { useLocation } from '@remix-run/react'
import { RefreshCw } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { isPhonePage } from '#app/lib/phone-pages.ts'
import { beginPage, restoreFields } from '#app/lib/version/kept-fields.ts'
import { followVersion, loadAnew } from '#app/lib/version/load-anew.ts'
import { isOutdated, subscribeToVersion } from '#app/lib/version/newer-version.ts'
import { Button } from './button.tsx'
import { EdgeNotice } from './edge-notice.tsx'

/** Says that the server has a newer version than this page, and leads to it without losing what was typed. */
export function NewVersion() {
  const { t } = useTranslation('common')
  const { pathname } = useLocation()
  const outdated = useSyncExternalStore(subscribeToVersion, isOutdated, () => false)
  useEffect(followVersion, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins anew with each page
  useEffect(() => {
    beginPage()
    return restoreFields()
  }, [pathname])
  if (!outdated || isPhonePage(pathname)) return null
  return (
    <div role="status">
      <EdgeNotice
        tone="plain"
        icon={<RefreshCw aria-hidden="true" className="text-info" />}
        actions={
          <Button size="sm" onClick={loadAnew}>
            {t('newVersion.load')}
          </Button>
        }
      >
        {t('newVersion.text')}
      </EdgeNotice>
    </div>
  )
}
