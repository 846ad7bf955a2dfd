import { useEffect, useRef } from 'react'
import { follow } from '#app/lib/live/follow.ts'
import { livePath } from '#app/lib/paths.ts'
import { useQuietRefresh } from './use-quiet-refresh.ts'

/**
 * Calls `onChange` when the festival changes, a moment later than the news so that not all pages ask at once, and now and
 * then while the stream of changes is away. `topics` narrows what counts; leave it out to follow everything.
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
    if (eventSlug === '') return
    let pending: ReturnType<typeof setTimeout> | undefined
    const unfollow = follow(livePath({ slug: eventSlug }), (news) => {
      const counts = wanted?.split(' ')
      if (counts && news.topics?.some((topic) => counts.includes(topic)) === false) return
      pending ??= setTimeout(() => {
        pending = undefined
        latest.current()
      }, Math.random() * news.spreadMs)
    })
    return () => {
      unfollow()
      clearTimeout(pending)
    }
  }, [eventSlug, wanted])
}

/** Keeps the page's data current: asks the loaders again when the festival changes. */
export function useLive(eventSlug: string, topics?: ReadonlyArray<string>): void {
  useLiveSignal(eventSlug, useQuietRefresh(), topics)
}
