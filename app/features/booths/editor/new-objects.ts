import type { LandmarkKind } from '#db/types.ts'
import type { Corner, GroundChange, GroundDoc } from '../ground/doc.ts'
import type { Point } from '../ground/geometry.ts'
import { type Box, roundM } from '../ground/shapes.ts'
import {
  freeCodes,
  freeColour,
  freeZoneCode,
  type GridPlan,
  gridIn,
  nextNumber,
  plainBooth,
  zoneAt,
} from './booth-grid.ts'

/** Usual sizes of landmarks in metres. */
const landmarkSizes: Record<LandmarkKind, [width: number, depth: number]> = {
  stage: [12, 8],
  gate: [6, 2],
  toilet: [6, 4],
  musholla: [8, 6],
  medical: [4, 4],
  power: [2, 2],
  water: [2, 2],
  food_court: [16, 10],
  information: [4, 3],
  parking: [30, 15],
}

/** The box of the usual size around a point, or a box that was drawn, kept on the ground. */
function placeFor(
  doc: GroundDoc,
  place: Box | Point,
  [width, depth]: readonly [number, number],
): { xM: number; yM: number; widthM: number; depthM: number } {
  const box =
    'left' in place
      ? {
          xM: place.left,
          yM: place.top,
          widthM: place.right - place.left,
          depthM: place.bottom - place.top,
        }
      : { xM: place.x - width / 2, yM: place.y - depth / 2, widthM: width, depthM: depth }
  const within = (at: number, size: number, room: number) =>
    roundM(Math.max(0, Math.min(at, room - size)))
  return {
    xM: within(box.xM, box.widthM, doc.ground.widthM),
    yM: within(box.yM, box.depthM, doc.ground.depthM),
    widthM: roundM(Math.max(0.5, box.widthM)),
    depthM: roundM(Math.max(0.5, box.depthM)),
  }
}

/** The outline of a zone that is put somewhere without being drawn corner by corner. */
export function zoneOutline(doc: GroundDoc, place: Box | Point): Corner[] {
  return outlineOf(placeFor(doc, place, [20, 15]))
}

/** A new zone; it takes the first free letter and the colour that the fewest have. */
export function newZone(
  doc: GroundDoc,
  outline: ReadonlyArray<Corner>,
  id: string,
  nameOf: (code: string) => string,
): GroundChange {
  const code = freeZoneCode(doc)
  return {
    op: 'put',
    kind: 'zone',
    value: {
      id,
      code,
      name: nameOf(code),
      colour: freeColour(doc),
      outline,
      allowedCategories: [],
    },
  }
}

/** A rectangle as corners. */
function outlineOf(box: ReturnType<typeof placeFor>): Corner[] {
  const [right, bottom] = [roundM(box.xM + box.widthM), roundM(box.yM + box.depthM)]
  return [
    [box.xM, box.yM],
    [right, box.yM],
    [right, bottom],
    [box.xM, bottom],
  ]
}

/** A new booth in the zone under it, else in the one drawn last; undefined without zones or codes. */
export function newBooth(doc: GroundDoc, place: Box | Point, id: string): GroundChange | undefined {
  const box = placeFor(doc, place, [plainBooth.widthM, plainBooth.depthM])
  const zone =
    zoneAt(doc, box.xM + box.widthM / 2, box.yM + box.depthM / 2) ?? [...doc.zone.values()].at(-1)
  const code = zone && freeCodes(doc, zone.code, 1)[0]
  if (!zone || !code) return undefined
  return {
    op: 'put',
    kind: 'booth',
    value: { id, zoneId: zone.id, code, rotationDeg: 0, ...plainBooth, ...box },
  }
}

/** A new landmark of its usual size. */
export function newLandmark(
  doc: GroundDoc,
  kind: LandmarkKind,
  name: string,
  place: Box | Point,
  id: string,
): GroundChange {
  const box = placeFor(doc, place, landmarkSizes[kind])
  return { op: 'put', kind: 'landmark', value: { id, kind, name, rotationDeg: 0, ...box } }
}

/** The line of a walkway that is put somewhere without being drawn corner by corner: straight across. */
export function walkwayLine(doc: GroundDoc, place: Box | Point): Corner[] {
  const box = placeFor(doc, place, [20, 0.5])
  const middle = box.yM + box.depthM / 2
  return [
    [box.xM, middle],
    [box.xM + box.widthM, middle],
  ]
}

/** A new walkway of the usual width. */
export function newWalkway(line: ReadonlyArray<Corner>, id: string): GroundChange {
  return { op: 'put', kind: 'walkway', value: { id, line, widthM: 4 } }
}

/**
 * A grid of booths in the zone under it, else in the one drawn last, with as many booths as fit; undefined without
 * zones. It keeps kind, gaps and numbering of the grid that was planned before.
 */
export function newGrid(
  doc: GroundDoc,
  place: Box | Point,
  before: GridPlan | undefined,
): GridPlan | undefined {
  const { xM, yM, widthM, depthM } = placeFor(doc, place, [22, 14])
  const zone = zoneAt(doc, xM + widthM / 2, yM + depthM / 2) ?? [...doc.zone.values()].at(-1)
  if (!zone) return undefined
  const { booth, gapAcrossM, gapDownM, numbering } = before ?? usualGrid
  const area = { left: xM, top: yM, right: xM + widthM, bottom: yM + depthM }
  return {
    ...gridIn(area, booth, gapAcrossM, gapDownM),
    booth,
    gapAcrossM,
    gapDownM,
    numbering,
    xM,
    yM,
    zoneId: zone.id,
    firstNumber: nextNumber(doc, zone.code),
  }
}

const usualGrid = {
  booth: plainBooth,
  gapAcrossM: 0,
  gapDownM: 3,
  numbering: 'rows',
} as const
