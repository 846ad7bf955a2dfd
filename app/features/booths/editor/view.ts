import type { Point } from '../ground/geometry.ts'
import type { Box } from '../ground/shapes.ts'

/** What of the ground is seen: the metres at the upper left, and pixels per metre. */
export type EditorView = { x: number; y: number; scale: number }
/** The drawing area in pixels. */
export type Size = { width: number; height: number }

const SCALE_MIN = 0.4
const SCALE_MAX = 240

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}

/** A view that shows a box whole, with some room around it. */
export function fitView(box: Box, size: Size, paddingPx = 28): EditorView {
  const [width, depth] = [Math.max(1, box.right - box.left), Math.max(1, box.bottom - box.top)]
  const scale = clamp(
    Math.min((size.width - 2 * paddingPx) / width, (size.height - 2 * paddingPx) / depth),
    SCALE_MIN,
    SCALE_MAX,
  )
  return {
    x: (box.left + box.right) / 2 - size.width / scale / 2,
    y: (box.top + box.bottom) / 2 - size.height / scale / 2,
    scale,
  }
}

/** Brings the ground nearer (`factor` above 1) or farther; the point under this pixel stays where it is. */
export function zoomAt(view: EditorView, factor: number, atX: number, atY: number): EditorView {
  const scale = clamp(view.scale * factor, SCALE_MIN, SCALE_MAX)
  return {
    x: view.x + atX / view.scale - atX / scale,
    y: view.y + atY / view.scale - atY / scale,
    scale,
  }
}

/** Moves what is seen by pixels. */
export function panBy(view: EditorView, dxPx: number, dyPx: number): EditorView {
  return { ...view, x: view.x + dxPx / view.scale, y: view.y + dyPx / view.scale }
}

/** The place on the ground under a pixel of the drawing area. */
export function toGround(view: EditorView, xPx: number, yPx: number): Point {
  return { x: view.x + xPx / view.scale, y: view.y + yPx / view.scale }
}

/** Keeps a part of the ground in sight, however far one pans. */
export function keepInSight(
  view: EditorView,
  ground: { widthM: number; depthM: number },
  size: Size,
): EditorView {
  const [width, depth] = [size.width / view.scale, size.height / view.scale]
  const [roomX, roomY] = [Math.min(width, ground.widthM) / 4, Math.min(depth, ground.depthM) / 4]
  return {
    ...view,
    x: clamp(view.x, roomX - width, ground.widthM - roomX),
    y: clamp(view.y, roomY - depth, ground.depthM - roomY),
  }
}

/** Whether a box is in sight. */
export function isInSight(view: EditorView, size: Size, box: Box): boolean {
  return (
    box.left >= view.x &&
    box.top >= view.y &&
    box.right <= view.x + size.width / view.scale &&
    box.bottom <= view.y + size.height / view.scale
  )
}
