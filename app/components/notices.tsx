import { useEffect, useRef } from 'react'
import { NewVersion } from './new-version.tsx'
import { NoLine } from './no-line.tsx'

/** Where `LineNotice` puts its words. */
export const noticesId = 'pemberitahuan'

/** Whether something lies among the notices: a tap there leaves an open dialog open. */
export function isInNotices(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-notices]') !== null
}

/**
 * What a page has to say at its edge, one above the other; bars at the edge stay clear of them by `--notices`.
 */
export function Notices() {
  const stack = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = stack.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      const height = element.offsetHeight
      const { style } = document.documentElement
      if (height > 0) style.setProperty('--notices', `${height}px`)
      else style.removeProperty('--notices')
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={stack}
      data-notices=""
      data-screen-only=""
      className="pointer-events-none fixed inset-x-3 bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-60 sm:left-auto [:root:has([role=dialog])_&]:top-3 [:root:has([role=dialog])_&]:bottom-auto sm:w-104 lg:right-5 lg:bottom-5 [&>*]:pointer-events-auto"
    >
      <div id={noticesId} role="status" />
      <NoLine />
      <NewVersion />
    </div>
  )
}
