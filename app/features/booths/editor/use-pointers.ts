import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from 'react'
import { findObject } from '../ground/doc.ts'
import type { Point } from '../ground/geometry.ts'
import {
  boxGesture,
  boxTools,
  type Gesture,
  handleGesture,
  moveGesture,
  type Surface,
  selectInBox,
} from './gestures.ts'
import { pictureGesture } from './move-picture.ts'
import { type EditorView, panBy, toGround, zoomAt } from './view.ts'

const MOVED_PX = { mouse: 4, touch: 9 }

type Pixel = { x: number; y: number }
type Press = {
  id: number
  from: Pixel
  last: Pixel
  touch: boolean
  moved: boolean
  /** What a drag does; none when it pans. */
  gesture: Gesture | undefined
  /** What a press without a drag does. */
  tap: (at: Point, event: PointerEvent) => void
}

type Options = {
  frame: RefObject<HTMLDivElement>
  surface: Surface
  view: () => EditorView
  setView: (change: (view: EditorView) => EditorView) => void
  /** Where the pointer is over the drawing, while a line is drawn. */
  hover: (at: Point | undefined) => void
  /** Whether the space bar is held, which pans. */
  spaceHeld: RefObject<boolean>
}

function idAt(event: PointerEvent, attribute: 'data-id' | 'data-handle'): string | undefined {
  const { target } = event
  if (!(target instanceof Element)) return undefined
  return target.closest(`[${attribute}]`)?.getAttribute(attribute) ?? undefined
}

/** Turns presses of mouse, pen and fingers on the drawing into gestures; two fingers pan and zoom. */
export function usePointers(options: Options) {
  const latest = useRef(options)
  latest.current = options
  const press = useRef<Press>()
  const fingers = useRef(new Map<number, Pixel>())

  const { frame } = options
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const rect = element.getBoundingClientRect()
      const unit = event.deltaMode === 1 ? 16 : 1
      const [x, y] = [event.clientX - rect.left, event.clientY - rect.top]
      const { setView } = latest.current
      if (event.ctrlKey || event.metaKey) {
        setView((view) => zoomAt(view, Math.exp((-event.deltaY * unit) / 300), x, y))
      } else if (event.shiftKey && event.deltaX === 0) {
        setView((view) => panBy(view, event.deltaY * unit, 0))
      } else {
        setView((view) => panBy(view, event.deltaX * unit, event.deltaY * unit))
      }
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [frame])

  const pixelOf = (event: { clientX: number; clientY: number }): Pixel => {
    const rect = frame.current?.getBoundingClientRect()
    return { x: event.clientX - (rect?.left ?? 0), y: event.clientY - (rect?.top ?? 0) }
  }
  const groundAt = (pixel: Pixel): Point => toGround(latest.current.view(), pixel.x, pixel.y)

  function onPointerDown(event: ReactPointerEvent<HTMLDivElement>) {
    if (event.target instanceof Element && event.target.closest('[data-control]')) return
    const from = pixelOf(event)
    const touch = event.pointerType === 'touch'
    if (touch) fingers.current.set(event.pointerId, from)
    event.currentTarget.setPointerCapture(event.pointerId)
    frame.current?.focus({ preventScroll: true })
    if (fingers.current.size > 1) {
      press.current?.gesture?.cancel()
      press.current = undefined
      return
    }
    if (event.button > 1) return
    const { surface, spaceHeld } = latest.current
    const pans = event.button === 1 || spaceHeld.current === true
    if (pans) event.preventDefault()
    const found = pans ? panning() : findGesture(surface, groundAt(from), event.nativeEvent, touch)
    press.current = { id: event.pointerId, from, last: from, touch, moved: false, ...found }
  }

  function onPointerMove(event: ReactPointerEvent<HTMLDivElement>) {
    const here = pixelOf(event)
    if (fingers.current.has(event.pointerId) && fingers.current.size > 1) {
      pinch(event.pointerId, here)
      return
    }
    const { surface, setView, hover } = latest.current
    if (surface.editor().line.length > 0) hover(groundAt(here))
    const current = press.current
    if (!current || current.id !== event.pointerId) return
    const far = Math.hypot(here.x - current.from.x, here.y - current.from.y)
    if (!current.moved && far < (current.touch ? MOVED_PX.touch : MOVED_PX.mouse)) return
    current.moved = true
    if (current.gesture) current.gesture.move(groundAt(here), event.nativeEvent)
    else setView((view) => panBy(view, current.last.x - here.x, current.last.y - here.y))
    current.last = here
  }

  function pinch(id: number, here: Pixel) {
    const before = fingers.current.get(id)
    const other = [...fingers.current].find(([finger]) => finger !== id)?.[1]
    fingers.current.set(id, here)
    if (!before || !other) return
    const spread = (at: Pixel) => Math.max(20, Math.hypot(at.x - other.x, at.y - other.y))
    const middle = { x: (here.x + other.x) / 2, y: (here.y + other.y) / 2 }
    const factor = spread(here) / spread(before)
    latest.current.setView((view) =>
      panBy(
        zoomAt(view, factor, middle.x, middle.y),
        (before.x - here.x) / 2,
        (before.y - here.y) / 2,
      ),
    )
  }

  function onPointerUp(event: ReactPointerEvent<HTMLDivElement>) {
    fingers.current.delete(event.pointerId)
    const current = press.current
    if (!current || current.id !== event.pointerId) return
    press.current = undefined
    const at = groundAt(pixelOf(event))
    if (!current.moved) current.tap(at, event.nativeEvent)
    else current.gesture?.end(at, event.nativeEvent)
  }

  function onPointerCancel(event: ReactPointerEvent<HTMLDivElement>) {
    fingers.current.delete(event.pointerId)
    if (press.current?.id !== event.pointerId) return
    press.current.gesture?.cancel()
    press.current = undefined
  }

  /** Gives up what is being drawn or moved; whether there was anything. */
  function cancel(): boolean {
    const current = press.current
    if (!current) return false
    current.gesture?.cancel()
    press.current = undefined
    return true
  }

  return { handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel }, cancel }
}

