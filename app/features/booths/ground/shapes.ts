import type { Corner, GroundObject } from './doc.ts'
import { cornersOf, distance, type Point, type Rect } from './geometry.ts'

/** An upright rectangle around something. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** Metres to the centimetre, so that figures stay readable. */
export function roundM(metres: number): number {
  return Math.round(metres * 100) / 100
}

export function boxAround(points: Iterable<Point>): Box {
  const box = {
    left: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  }
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x)
    box.top = Math.min(box.top, y)
    box.right = Math.max(box.right, x)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}

/** The box around boxes; undefined around nothing. */
export function unionOf(boxes: ReadonlyArray<Box>): Box | undefined {
  if (boxes.length === 0) return undefined
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  }
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom
}

export function pointOf([x, y]: Corner): Point {
  return { x, y }
}

/** The corners of a rectangle, which need not be computed when it is upright. */
export function rectCorners(rect: Rect): Point[] {
  if (rect.rotationDeg !== 0) return cornersOf(rect)
  const [right, bottom] = [rect.xM + rect.widthM, rect.yM + rect.depthM]
  return [
    { x: rect.xM, y: rect.yM },
    { x: right, y: rect.yM },
    { x: right, y: bottom },
    { x: rect.xM, y: bottom },
  ]
}

/** The corners of anything on the ground; of a walkway the points of its line. */
export function pointsOf(object: GroundObject): Point[] {
  switch (object.kind) {
    case 'zone':
      return object.row.outline.map(pointOf)
    case 'walkway':
      return object.row.line.map(pointOf)
    default:
      return rectCorners(object.row)
  }
}

/** The box around anything on the ground; a walkway with its width. */
export function boxOf(object: GroundObject): Box {
  const box = boxAround(pointsOf(object))
  if (object.kind !== 'walkway') return box
  const half = object.row.widthM / 2
  return {
    left: box.left - half,
    top: box.top - half,
    right: box.right + half,
    bottom: box.bottom + half,
  }
}

export function insidePolygon({ x, y }: Point, polygon: ReadonlyArray<Point>): boolean {
  let inside = false
  let last = polygon.at(-1)
  for (const corner of polygon) {
    if (last && corner.y > y !== last.y > y) {
      const crossing = corner.x + ((y - corner.y) / (last.y - corner.y)) * (last.x - corner.x)
      if (x < crossing) inside = !inside
    }
    last = corner
  }
  return inside
}

/** The point of a line nearest to another point. */
function nearestOnLine(point: Point, a: Point, b: Point): Point {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  if (length === 0) return a
  const share = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length))
  return { x: a.x + share * dx, y: a.y + share * dy }
}

/** How deep two convex shapes lie in each other, in metres; 0 or less when they do not. */
export function overlapDepth(a: ReadonlyArray<Point>, b: ReadonlyArray<Point>): number {
  let depth = Number.POSITIVE_INFINITY
  for (const shape of [a, b]) {
    let last = shape.at(-1)
    for (const corner of shape) {
      if (!last) continue
      const [dx, dy] = [corner.x - last.x, corner.y - last.y]
      last = corner
      const length = Math.hypot(dx, dy)
      if (length === 0) continue
      const [nx, ny] = [-dy / length, dx / length]
      const [lowA, highA] = spread(a, nx, ny)
      const [lowB, highB] = spread(b, nx, ny)
      depth = Math.min(depth, highA - lowB, highB - lowA)
      if (depth <= 0) return depth
    }
  }
  return depth
}

function spread(shape: ReadonlyArray<Point>, nx: number, ny: number): [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const { x, y } of shape) {
    const along = x * nx + y * ny
    low = Math.min(low, along)
    high = Math.max(high, along)
  }
  return [low, high]
}

export type Gap = { metres: number; from: Point; to: Point }

/** The shortest way between two shapes that do not overlap. */
export function gapBetween(a: ReadonlyArray<Point>, b: ReadonlyArray<Point>): Gap {
  const corner = { x: 0, y: 0 }
  let gap: Gap = { metres: Number.POSITIVE_INFINITY, from: corner, to: corner }
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const from of one) {
      let last = other.at(-1)
      for (const next of other) {
        const to = nearestOnLine(from, last ?? next, next)
        const metres = distance(from, to)
        if (metres < gap.metres) gap = { metres, from, to }
        last = next
      }
    }
  }
  return gap
}

/** The shape of a piece of a walkway: the rectangle around a line of some width. */
export function strip(a: Point, b: Point, widthM: number): Point[] {
  const length = distance(a, b)
  if (length === 0) return [a, a, a, a]
  const [nx, ny] = [(-(b.y - a.y) / length) * (widthM / 2), ((b.x - a.x) / length) * (widthM / 2)]
  return [
    { x: a.x + nx, y: a.y + ny },
    { x: b.x + nx, y: b.y + ny },
    { x: b.x - nx, y: b.y - ny },
    { x: a.x - nx, y: a.y - ny },
  ]
}

/** A point turned about another. */
export function turned({ x, y }: Point, about: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [dx, dy] = [x - about.x, y - about.y]
  return { x: about.x + dx * cos - dy * sin, y: about.y + dx * sin + dy * cos }
}

/** The same direction between -180 (without) and 180 (with). */
export function normalDegrees(degrees: number): number {
  const turn = ((((degrees + 180) % 360) + 360) % 360) - 180
  return turn === -180 ? 180 : Math.round(turn * 10) / 10
}
