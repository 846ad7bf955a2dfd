import { BoxIndex } from '../editor/box-index.ts'
import { Solids } from '../map/solids.ts'
import type { Booth, GroundDoc, Kind } from './doc.ts'
import type { Point } from './geometry.ts'
import { isSolidKind } from './landmark-kinds.ts'
import {
  type Box,
  boxAround,
  gapBetween,
  insidePolygon,
  overlapDepth,
  pointOf,
  rectCorners,
  strip,
} from './shapes.ts'

/** Narrowest way on which visitors and a wheelchair pass each other. */
export const WAY_M = 3
/** Tents this near stand wall to wall: nobody walks between them. */
const SEAM_M = 0.5
/** Room for rounding and for tents that touch. */
const TOLERANCE_M = 0.02

type WarningKind =
  | 'overlap'
  | 'narrow'
  | 'outsideZone'
  | 'farFromPower'
  | 'noPower'
  | 'narrowWalkway'
  | 'onWalkway'
  | 'unreached'

/** Something that a planner should look at. A warning never forbids anything. */
export type Warning = {
  kind: WarningKind
  /** The objects it is about, the first of them to be moved. */
  ids: ReadonlyArray<string>
  kinds: ReadonlyArray<Kind>
  metres?: number
  count?: number
}

type Placed = { id: string; kind: 'booth' | 'landmark'; corners: Point[]; box: Box }

function placedOf(
  kind: Placed['kind'],
  row: Booth | (Parameters<typeof rectCorners>[0] & { id: string }),
): Placed {
  const corners = rectCorners(row)
  return { id: row.id, kind, corners, box: boxAround(corners) }
}

/** Booths and landmarks by place. */
export function placesOf(doc: GroundDoc): { booths: Placed[]; index: BoxIndex<Placed> } {
  const booths = [...doc.booth.values()].map((row) => placedOf('booth', row))
  const landmarks = [...doc.landmark.values()].map((row) => placedOf('landmark', row))
  const index = new BoxIndex([...booths, ...landmarks].map((item) => ({ box: item.box, item })))
  return { booths, index }
}

/** Everything on the ground that a planner should look at, in a lasting order. */
export function findWarnings(doc: GroundDoc): Warning[] {
  const { booths, index } = placesOf(doc)
  return [
    ...betweenPlaces(booths, index),
    ...booths.flatMap((booth) => outsideZone(doc, booth)),
    ...aboutWalkways(doc, index),
    ...aboutPower(doc, booths),
    ...outOfReach(doc),
  ]
}

/**
 * Booths that lie on something, and gaps between booths that are too narrow to walk through but wider than between
 * tents that stand wall to wall.
 */
function betweenPlaces(booths: ReadonlyArray<Placed>, index: BoxIndex<Placed>): Warning[] {
  return booths.flatMap((booth) =>
    index.near(booth.box, WAY_M).flatMap((other): Warning[] => {
      if (other.id === booth.id || (other.kind === 'booth' && other.id < booth.id)) return []
      const about = { ids: [booth.id, other.id], kinds: ['booth', other.kind] as const }
      if (overlapDepth(booth.corners, other.corners) > TOLERANCE_M) {
        return [{ kind: 'overlap', ...about }]
      }
      if (other.kind === 'landmark') return []
      const gap = gapBetween(booth.corners, other.corners)
      if (gap.metres <= SEAM_M + TOLERANCE_M || gap.metres >= WAY_M - TOLERANCE_M) return []
      const middle = { x: (gap.from.x + gap.to.x) / 2, y: (gap.from.y + gap.to.y) / 2 }
      const spot = { left: middle.x, right: middle.x, top: middle.y, bottom: middle.y }
      // Something stands between: no way leads through there.
      const filled = index
        .near(spot, 0.1)
        .some((between) => between.id !== booth.id && between.id !== other.id)
      return filled ? [] : [{ kind: 'narrow', ...about, metres: gap.metres }]
    }),
  )
}

