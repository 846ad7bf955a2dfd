import { useEffect } from 'react'
import { useQuietRefresh } from './use-quiet-refresh.ts'

/** Asks the loaders again every so often, for what changes with the time alone; not while nobody looks. */
export function useRefreshEvery(ms: number): void {
  const refresh = useQuietRefresh()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) refresh()
    }, ms)
    return () => clearInterval(timer)
  }, [ms, refresh])
}
