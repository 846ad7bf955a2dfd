import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

const PATIENCE_MS = 10_000

/**
 * Asks the loaders again without the reader having asked for it, as long as the server is there: data that cannot be
 * loaded would put the page of an error in the place of what is being read.
 */
export function useQuietRefresh(): () => void {
  const { revalidate, state } = useRevalidator()
  const refresh = useRef(() => {})
  const asking = useRef<AbortController>()
  refresh.current = () => {
    if (state === 'idle') revalidate()
  }
  const ask = useRef(async () => {
    if (asking.current) return
    const stop = new AbortController()
    asking.current = stop
    const timer = setTimeout(() => stop.abort(), PATIENCE_MS)
    const isThere = await fetch('/healthz', { cache: 'no-store', signal: stop.signal }).then(
      ({ ok }) => ok,
      () => false,
    )
    clearTimeout(timer)
    asking.current = undefined
    if (isThere) refresh.current()
  })
  useEffect(() => () => asking.current?.abort(), [])
  return ask.current
}
