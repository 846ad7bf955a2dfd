import { useEffect, useRef } from 'react'
import { useQuietRefresh } from './use-quiet-refresh.ts'

const QUIET_MS = 1000
const POLL_MS = 15_000

/**
 * Calls `onChange` when the festival changes, at most once a second, and every quarter of a minute while the stream
 * of changes is cut off; not while nobody looks. `topics` narrows what counts; leave it out to follow everything.
 */
export function useLiveSignal(
  eventSlug: string,
  onChange: () => void,
  topics?: ReadonlyArray<string>,
): void {
  const latest = useRef(onChange)
  latest.current = onChange
  const wanted = topics?.join(' ')

  useEffect(() => {
    let pending: ReturnType<typeof setTimeout> | undefined
    let polling: ReturnType<typeof setInterval> | undefined
    const refresh = () => {
      if (!document.hidden) latest.current()
    }
    const source = new EventSource(`/panitia/${encodeURIComponent(eventSlug)}/live`)
    source.onmessage = (message) => {
      const topic = topicOf(message.data)
      if (wanted !== undefined && !wanted.split(' ').includes(topic)) return
      pending ??= setTimeout(() => {
        pending = undefined
        refresh()
      }, QUIET_MS)
    }
    source.onopen = () => {
      if (polling === undefined) return
      clearInterval(polling)
      polling = undefined
      // What changed since the last look was told to nobody.
      refresh()
    }
    source.onerror = () => {
      polling ??= setInterval(refresh, POLL_MS)
    }
    document.addEventListener('visibilitychange', refresh)
    return () => {
      source.close()
      clearTimeout(pending)
      clearInterval(polling)
      document.removeEventListener('visibilitychange', refresh)
    }
  }, [eventSlug, wanted])
}

/** Keeps the page's data current: asks the loaders again when the festival changes. */
export function useLive(eventSlug: string, topics?: ReadonlyArray<string>): void {
  useLiveSignal(eventSlug, useQuietRefresh(), topics)
}

function topicOf(data: unknown): string {
  const message: unknown = typeof data === 'string' ? JSON.parse(data) : undefined
  return typeof message === 'object' && message !== null && 'topic' in message
    ? String(message.topic)
    : ''
}
