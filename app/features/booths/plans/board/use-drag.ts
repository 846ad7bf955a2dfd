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

export type DropTarget = { kind: 'booth' | 'application' | 'out' | 'wait'; id: string }

/** What a place on the page says of itself: `data-drop="booth:<id>"`. */
export function dropName(target: DropTarget): string {
  return `${target.kind}:${target.id}`
}

function targetAt(x: number, y: number): DropTarget | null {
  const element = document.elementFromPoint(x, y)?.closest('[data-drop]')
  const [kind, id = ''] = (element?.getAttribute('data-drop') ?? '').split(':')
  if (kind !== 'booth' && kind !== 'application' && kind !== 'out' && kind !== 'wait') return null
  return { kind, id }
}

type Handlers = {
  onStart: (applicationId: string) => void
  onOver: (target: DropTarget | null) => void
  onDrop: (applicationId: string, target: DropTarget | null) => void
}

/**
 * Carrying an application by mouse, pen or finger from its row to a place that can take it. A press that moves less
 * than a few pixels stays a press.
 */
export function useDrag(handlers: Handlers) {
  const latest = useRef(handlers)
  latest.current = handlers
  const ghost = useRef<HTMLDivElement>(null)
  const stop = useRef<(() => void) | undefined>(undefined)
  const [dragging, setDragging] = useState<string | null>(null)
  useEffect(() => () => stop.current?.(), [])

  const begin = useCallback((event: ReactPointerEvent, applicationId: string) => {
    if (event.button !== 0 || !event.isPrimary) return
    const { pointerId, clientX: startX, clientY: startY } = event
    const at = { x: startX, y: startY }
    let moving = false
    let over: string | null = null
    let frame = 0

    const show = () => {
      ghost.current?.style.setProperty('transform', `translate(${at.x + 12}px, ${at.y + 12}px)`)
      const target = targetAt(at.x, at.y)
      const name = target ? dropName(target) : null
      if (name !== over) {
        over = name
        latest.current.onOver(target)
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
      setDragging(applicationId)
      latest.current.onStart(applicationId)
      frame = requestAnimationFrame(tick)
    }
    const end = (target: DropTarget | null) => {
      cancelAnimationFrame(frame)
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onCancel)
      window.removeEventListener('keydown', onKey, true)
      stop.current = undefined
      setDragging(null)
      if (moving) latest.current.onDrop(applicationId, target)
    }
    const onUp = (up: PointerEvent) => {
      if (up.pointerId === pointerId) end(targetAt(up.clientX, up.clientY))
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

  return { begin, dragging, ghost }
}
