import { insertMany } from '#db/insert-many.ts'
import type { LandmarkKind, ProductCategory } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import { createRandom, type Random } from './random.ts'

export type Box = { x: number; y: number; width: number; depth: number }

export type BoothDrawing = Box & {
  code: string
  capacity: number
  powerWatts: number
  hasWater?: boolean
  cookingAllowed?: boolean
  /** The office whose units share the booth; absent for booths of UMKM and partners. */
  kanwilCode?: string
}

type ZoneDrawing = {
  code: string
  name: string
  area: Box
  /** Empty = every category is welcome. */
  categories: ProductCategory[]
  booths: BoothDrawing[]
}

type LandmarkDrawing = Box & { kind: LandmarkKind; name: string }

/** A way for visitors: its middle line from corner to corner, and how wide it is. */
export type WalkwayDrawing = { line: Array<[x: number, y: number]>; width: number }

/** A ground drawn to scale: metres from its north-west corner. */
export type Ground = {
  width: number
  depth: number
  zones: ZoneDrawing[]
  landmarks: LandmarkDrawing[]
  walkways: WalkwayDrawing[]
}

export type StoredBooth = BoothDrawing & {
  id: string
  zoneId: string
  categories: ProductCategory[]
}
export type StoredLandmark = LandmarkDrawing & { id: string }

/** Booths in rows: codes run on from `first`, left to right, then down. */
export function boothRows(
  zone: string,
  at: { x: number; y: number },
  grid: { columns: number; stepX: number; stepY: number },
  booths: Array<Omit<BoothDrawing, 'code' | 'x' | 'y'>>,
): BoothDrawing[] {
  return booths.map((booth, index) => ({
    ...booth,
    code: `${zone}-${String(index + 1).padStart(2, '0')}`,
    x: at.x + (index % grid.columns) * grid.stepX,
    y: at.y + Math.floor(index / grid.columns) * grid.stepY,
  }))
}

/** Stores zones, booths, landmarks and walkways of a festival and answers them with their ids. */
export async function storeGround(
  trx: Trx,
  random: Random,
  event: { id: string; createdAt: Date },
  ground: Ground,
): Promise<{ booths: StoredBooth[]; landmarks: StoredLandmark[] }> {
  const zones = ground.zones.map((zone) => ({ ...zone, id: random.id(event.createdAt) }))
  const booths = zones.flatMap((zone) =>
    zone.booths.map((booth) => ({
      ...booth,
      id: random.id(event.createdAt),
      zoneId: zone.id,
      categories: zone.categories,
    })),
  )
  const landmarks = ground.landmarks.map((mark) => ({ ...mark, id: random.id(event.createdAt) }))
  await insertMany(
    trx,
    'zone',
    zones.map(({ area, ...zone }, index) => ({
      id: zone.id,
      eventId: event.id,
      code: zone.code,
      name: zone.name,
      colour: index,
      outline: JSON.stringify([
        [area.x, area.y],
        [area.x + area.width, area.y],
        [area.x + area.width, area.y + area.depth],
        [area.x, area.y + area.depth],
      ]),
      allowedCategories: zone.categories,
    })),
  )
  await insertMany(
    trx,
    'booth',
    booths.map((booth) => ({
      id: booth.id,
      eventId: event.id,
      zoneId: booth.zoneId,
      code: booth.code,
      xM: booth.x,
      yM: booth.y,
      widthM: booth.width,
      depthM: booth.depth,
      capacity: booth.capacity,
      powerWatts: booth.powerWatts,
      hasWater: booth.hasWater ?? false,
      cookingAllowed: booth.cookingAllowed ?? false,
      hasColdStorage: booth.cookingAllowed ?? false,
    })),
  )
  await insertMany(
    trx,
    'landmark',
    landmarks.map((mark) => ({
      id: mark.id,
      eventId: event.id,
      kind: mark.kind,
      name: mark.name,
      xM: mark.x,
      yM: mark.y,
      widthM: mark.width,
      depthM: mark.depth,
    })),
  )
  // Ids of their own, so that a way more or less changes nothing else of the demonstration.
  const walkwayIds = createRandom(`walkways ${event.id}`)
  await insertMany(
    trx,
    'walkway',
    ground.walkways.map(({ line, width }) => ({
      id: walkwayIds.id(event.createdAt),
      eventId: event.id,
      line: JSON.stringify(line),
      widthM: width,
    })),
  )
  return { booths, landmarks }
}
