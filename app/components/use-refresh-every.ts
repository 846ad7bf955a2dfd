import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/** Asks the loaders again every so often, for what changes with the time alone; not while nobody looks. */
export function useRefreshEvery(ms: number): void {
  const { revalidate, state } = useRevalidator()
  const refresh = useRef(() => {})
  refresh.current = () => {
    if (!document.hidden && state === 'idle') revalidate()
  }
  useEffect(() => {
    const timer = setInterval(() => refresh.current(), ms)
    return () => clearInterval(timer)
  }, [ms])
}
