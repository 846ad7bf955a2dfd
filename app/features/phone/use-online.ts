import { useSyncExternalStore } from 'react'

/** Whether the browser knows of a network. It may be wrong about one that leads nowhere. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (tell) => {
      window.addEventListener('online', tell)
      window.addEventListener('offline', tell)
      return () => {
        window.removeEventListener('online', tell)
        window.removeEventListener('offline', tell)
      }
    },
    () => navigator.onLine,
    () => true,
  )
}
