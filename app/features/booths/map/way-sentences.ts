import type { Point } from '../ground/geometry.ts'

type Direction =
  | 'north'
  | 'north-east'
  | 'east'
  | 'south-east'
  | 'south'
  | 'south-west'
  | 'west'
  | 'north-west'
type Turn = 'left' | 'right' | 'slight-left' | 'slight-right' | 'back'
type Side = 'left' | 'right' | 'ahead'

/** One sentence of the way, as codes: the page chooses the words. */
export type WaySentence =
  | { kind: 'start'; direction: Direction; lengthM: number }
  | { kind: 'turn'; turn: Turn; lengthM: number }
  | { kind: 'arrive'; side: Side }

const directions: ReadonlyArray<Direction> = [
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
  'north',
  'north-east',
]

/** A bend of less than this is still straight on. */
const STRAIGHT_DEG = 22
const SLIGHT_DEG = 55
const BACK_DEG = 150
const JOG_M = 5
const STEP_M = 0.5

type Leg = { angleDeg: number; lengthM: number }

/**
 * What to do, corner by corner, on a way that ends beside the middle of its destination. Lengths are whole metres, and
 * together the length of the way.
 */
export function waySentencesOf(points: ReadonlyArray<Point>, destination: Point): WaySentence[] {
  const whole = withoutJogs(legsOf(points))
  const legs = inWholeMetres(withoutLastPaces(whole))
  const [first, ...others] = legs
  // From where the destination is seen first: before the last paces up to it.
  const last = points.at(legs.length < whole.length ? -2 : -1)
  const arrive: WaySentence = {
    kind: 'arrive',
    side: last ? sideOf(legs.at(-1), last, destination) : 'ahead',
  }
  if (!first) return [arrive]
  let angle = first.angleDeg
  const turns = others.map((leg): WaySentence => {
    const turn = turnOf(between(angle, leg.angleDeg))
    angle = leg.angleDeg
    return { kind: 'turn', turn, lengthM: leg.lengthM }
  })
  const start: WaySentence = {
    kind: 'start',
    direction: directionOf(first.angleDeg),
    lengthM: first.lengthM,
  }
  return [start, ...turns, arrive]
}

/** The paces from a walkway up to a booth are no turn: they are told by the side on which it lies. */
function withoutLastPaces(legs: ReadonlyArray<Leg>): Leg[] {
  const [before, last] = [legs.at(-2), legs.at(-1)]
  if (!before || !last || last.lengthM >= JOG_M) return [...legs]
  return [...legs.slice(0, -2), { ...before, lengthM: before.lengthM + last.lengthM }]
}

/** Rounded so that the parts give the rounded whole: each ends at the rounded length so far. */
function inWholeMetres(legs: ReadonlyArray<Leg>): Leg[] {
  let sofar = 0
  return legs.map((leg) => {
    const began = Math.round(sofar)
    sofar += leg.lengthM
    return { ...leg, lengthM: Math.round(sofar) - began }
  })
}

/** Straight pieces; what bends only a little, and a step that has no direction worth telling, is one piece. */
function legsOf(points: ReadonlyArray<Point>): Leg[] {
  const legs: Leg[] = []
  let steps = 0
  points.slice(1).forEach((to, index) => {
    const from = points[index] ?? to
    const lengthM = Math.hypot(to.x - from.x, to.y - from.y)
    const leg = legs.at(-1)
    const angleDeg = angleTo(from, to)
    if (lengthM < STEP_M && leg) leg.lengthM += lengthM
    else if (lengthM < STEP_M) steps += lengthM
    else if (leg && Math.abs(between(leg.angleDeg, angleDeg)) < STRAIGHT_DEG) {
      leg.lengthM += lengthM
      leg.angleDeg = angleDeg
    } else {
      legs.push({ angleDeg, lengthM: lengthM + steps })
      steps = 0
    }
  })
  return legs
}

/**
 * A short step aside from one walkway to the next in line is no turn, and neither are the first metres out of a gate.
 */
function withoutJogs(legs: ReadonlyArray<Leg>): Leg[] {
  const kept: Leg[] = []
  for (const leg of legs) {
    const [before, last] = [kept.at(-2), kept.at(-1)]
    const aside = last !== undefined && last.lengthM < JOG_M
    if (aside && before && Math.abs(between(before.angleDeg, leg.angleDeg)) < STRAIGHT_DEG) {
      kept.pop()
      before.lengthM += last.lengthM + leg.lengthM
    } else if (aside && !before) {
      kept[0] = { ...leg, lengthM: leg.lengthM + last.lengthM }
    } else {
      kept.push({ ...leg })
    }
  }
  return kept
}

/** Clockwise from east, as y grows southwards. */
function angleTo(from: Point, to: Point): number {
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
}

/** From one angle to another, -180 to 180; more than 0 is to the right. */
function between(from: number, to: number): number {
  return ((((to - from + 180) % 360) + 360) % 360) - 180
}

function turnOf(degrees: number): Turn {
  if (Math.abs(degrees) > BACK_DEG) return 'back'
  if (Math.abs(degrees) < SLIGHT_DEG) return degrees > 0 ? 'slight-right' : 'slight-left'
  return degrees > 0 ? 'right' : 'left'
}

function sideOf(leg: Leg | undefined, last: Point, destination: Point): Side {
  if (!leg || Math.hypot(destination.x - last.x, destination.y - last.y) < 0.5) return 'ahead'
  const degrees = between(leg.angleDeg, angleTo(last, destination))
  if (Math.abs(degrees) < STRAIGHT_DEG || Math.abs(degrees) > BACK_DEG) return 'ahead'
  return degrees > 0 ? 'right' : 'left'
}

function directionOf(angleDeg: number): Direction {
  const index = Math.round((((angleDeg % 360) + 360) % 360) / 45) % 8
  return directions[index] ?? 'north'
}
