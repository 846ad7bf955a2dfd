import type { Corner, GroundChange, GroundObject } from '../ground/doc.ts'
import { centreOf, type Point } from '../ground/geometry.ts'
import { normalDegrees, roundM, turned } from '../ground/shapes.ts'

const SMALLEST_M = 0.5

/** Pulls a corner of a booth or landmark; the opposite corner stays where it is, also of one that is turned. */
export function pullCorner(
  object: GroundObject,
  corner: number,
  to: Point,
): GroundChange | undefined {
  if (object.kind !== 'booth' && object.kind !== 'landmark') return undefined
  const { row } = object
  const centre = centreOf(row)
  const upright = turned(to, centre, -row.rotationDeg)
  const [right, bottom] = [row.xM + row.widthM, row.yM + row.depthM]
  // Corners run clockwise from the north-west.
  const pullsLeft = corner === 0 || corner === 3
  const pullsTop = corner === 0 || corner === 1
  const width = Math.max(SMALLEST_M, roundM(pullsLeft ? right - upright.x : upright.x - row.xM))
  const depth = Math.max(SMALLEST_M, roundM(pullsTop ? bottom - upright.y : upright.y - row.yM))
  const left = pullsLeft ? right - width : row.xM
  const top = pullsTop ? bottom - depth : row.yM
  // The new centre, as the rectangle lies turned about the old one.
  const middle = turned({ x: left + width / 2, y: top + depth / 2 }, centre, row.rotationDeg)
  return {
    op: 'patch',
    kind: object.kind,
    id: row.id,
    fields: {
      xM: roundM(middle.x - width / 2),
      yM: roundM(middle.y - depth / 2),
      widthM: width,
      depthM: depth,
    },
  }
}

/** Turns a booth or landmark so that its upper side looks at a point; in steps unless free. */
export function turnTowards(
  object: GroundObject,
  to: Point,
  stepDegrees: number,
): GroundChange | undefined {
  if (object.kind !== 'booth' && object.kind !== 'landmark') return undefined
  const centre = centreOf(object.row)
  const degrees = (Math.atan2(to.x - centre.x, centre.y - to.y) * 180) / Math.PI
  const rotationDeg = normalDegrees(Math.round(degrees / stepDegrees) * stepDegrees)
  return { op: 'patch', kind: object.kind, id: object.row.id, fields: { rotationDeg } }
}

/** The corners of a zone or the points of a walkway; undefined for what has none. */
export function lineOf(object: GroundObject): ReadonlyArray<Corner> | undefined {
  if (object.kind === 'zone') return object.row.outline
  return object.kind === 'walkway' ? object.row.line : undefined
}

/** Gives a zone other corners, or a walkway other points. */
function lineChange(object: GroundObject, line: ReadonlyArray<Corner>): GroundChange | undefined {
  const { id } = object.row
  if (object.kind === 'zone') {
    return line.length < 3
      ? undefined
      : { op: 'patch', kind: 'zone', id, fields: { outline: line } }
  }
  if (object.kind !== 'walkway' || line.length < 2) return undefined
  return { op: 'patch', kind: 'walkway', id, fields: { line } }
}

const cornerAt = ({ x, y }: Point): Corner => [roundM(x), roundM(y)]

/** Moves one corner. */
export function movePoint(object: GroundObject, index: number, to: Point) {
  const line = lineOf(object)
  return (
    line &&
    lineChange(
      object,
      line.map((old, at) => (at === index ? cornerAt(to) : old)),
    )
  )
}

/** Adds a corner after another. */
export function addPoint(object: GroundObject, after: number, at: Point) {
  const line = lineOf(object)
  return (
    line &&
    lineChange(object, [...line.slice(0, after + 1), cornerAt(at), ...line.slice(after + 1)])
  )
}

/** Takes a corner away, unless too few would remain. */
export function dropPoint(object: GroundObject, index: number) {
  const line = lineOf(object)
  return (
    line &&
    lineChange(
      object,
      line.filter((_, at) => at !== index),
    )
  )
}
