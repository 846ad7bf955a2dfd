export type Point = { x: number; y: number }
/** A rectangle on the ground: north-west corner before rotation, size, rotation about its centre. */
export type Rect = { xM: number; yM: number; widthM: number; depthM: number; rotationDeg: number }

/** Booths with at most an aisle of this width between them are neighbours. */
const AISLE_M = 5
/** Share of the shorter side that must face the other booth. */
const FACING_SHARE = 0.3

export function centreOf(rect: Omit<Rect, 'rotationDeg'>): Point {
  return { x: rect.xM + rect.widthM / 2, y: rect.yM + rect.depthM / 2 }
}

/** The four corners as they lie on the ground, clockwise from the north-west. */
export function cornersOf(rect: Rect): Point[] {
  const centre = centreOf(rect)
  const angle = (rect.rotationDeg * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const halves = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const
  return halves.map(([across, down]) => {
    const x = (across * rect.widthM) / 2
    const y = (down * rect.depthM) / 2
    return { x: centre.x + x * cos - y * sin, y: centre.y + x * sin + y * cos }
  })
}

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
  const areNeighbours = (a: { id: string } & Rect, b: { id: string } & Rect) =>
    (facesSide(a, b) || facesSide(b, a)) &&
    !booths.some(
      (other) => other.id !== a.id && other.id !== b.id && crosses(centreOf(a), centreOf(b), other),
    )
  const found = new Map<string, string[]>(booths.map((booth) => [booth.id, []]))
  booths.forEach((a, index) => {
    for (const b of booths.slice(index + 1)) {
      if (!areNeighbours(a, b)) continue
      found.get(a.id)?.push(b.id)
      found.get(b.id)?.push(a.id)
    }
  })
  return found
}

const PULL: Record<string, number> = { gate: 1, stage: 0.9, food_court: 0.7, information: 0.3 }
const REACH_M = 30

/**
 * How lively each booth's place is, 0 to 1, from how near it lies to gates, stages and food; the liveliest is 1.
 * All are 0.5 on a ground without such landmarks.
 */
export function crowdValues(
  booths: ReadonlyArray<{ id: string } & Rect>,
  landmarks: ReadonlyArray<{ kind: string } & Omit<Rect, 'rotationDeg'>>,
): Map<string, number> {
  const pulls = landmarks.flatMap((landmark) => {
    const strength = PULL[landmark.kind]
    return strength === undefined ? [] : [{ strength, at: centreOf(landmark) }]
  })
  const raw = booths.map((booth) => {
    const at = centreOf(booth)
    const value = pulls.reduce(
      (sum, pull) =>
        sum + pull.strength * Math.exp(-Math.hypot(pull.at.x - at.x, pull.at.y - at.y) / REACH_M),
      0,
    )
    return { id: booth.id, value }
  })
  const most = Math.max(0, ...raw.map(({ value }) => value))
  return new Map(raw.map(({ id, value }) => [id, most === 0 ? 0.5 : value / most]))
}
