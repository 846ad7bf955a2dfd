import { useEffect } from 'react'
import { registerWorker } from './register-worker.ts'

/**
 * Has the worker keep this page for the time without a network: once it is there, and anew whenever `seen`, which
 * stands for what the page shows, has changed. Not while the page is a copy itself.
 */
export function useKeptView(seen: string, isCopy: boolean): void {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const { serviceWorker } = navigator
    // The worker of a newer build keeps pages of that build only.
    serviceWorker.addEventListener('controllerchange', askToKeep)
    const end = registerWorker()
    return () => {
      end()
      serviceWorker.removeEventListener('controllerchange', askToKeep)
    }
  }, [])
  useEffect(() => {
    if (seen !== '' && !isCopy) askToKeep()
  }, [seen, isCopy])
}

/** Has the worker ask for this page and keep the answer, or drop the copy when it is a refusal. */
export function askToKeep(): void {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.controller?.postMessage({ type: 'keep', url: location.href })
}
