import { BoxIndex } from '../editor/box-index.ts'
import { centreOf, cornersOf, type Point, type Rect } from './geometry.ts'
import { boxAround } from './shapes.ts'

/** Booths with at most an aisle of this width between them are neighbours. */
const AISLE_M = 5
/** Share of the shorter side that must face the other booth. */
const FACING_SHARE = 0.3
const ROUNDING_M = 0.001

function facesSide(a: Rect, b: Rect): boolean {
  const centre = centreOf(a)
  const angle = (-a.rotationDeg * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const inFrame = cornersOf(b).map((corner) => {
    const x = corner.x - centre.x
    const y = corner.y - centre.y
    return { x: x * cos - y * sin, y: x * sin + y * cos }
  })
  const xs = inFrame.map((point) => point.x)
  const ys = inFrame.map((point) => point.y)
  const gap = (half: number, low: number, high: number) => Math.max(low - half, -half - high)
  const overlap = (half: number, low: number, high: number) =>
    Math.min(half, high) - Math.max(-half, low)
  const [halfWidth, halfDepth] = [a.widthM / 2, a.depthM / 2]
  const [left, right, top, bottom] = [
    Math.min(...xs),
    Math.max(...xs),
    Math.min(...ys),
    Math.max(...ys),
  ]
  const facingAcross = FACING_SHARE * Math.min(a.widthM, right - left)
  const facingDown = FACING_SHARE * Math.min(a.depthM, bottom - top)
  return (
    (gap(halfWidth, left, right) <= AISLE_M && overlap(halfDepth, top, bottom) >= facingDown) ||
    (gap(halfDepth, top, bottom) <= AISLE_M && overlap(halfWidth, left, right) >= facingAcross)
  )
}

/** Whether the way from one point to another leads through a rectangle. */
function crosses(from: Point, to: Point, rect: Rect): boolean {
  const centre = centreOf(rect)
  const angle = (-rect.rotationDeg * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const inFrame = (point: Point) => {
    const x = point.x - centre.x
    const y = point.y - centre.y
    return { x: x * cos - y * sin, y: x * sin + y * cos }
  }
  const [a, b] = [inFrame(from), inFrame(to)]
  let [enters, leaves] = [0, 1]
  for (const [start, step, half] of [
    [a.x, b.x - a.x, rect.widthM / 2],
    [a.y, b.y - a.y, rect.depthM / 2],
  ] as const) {
    if (step === 0) {
      if (Math.abs(start) >= half) return false
      continue
    }
    const [first, last] = [(-half - start) / step, (half - start) / step]
    enters = Math.max(enters, Math.min(first, last))
    leaves = Math.min(leaves, Math.max(first, last))
  }
  return enters < leaves
}

/**
 * The neighbours of each booth: those beside it, behind it or across an aisle, with no other booth between. Booths
 * that touch at corners only are none.
 */
export function findNeighbours(
  booths: ReadonlyArray<{ id: string } & Rect>,
): Map<string, string[]> {
  const places = booths.map((booth, index) => ({ booth, index, box: boxAround(cornersOf(booth)) }))
  const ground = new BoxIndex(places.map((place) => ({ box: place.box, item: place })))
  // A turned booth may face another across an aisle although its own corner lies farther off.
  const reachM =
    AISLE_M + Math.max(0, ...booths.map(({ widthM, depthM }) => Math.hypot(widthM, depthM)))
  const found = new Map<string, string[]>(booths.map((booth) => [booth.id, []]))
  for (const { booth: a, index, box } of places) {
    const near = ground.near(box, reachM).filter((place) => place.index > index)
    for (const { booth: b } of near.sort((one, other) => one.index - other.index)) {
      if (!facesSide(a, b) && !facesSide(b, a)) continue
      const [from, to] = [centreOf(a), centreOf(b)]
      const between = ground
        .near(boxAround([from, to]), ROUNDING_M)
        .some(({ booth }) => booth !== a && booth !== b && crosses(from, to, booth))
      if (between) continue
      found.get(a.id)?.push(b.id)
      found.get(b.id)?.push(a.id)
    }
  }
  return found
}
