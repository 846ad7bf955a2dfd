import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Flash } from '#app/lib/flash.server.ts'
import { forgetFlash } from '#app/lib/flash-cookie.ts'
import { notSavedEvent } from '#app/lib/request-context.ts'
import { Alert } from './alert.tsx'

// Fetched with the first message: most pages are opened without one.
const ToastList = lazy(() => import('./toast-list.tsx'))

/** A message may come with two answers, where the second was asked for before the first was shown. */
const told = new Set<Flash['id']>()

/** Says once, at the edge of the page, what has just been done. Errors stay until they are closed. */
export function Toasts({ flash }: { flash: Flash | undefined }) {
  const { t } = useTranslation('common')
  const [shown, setShown] = useState<Flash[]>([])
  useEffect(() => {
    if (!flash || told.has(flash.id)) return
    told.add(flash.id)
    forgetFlash()
    setShown((earlier) => [...earlier, flash].slice(-3))
  }, [flash])
  useEffect(() => {
    const tell = () => {
      const text = t('problem.notSavedToast')
      setShown([{ id: crypto.randomUUID(), kind: 'bad', text }])
    }
    window.addEventListener(notSavedEvent, tell)
    return () => window.removeEventListener(notSavedEvent, tell)
  }, [t])
  // Empty on the server: its styles are set by script, which the policy allows only in the browser.
  if (shown.length === 0) return null
  return (
    <Suspense fallback={null}>
      <ToastList
        shown={shown}
        onGone={(id) => setShown((all) => all.filter((item) => item.id !== id))}
      />
    </Suspense>
  )
}

/** The same message in the flow of the page, for pages without script. */
export function FlashBanner({ flash }: { flash: Flash | undefined }) {
  if (!flash) return null
  return (
    <div className="mx-auto max-w-6xl px-4 pt-4 sm:px-6" data-network-only="">
      <Alert tone={flash.kind} live title={flash.text} />
    </div>
  )
}
