import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'

const CALM_MS = 30_000
const CUT_OFF_MS = 10_000

/**
 * Asks for the page's data again every half minute, sooner while the server is out of reach, and at once when the
 * network is back; never without one.
 */
export function useRefresh(cutOff: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const ask = () => {
      if (!document.hidden && navigator.onLine) revalidate()
    }
    const timer = setInterval(ask, cutOff ? CUT_OFF_MS : CALM_MS)
    window.addEventListener('online', ask)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', ask)
    }
  }, [revalidate, cutOff])
}

/** The server's clock at its last answer; while it is out of reach, the phone's own, which is never taken back. */
export function useClock(answeredAt: Date, cutOff: boolean): Date {
  const [own, setOwn] = useState<Date>()
  useEffect(() => {
    if (!cutOff) {
      setOwn(undefined)
      return
    }
    const look = () => setOwn(new Date())
    look()
    const timer = setInterval(look, CUT_OFF_MS)
    return () => clearInterval(timer)
  }, [cutOff])
  return own && own > answeredAt ? own : answeredAt
}
