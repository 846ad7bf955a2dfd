import {
  type GroundChange,
  type GroundDoc,
  type GroundObject,
  type GroundStep,
  kinds,
} from '../ground/doc.ts'
import type { Point } from '../ground/geometry.ts'
import {
  type Box,
  boxesMeet,
  boxOf,
  overlapDepth,
  pointOf,
  rectCorners,
  roundM,
  strip,
} from '../ground/shapes.ts'
import { overlapsAmong, placesOf } from '../ground/warnings.ts'
import { boxAroundAll, moveStep, objectsOf, withBooths } from './arrange.ts'
import type { Editor, Tool } from './editor.ts'
import { addPoint, movePoint, pullCorner, turnTowards } from './reshape.ts'
import { type Guide, type SnapLines, snapLines, snapMove } from './snapping.ts'

/** What a pressed pointer does until it is let go. */
export type Gesture = {
  move(at: Point, event: PointerEvent): void
  end(at: Point, event: PointerEvent): void
  cancel(): void
}

/** The drawing, as gestures use it. */
export type Surface = {
  editor: () => Editor
  /** Metres of one pixel. */
  px: () => number
  /** Shows a step that is not yet taken. */
  preview: (step: GroundStep | undefined) => void
  guides: (guides: ReadonlyArray<Guide>) => void
  clashes: (ids: ReadonlyArray<string>) => void
  sketch: (box: Box | undefined, solid: boolean) => void
  /** Moves what is drawn of these objects, without drawing anything anew. */
  shift: (ids: Iterable<string>, dx: number, dy: number) => void
  /** Moves the picture under the plan in the same way. */
  shiftPicture: (dx: number, dy: number) => void
}

const GRID_M = 0.5
const SNAP_PX = 8
/** Looking for overlaps while moving more than this would be felt. */
const CLASH_MAX = 60

/** Every object but those that move, as boxes to snap to. */
function othersOf(doc: GroundDoc, moving: ReadonlySet<string>): Box[] {
  return kinds.flatMap((kind) =>
    kind === 'walkway'
      ? []
      : objectsOf(doc, doc[kind].keys()).flatMap((object) =>
          moving.has(object.row.id) ? [] : boxOf(object),
        ),
  )
}

/** Where a point comes to lie: on a line of another object within reach, else on the grid. */
function snapPoint(
  surface: Surface,
  at: Point,
  lines: SnapLines,
  free: boolean,
): { x: number; y: number; guides: Guide[] } {
  if (free || !surface.editor().snapping) return { x: roundM(at.x), y: roundM(at.y), guides: [] }
  const box = { left: at.x, right: at.x, top: at.y, bottom: at.y }
  const rules = { lines, gridM: GRID_M, reachM: SNAP_PX * surface.px() }
  const { dx, dy, guides } = snapMove(box, 0, 0, rules)
  return { x: roundM(at.x + dx), y: roundM(at.y + dy), guides }
}

/** Moves the selected objects. Nothing is drawn anew until they are put down. */
export function moveGesture(surface: Surface, from: Point): Gesture {
  const { doc, selection } = surface.editor()
  const moving = withBooths(doc, selection)
  const box = boxAroundAll(doc, moving)
  const lines = snapLines(othersOf(doc, moving))
  const { index } = placesOf(doc)
  const shapes = objectsOf(doc, moving).flatMap((object) =>
    object.kind === 'booth' ? [{ id: object.row.id, corners: rectCorners(object.row) }] : [],
  )
  let [dx, dy] = [0, 0]
  const clear = () => {
    surface.shift(moving, 0, 0)
    surface.guides([])
    surface.clashes([])
  }
  return {
    move(at, event) {
      let [wantX, wantY] = [at.x - from.x, at.y - from.y]
      if (event.shiftKey) {
        if (Math.abs(wantX) > Math.abs(wantY)) wantY = 0
        else wantX = 0
      }
      if (!box || event.altKey || !surface.editor().snapping) {
        ;[dx, dy] = [roundM(wantX), roundM(wantY)]
        surface.guides([])
      } else {
        const rules = { lines, gridM: GRID_M, reachM: SNAP_PX * surface.px() }
        const snapped = snapMove(box, wantX, wantY, rules)
        dx = event.shiftKey && wantX === 0 ? 0 : snapped.dx
        dy = event.shiftKey && wantY === 0 ? 0 : snapped.dy
        surface.guides(snapped.guides)
      }
      surface.shift(moving, dx, dy)
      if (shapes.length <= CLASH_MAX) {
        const moved = shapes.map(({ id, corners }) => ({
          id,
          corners: corners.map(({ x, y }) => ({ x: x + dx, y: y + dy })),
        }))
        surface.clashes(overlapsAmong(index, moving, moved))
      }
    },
    end() {
      const editor = surface.editor()
      editor.commit(moveStep(editor.doc, selection, dx, dy))
      clear()
    },
    cancel: clear,
  }
}

