import { useNavigation, useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'
import { beginRefresh, keepPage, lastAskedAt } from '#app/lib/live/patient-fetch.ts'

/**
 * Asks the loaders again without the reader having asked for it. The page stays as it is until the server has answered,
 * however long that takes.
 */
export function useQuietRefresh(): () => void {
  const { revalidate, state: refreshing } = useRevalidator()
  // A step that is under way brings its data itself, and would be begun anew by a refresh.
  const { state: stepping } = useNavigation()
  const state = refreshing === 'idle' ? stepping : refreshing
  const latest = useRef({ revalidate, state })
  latest.current = { revalidate, state }
  const newsAt = useRef(0)
  const refresh = useCallback(() => {
    // What has changed meanwhile may be missing in the answer that is under way.
    if (latest.current.state !== 'idle') newsAt.current = Date.now()
    else {
      beginRefresh()
      latest.current.revalidate()
    }
  }, [])
  useEffect(keepPage, [])
  useEffect(() => {
    if (state !== 'idle' || newsAt.current === 0) return
    const isMissing = newsAt.current >= lastAskedAt()
    newsAt.current = 0
    if (isMissing) refresh()
  }, [state, refresh])
  return refresh
}
