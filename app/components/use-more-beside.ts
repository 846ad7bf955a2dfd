import { type RefObject, useEffect } from 'react'

/** What is cut off by less than this can be seen. */
const SLACK_PX = 4

/** Marks a row that can be moved sideways (`data-more`) at the ends where there is more: there it fades. */
export function useMoreBeside(row: RefObject<HTMLElement>): void {
  // With each rendering the row may hold something else.
  useEffect(() => look(row.current))
  useEffect(() => {
    const element = row.current
    if (!element) return
    const onMove = () => look(element)
    const observer = new ResizeObserver(onMove)
    observer.observe(element)
    element.addEventListener('scroll', onMove, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onMove)
    }
  }, [row])
}

function look(element: HTMLElement | null): void {
  if (!element) return
  const { scrollLeft, scrollWidth, clientWidth } = element
  const before = scrollLeft > SLACK_PX ? 'start' : ''
  const after = scrollLeft + clientWidth < scrollWidth - SLACK_PX ? 'end' : ''
  element.dataset.more = `${before} ${after}`.trim()
}