/** Draws a rectangle: to select what it touches, or for something new. */
export function boxGesture(
  surface: Surface,
  from: Point,
  purpose: 'select' | 'draw',
  done: (box: Box) => void,
): Gesture {
  const lines = snapLines(purpose === 'draw' ? othersOf(surface.editor().doc, new Set()) : [])
  const snapped = (at: Point, event: PointerEvent) =>
    purpose === 'select' ? at : snapPoint(surface, at, lines, event.altKey)
  const boxTo = (at: Point, event: PointerEvent): Box => {
    const [a, b] = [snapped(from, event), snapped(at, event)]
    return {
      left: Math.min(a.x, b.x),
      right: Math.max(a.x, b.x),
      top: Math.min(a.y, b.y),
      bottom: Math.max(a.y, b.y),
    }
  }
  return {
    move: (at, event) => surface.sketch(boxTo(at, event), purpose === 'draw'),
    end(at, event) {
      surface.sketch(undefined, false)
      done(boxTo(at, event))
    },
    cancel: () => surface.sketch(undefined, false),
  }
}

/** Selects what a box touches; zones only when they lie in it whole. */
export function selectInBox(
  { doc, selection, select, many }: Pick<Editor, 'doc' | 'selection' | 'select' | 'many'>,
  box: Box,
  adds: boolean,
): void {
  const found = kinds.flatMap((kind) =>
    objectsOf(doc, doc[kind].keys()).filter((object) => isTaken(object, box)),
  )
  const ids = found.map(({ row }) => row.id)
  select(adds || many ? [...selection, ...ids] : ids)
}

function isTaken(object: GroundObject, box: Box): boolean {
  const own = boxOf(object)
  if (object.kind === 'zone') {
    return (
      own.left >= box.left &&
      own.right <= box.right &&
      own.top >= box.top &&
      own.bottom <= box.bottom
    )
  }
  if (!boxesMeet(own, box)) return false
  // What lies aslant has a box far larger than itself.
  const shapes =
    object.kind === 'walkway'
      ? stripsOf(object.row.line.map(pointOf), object.row.widthM)
      : [rectCorners(object.row)]
  return shapes.some((shape) => overlapDepth(shape, boxCorners(box)) > 0)
}

function stripsOf(line: ReadonlyArray<Point>, widthM: number): Point[][] {
  return line.slice(1).map((to, index) => strip(line[index] ?? to, to, widthM))
}

function boxCorners({ left, right, top, bottom }: Box): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

/** Pulls a handle of one object: corner, turn, point of a line, or the middle between two points. */
export function handleGesture(
  surface: Surface,
  object: GroundObject,
  handle: string,
): Gesture | undefined {
  const [name, number] = handle.split('-')
  const index = Number(number)
  const lines = snapLines(othersOf(surface.editor().doc, new Set([object.row.id])))
  let change: GroundChange | undefined
  const clear = () => {
    surface.preview(undefined)
    surface.guides([])
  }
  const changeTo = (at: Point, event: PointerEvent): GroundChange | undefined => {
    if (name === 'turn') return turnTowards(object, at, event.altKey ? 1 : 15)
    const to = snapPoint(surface, at, lines, event.altKey)
    surface.guides(to.guides)
    if (name === 'corner') return pullCorner(object, index, to)
    return name === 'middle' ? addPoint(object, index, to) : movePoint(object, index, to)
  }
  return {
    move(at, event) {
      change = changeTo(at, event)
      surface.preview(change && [change])
    },
    end() {
      if (change) surface.editor().commit([change])
      clear()
    },
    cancel: clear,
  }
}

/** Tools that draw a rectangle, and what becomes of it. */
export const boxTools: Partial<Record<Tool, 'zone' | 'booth' | 'grid' | 'landmark'>> = {
  zone: 'zone',
  booth: 'booth',
  grid: 'grid',
  landmark: 'landmark',
}
