export type Point = { x: number; y: number }
/** A rectangle on the ground: north-west corner before rotation, size, rotation about its centre. */
export type Rect = { xM: number; yM: number; widthM: number; depthM: number; rotationDeg: number }

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

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
