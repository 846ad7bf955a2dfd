import { useLocation } from '@remix-run/react'
import { useRef } from 'react'

/**
 * The key of a list's form: another one with each page, filter and finished action, so that nothing stays ticked that is
 * no longer seen or has been dealt with. A refusal, and news from elsewhere, leave what is ticked and typed.
 */
export function useFreshKey(lastReply: unknown): string {
  const { key } = useLocation()
  const fresh = useRef(key)
  if (lastReply === undefined) fresh.current = key
  return fresh.current
}
