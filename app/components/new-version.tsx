import { useLocation } from '@remix-run/react'
import { RefreshCw } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { isPhonePage } from '#app/lib/phone-pages.ts'
import { beginPage, restoreFields } from '#app/lib/version/kept-fields.ts'
import { followVersion, loadAnew } from '#app/lib/version/load-anew.ts'
import { isOutdated, subscribeToVersion } from '#app/lib/version/newer-version.ts'
import { Button } from './button.tsx'

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
    <div
      role="status"
      data-screen-only=""
      className="animate-rise fixed inset-x-3 bottom-20 z-40 flex items-center gap-3 rounded-card border border-line bg-surface p-3 shadow-lift sm:inset-x-auto sm:right-5 sm:bottom-5 sm:w-96"
    >
      <RefreshCw aria-hidden="true" className="size-5 shrink-0 text-info" />
      <p className="grow text-sm leading-snug">{t('newVersion.text')}</p>
      <Button type="button" size="sm" className="shrink-0 whitespace-nowrap" onClick={loadAnew}>
        {t('newVersion.load')}
      </Button>
    </div>
  )
}
