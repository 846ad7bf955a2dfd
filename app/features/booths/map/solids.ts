import { BoxIndex } from '../editor/box-index.ts'
import { centreOf, type Point, type Rect } from '../ground/geometry.ts'
import { boxAround, rectCorners } from '../ground/shapes.ts'

/** Tents that touch, and a way that touches a tent, stand in nobody's way. */
const TOUCH_M = 0.05
/** Room for a person before a side. */
const STANDING_M = 1
/** How far from a tent a person walks around its corner. */
const AROUND_M = 0.3

/** What on a ground nobody can walk through. */
export class Solids {
  private readonly index: BoxIndex<Rect>

  constructor(rects: ReadonlyArray<Rect>) {
    this.index = new BoxIndex(
      rects.map((rect) => ({ box: boxAround(rectCorners(rect)), item: rect })),
    )
  }

  /** What a straight line would lead through. */
  across(from: Point, to: Point): Rect[] {
    return this.index.near(boxAround([from, to])).filter((rect) => leadsThrough(rect, from, to))
  }

  isClear(from: Point, to: Point): boolean {
    return this.across(from, to).length === 0
  }

  /** What stands within so many metres of a point, both across and along. */
  near({ x, y }: Point, metres: number): Rect[] {
    return this.index.near({ left: x, right: x, top: y, bottom: y }, metres)
  }

  /** Whether something stands where a person would. */
  hold(point: Point): boolean {
    return this.near(point, 0).some((rect) =>
      leadsThrough(rect, point, { x: point.x + 1e-6, y: point.y }),
    )
  }

  /** Whether a person can stand before one of the sides of a place. */
  leaveOpen(place: Rect): boolean {
    const centre = centreOf(place)
    return sidesOf(place).some((side) => {
      const metres = Math.hypot(side.x - centre.x, side.y - centre.y)
      const out = 1 + STANDING_M / metres
      const before = {
        x: centre.x + (side.x - centre.x) * out,
        y: centre.y + (side.y - centre.y) * out,
      }
      return this.isClear(side, before)
    })
  }
}

/** The points at which a person turns who walks around a rectangle. */
export function pointsAround({ xM, yM, widthM, depthM, rotationDeg }: Rect): Point[] {
  return rectCorners({
    xM: xM - AROUND_M,
    yM: yM - AROUND_M,
    widthM: widthM + 2 * AROUND_M,
    depthM: depthM + 2 * AROUND_M,
    rotationDeg,
  })
}

/** The middles of the four sides, just outside: where a person stands who looks at what is there. */
export function sidesOf(rect: Rect): Point[] {
  const corners = rectCorners(rect)
  const centre = centreOf(rect)
  return corners.map((corner, index) => {
    const next = corners[(index + 1) % corners.length] ?? corner
    const middle = { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 }
    const [dx, dy] = [middle.x - centre.x, middle.y - centre.y]
    const out = 1 + TOUCH_M / Math.max(TOUCH_M, Math.hypot(dx, dy))
    return { x: centre.x + dx * out, y: centre.y + dy * out }
  })
}

/** Whether a line leads through the inside of a rectangle, seen as if that lay upright about the origin (Liang and Barsky). */
function leadsThrough(rect: Rect, from: Point, to: Point): boolean {
  const centre = centreOf(rect)
  const angle = (-rect.rotationDeg * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const upright = ({ x, y }: Point) => ({
    x: (x - centre.x) * cos - (y - centre.y) * sin,
    y: (x - centre.x) * sin + (y - centre.y) * cos,
  })
  const [a, b] = [upright(from), upright(to)]
  let [enters, leaves] = [0, 1]
  for (const [start, step, half] of [
    [a.x, b.x - a.x, rect.widthM / 2 - TOUCH_M],
    [a.y, b.y - a.y, rect.depthM / 2 - TOUCH_M],
  ] as const) {
    if (half <= 0) return false
    if (Math.abs(step) < 1e-12) {
      if (Math.abs(start) >= half) return false
      continue
    }
    const [first, second] = [(-half - start) / step, (half - start) / step]
    enters = Math.max(enters, Math.min(first, second))
    leaves = Math.min(leaves, Math.max(first, second))
    if (enters >= leaves) return false
  }
  return true
}