function outsideZone(doc: GroundDoc, { id, corners }: Placed): Warning[] {
  const zone = doc.zone.get(doc.booth.get(id)?.zoneId ?? '')
  if (!zone) return []
  const outline = zone.outline.map(pointOf)
  const middle = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
    y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
  }
  // A booth may touch the edge of its zone.
  const inset = corners.map(({ x, y }) => ({
    x: x + Math.sign(middle.x - x) * TOLERANCE_M,
    y: y + Math.sign(middle.y - y) * TOLERANCE_M,
  }))
  const out =
    inset.some((corner) => !insidePolygon(corner, outline)) ||
    outline.some((corner) => insidePolygon(corner, inset))
  return out ? [{ kind: 'outsideZone', ids: [id, zone.id], kinds: ['booth', 'zone'] }] : []
}

function aboutWalkways(doc: GroundDoc, index: BoxIndex<Placed>): Warning[] {
  return [...doc.walkway.values()].flatMap((walkway) => {
    const found: Warning[] =
      walkway.widthM < WAY_M
        ? [
            {
              kind: 'narrowWalkway',
              ids: [walkway.id],
              kinds: ['walkway'],
              metres: walkway.widthM,
            },
          ]
        : []
    const standing = new Set<string>()
    const points = walkway.line.map(pointOf)
    points.slice(1).forEach((to, at) => {
      const piece = strip(points[at] ?? to, to, walkway.widthM)
      for (const { id, kind, corners } of index.near(boxAround(piece))) {
        if (kind === 'booth' && overlapDepth(corners, piece) > TOLERANCE_M) standing.add(id)
      }
    })
    for (const id of standing) {
      found.push({ kind: 'onWalkway', ids: [id, walkway.id], kinds: ['booth', 'walkway'] })
    }
    return found
  })
}

function aboutPower(doc: GroundDoc, booths: ReadonlyArray<Placed>): Warning[] {
  const needing = booths.filter(({ id }) => (doc.booth.get(id)?.powerWatts ?? 0) > 0)
  if (needing.length === 0) return []
  const boxes = [...doc.landmark.values()].flatMap((row) =>
    row.kind === 'power' ? [rectCorners(row)] : [],
  )
  if (boxes.length === 0) return [{ kind: 'noPower', ids: [], kinds: [], count: needing.length }]
  return needing.flatMap(({ id, corners }): Warning[] => {
    const metres = Math.min(
      ...boxes.map((box) => (overlapDepth(corners, box) > 0 ? 0 : gapBetween(corners, box).metres)),
    )
    if (metres <= doc.ground.cableLengthM) return []
    return [{ kind: 'farFromPower', ids: [id], kinds: ['booth'], metres }]
  })
}

/** Booths that have something before each of their sides; where no walkway is drawn the ground is not done yet. */
function outOfReach(doc: GroundDoc): Warning[] {
  if (doc.walkway.size === 0) return []
  const landmarks = [...doc.landmark.values()].filter(({ kind }) => isSolidKind(kind))
  const solids = new Solids([...doc.booth.values(), ...landmarks])
  return [...doc.booth.values()].flatMap((booth): Warning[] =>
    solids.leaveOpen(booth) ? [] : [{ kind: 'unreached', ids: [booth.id], kinds: ['booth'] }],
  )
}

/** Which of these rectangles would lie on a booth or landmark that is not among `moving`. */
export function overlapsAmong(
  index: BoxIndex<Placed>,
  moving: ReadonlySet<string>,
  shapes: ReadonlyArray<{ id: string; corners: Point[] }>,
): string[] {
  return shapes
    .filter(({ corners }) =>
      index
        .near(boxAround(corners))
        .some(
          (other) => !moving.has(other.id) && overlapDepth(corners, other.corners) > TOLERANCE_M,
        ),
    )
    .map(({ id }) => id)
}
