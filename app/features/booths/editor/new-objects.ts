import type { LandmarkKind } from '#db/types.ts'
import type { Corner, GroundChange, GroundDoc } from '../ground/doc.ts'
import { type Box, roundM } from '../ground/shapes.ts'
import { freeCodes, freeColour, freeZoneCode, plainBooth, zoneAt } from './booth-grid.ts'

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
export function placeFor(
  doc: GroundDoc,
  place: Box | { x: number; y: number },
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
export function outlineOf(box: ReturnType<typeof placeFor>): Corner[] {
  const [right, bottom] = [roundM(box.xM + box.widthM), roundM(box.yM + box.depthM)]
  return [
    [box.xM, box.yM],
    [right, box.yM],
    [right, bottom],
    [box.xM, bottom],
  ]
}

/** A new booth in the zone under it, else in the one drawn last; undefined without zones or codes. */
export function newBooth(
  doc: GroundDoc,
  place: Box | { x: number; y: number },
  id: string,
): GroundChange | undefined {
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
  place: Box | { x: number; y: number },
  id: string,
): GroundChange {
  const box = placeFor(doc, place, landmarkSizes[kind])
  return { op: 'put', kind: 'landmark', value: { id, kind, name, rotationDeg: 0, ...box } }
}
