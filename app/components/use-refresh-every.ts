import { useEffect } from 'react'
import { useQuietRefresh } from './use-quiet-refresh.ts'

/** Asks the loaders again every so often, for what changes with the time alone; not while nobody looks. */
export function useRefreshEvery(ms: number): void {
  const refresh = useQuietRefresh()
  useEffect(() => {
    let askedAt = Date.now()
    const ask = () => {
      if (document.hidden || Date.now() - askedAt < ms) return
      askedAt = Date.now()
      refresh()
    }
    const timer = setInterval(ask, ms)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [ms, refresh])
}