type Found = Pick<Press, 'gesture' | 'tap'>

function panning(): Found {
  return { gesture: undefined, tap: () => {} }
}

/** What a press at this place means, by the tool in hand and what lies there. */
function findGesture(surface: Surface, at: Point, event: PointerEvent, touch: boolean): Found {
  const editor = surface.editor()
  const { tool, doc, selection, mayEdit } = editor
  const handle = idAt(event, 'data-handle')
  const [only] = selection
  const single = handle && only !== undefined ? findObject(doc, only) : undefined
  if (single && handle) {
    const gesture = handleGesture(surface, single, handle)
    if (gesture) return { gesture, tap: () => {} }
  }
  if (tool === 'pan') return panning()
  if (tool === 'picture') return { gesture: pictureGesture(surface, at), tap: () => {} }
  const kind = boxTools[tool]
  if (kind) {
    const drawsLine = kind === 'zone'
    return {
      gesture: boxGesture(surface, at, 'draw', (box) => editor.draw(kind, box)),
      tap: (point, tapped) =>
        drawsLine ? addCorner(surface, point, tapped) : editor.draw(kind, point),
    }
  }
  if (tool === 'walkway' || tool === 'calibrate') {
    return {
      gesture: undefined,
      tap: (point, tapped) => addCorner(surface, point, tapped),
    }
  }
  return findSelecting(surface, at, event, touch, mayEdit)
}

function findSelecting(
  surface: Surface,
  at: Point,
  event: PointerEvent,
  touch: boolean,
  mayEdit: boolean,
): Found {
  const editor = surface.editor()
  const id = idAt(event, 'data-id')
  const adds = event.shiftKey || event.ctrlKey || event.metaKey || editor.many
  const chosen = id !== undefined && editor.selection.has(id)
  const isFloor = id !== undefined && (editor.doc.zone.has(id) || editor.doc.walkway.has(id))
  const tap = () => {
    const now = surface.editor()
    if (id === undefined) {
      if (!adds) now.select([])
    } else if (adds) now.toggle(id)
    else now.select([id])
  }
  const marquee = () =>
    boxGesture(surface, at, 'select', (box) => selectInBox(surface.editor(), box, adds))
  if (touch) {
    if (chosen && mayEdit && !editor.many) return { gesture: moveGesture(surface, at), tap }
    return { gesture: editor.many ? marquee() : undefined, tap }
  }
  // Zones and walkways are the floor: a drag on them selects what stands there, unless they are chosen.
  if (id === undefined || (isFloor && !chosen)) return { gesture: marquee(), tap }
  if (!mayEdit) return { gesture: undefined, tap }
  if (!chosen && adds) return { gesture: marquee(), tap }
  if (!chosen) {
    // The press itself selects, and the drag that follows moves it.
    editor.select([id])
    return { gesture: lazily(() => moveGesture(surface, at)), tap: () => {} }
  }
  return { gesture: lazily(() => moveGesture(surface, at)), tap }
}

/** A gesture that looks around only when it begins to move. */
function lazily(make: () => Gesture): Gesture {
  let made: Gesture | undefined
  return {
    move(at, event) {
      made ??= make()
      made.move(at, event)
    },
    end: (at, event) => made?.end(at, event),
    cancel: () => made?.cancel(),
  }
}

/** Adds a corner to the line that is drawn; on its first corner, or twice on one spot, ends it. */
function addCorner(surface: Surface, at: Point, event: PointerEvent): void {
  const editor = surface.editor()
  const { line, tool } = editor
  const near = (corner: readonly [number, number] | undefined) =>
    corner !== undefined && Math.hypot(corner[0] - at.x, corner[1] - at.y) < 12 * surface.px()
  const closes = tool === 'zone' && line.length > 2 && near(line[0])
  const twice = tool !== 'calibrate' && line.length > 1 && near(line.at(-1))
  if (closes || twice) {
    editor.finishLine()
    return
  }
  const grid = tool === 'calibrate' || event.altKey || !editor.snapping ? 0.01 : 0.5
  const onGrid = (metres: number) => Math.round(Math.round(metres / grid) * grid * 100) / 100
  const corners = tool === 'calibrate' && line.length > 1 ? [] : line
  editor.setLine([...corners, [onGrid(at.x), onGrid(at.y)]])
}
