import { plainBooth } from '#app/features/booths/editor/booth-grid.ts'
import {
  type Booth,
  docOf,
  type GroundDoc,
  type GroundRows,
} from '#app/features/booths/ground/doc.ts'

/** A ground of 100 by 60 metres without a picture, where cables are 20 metres long. */
export const bareGround = {
  widthM: 100,
  depthM: 60,
  cableLengthM: 20,
  pictureFileId: null,
  pictureLeftM: 0,
  pictureTopM: 0,
  pictureMetresPerPixel: 0.1,
  pictureOpacity: 0.5,
}

/** A zone of 50 by 40 metres in the north-west of the ground. */
export const zone = {
  id: 'zone-a',
  code: 'A',
  name: 'Zona A',
  colour: 0,
  outline: [
    [0, 0],
    [50, 0],
    [50, 40],
    [0, 40],
  ] as const,
  allowedCategories: [],
}
let counter = 0
/** A booth of 3 by 3 metres in that zone that needs no power. */
export function booth(xM: number, yM: number, overrides: Partial<Booth> = {}): Booth {
  counter += 1
  const { powerWatts: _power, ...kind } = plainBooth
  return {
    id: `booth-${counter}`,
    zoneId: 'zone-a',
    code: `A-${String(counter).padStart(2, '0')}`,
    xM,
    yM,
    rotationDeg: 0,
    powerWatts: 0,
    ...kind,
    ...overrides,
  }
}
/** A ground of 100 by 60 metres with the zone. */
export function groundWith(rows: Partial<GroundRows>): GroundDoc {
  return docOf({ ground: bareGround, zone: [zone], booth: [], landmark: [], walkway: [], ...rows })
}
/** A landmark of 2 by 2 metres. */
export const landmark = (kind: 'power' | 'stage', xM: number, yM: number) => ({
  id: `${kind}-${xM}`,
  kind,
  name: kind,
  xM,
  yM,
  widthM: 2,
  depthM: 2,
  rotationDeg: 0,
})
