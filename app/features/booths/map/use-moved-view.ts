import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { MapView } from './map-view.ts'

/** So long after the last turn of a wheel the drawing is made anew. */
const RESTS_MS = 150

// Effects of layout run in the browser only.
const useBrowserLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect

/**
 * The part of the ground in view. While it is moving the sheet with the drawing is pushed and stretched as it is, which
 * costs nothing however much is drawn; once it rests, the drawing is made for the new view.
 */
export function useMovedView(whole: MapView, sheet: RefObject<HTMLElement>) {
  const [view, setView] = useState<MapView>(whole)
  const drawn = useRef(view)
  const moved = useRef<MapView>()
  const timer = useRef<ReturnType<typeof setTimeout>>()

  /** Draws what is in view. */
  const rest = useCallback(() => {
    clearTimeout(timer.current)
    if (moved.current) setView(moved.current)
  }, [])

  const change = useCallback(
    (next: (view: MapView) => MapView, how: 'moving' | 'at once' = 'at once') => {
      moved.current = next(moved.current ?? drawn.current)
      if (how === 'at once') return rest()
      if (sheet.current) push(sheet.current, drawn.current, moved.current)
      clearTimeout(timer.current)
      timer.current = setTimeout(rest, RESTS_MS)
    },
    [rest, sheet],
  )

  useBrowserLayout(() => {
    drawn.current = view
    if (moved.current === view) moved.current = undefined
    const { current } = sheet
    if (!current) return
    if (moved.current) push(current, view, moved.current)
    else for (const name of ['transform', 'will-change']) current.style.removeProperty(name)
  }, [view, sheet])
  useEffect(() => () => clearTimeout(timer.current), [])
  return { view, change, rest }
}

/** Lays a sheet that shows one view so that it shows another. */
function push(sheet: HTMLElement, drawn: MapView, wanted: MapView): void {
  const { clientWidth, clientHeight } = sheet
  const x = ((drawn.x - wanted.x) / wanted.width) * clientWidth
  const y = ((drawn.y - wanted.y) / wanted.depth) * clientHeight
  sheet.style.setProperty('will-change', 'transform')
  sheet.style.setProperty(
    'transform',
    `translate(${x}px, ${y}px) scale(${drawn.width / wanted.width})`,
  )
}
