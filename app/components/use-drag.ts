import {
  type PointerEvent as ReactPointerEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'

const STARTS_PX = 6
/** So near to the window's edge the page scrolls along. */
const EDGE_PX = 56
const SCROLL_PX = 14

/** The name that the place under this point gives itself by `data-drop`. */
function dropAt(x: number, y: number): string | null {
  const element = document.elementFromPoint(x, y)?.closest('[data-drop]')
  return element?.getAttribute('data-drop') ?? null
}

type Handlers = {
  onStart?: (id: string) => void
  /** Once a frame: where the pointer is in the window, and how far down it has come on the page. */
  onCarry: (id: string, at: { x: number; y: number; downPx: number }) => void
  /** Another place is under the pointer, by its name; null = none. */
  onOver: (drop: string | null) => void
  /** Let go over the place of this name; null = over none, or given up. */
  onDrop: (id: string, drop: string | null) => void
}

/**
 * Carrying something by mouse, pen or finger to a place that can take it, which gives its name as `data-drop`. A press
 * that moves less than a few pixels stays a press; Escape gives up.
 */
export function useDrag(handlers: Handlers) {
  const latest = useRef(handlers)
  latest.current = handlers
  const stop = useRef<(() => void) | undefined>(undefined)
  const [dragging, setDragging] = useState<string | null>(null)
  useEffect(() => () => stop.current?.(), [])

  const begin = useCallback((event: ReactPointerEvent, id: string) => {
    if (event.button !== 0 || !event.isPrimary) return
    const { pointerId, clientX: startX, clientY: startY } = event
    const startsAtPx = startY + window.scrollY
    const at = { x: startX, y: startY }
    let moving = false
    let over: string | null = null
    let frame = 0

    const show = () => {
      latest.current.onCarry(id, { ...at, downPx: at.y + window.scrollY - startsAtPx })
      const drop = dropAt(at.x, at.y)
      if (drop !== over) {
        over = drop
        latest.current.onOver(drop)
      }
    }
    // Scrolls on while the pointer rests at the edge.
    const tick = () => {
      const up = at.y < EDGE_PX ? -1 : at.y > window.innerHeight - EDGE_PX ? 1 : 0
      if (up !== 0) window.scrollBy(0, up * SCROLL_PX)
      show()
      frame = requestAnimationFrame(tick)
    }
    const onMove = (move: PointerEvent) => {
      if (move.pointerId !== pointerId) return
      at.x = move.clientX
      at.y = move.clientY
      if (moving || Math.hypot(at.x - startX, at.y - startY) < STARTS_PX) return
      moving = true
      setDragging(id)
      latest.current.onStart?.(id)
      frame = requestAnimationFrame(tick)
    }
    const end = (drop: string | null) => {
      cancelAnimationFrame(frame)
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onCancel)
      window.removeEventListener('keydown', onKey, true)
      stop.current = undefined
      setDragging(null)
      if (moving) latest.current.onDrop(id, drop)
    }
    const onUp = (up: PointerEvent) => {
      if (up.pointerId === pointerId) end(dropAt(up.clientX, up.clientY))
    }
    const onCancel = (cancelled: PointerEvent) => {
      if (cancelled.pointerId === pointerId) end(null)
    }
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || !moving) return
      key.stopPropagation()
      end(null)
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onCancel)
    window.addEventListener('keydown', onKey, true)
    stop.current = () => end(null)
  }, [])

  return { begin, dragging }
}
