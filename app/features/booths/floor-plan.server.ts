import { z } from 'zod'
import type { Db } from '#db/connect.server.ts'

const Line = z.array(z.tuple([z.number(), z.number()]))

/** Ground, zones, booths, landmarks and walkways of a festival, in metres. */
export async function loadFloorPlan(db: Db, eventId: string) {
  const [ground, zones, booths, landmarks, walkways] = await Promise.all([
    db
      .selectFrom('event')
      .select(['groundWidthM as widthM', 'groundDepthM as depthM'])
      .where('id', '=', eventId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('zone')
      .select(['id', 'code', 'name', 'colour', 'outline', 'allowedCategories'])
      .where('eventId', '=', eventId)
      .orderBy('code')
      .execute(),
    db
      .selectFrom('booth')
      .select([
        'id',
        'zoneId',
        'code',
        'xM',
        'yM',
        'widthM',
        'depthM',
        'rotationDeg',
        'capacity',
        'powerWatts',
        'hasWater',
        'cookingAllowed',
        'hasColdStorage',
      ])
      .where('eventId', '=', eventId)
      .orderBy('code')
      .execute(),
    db
      .selectFrom('landmark')
      .select(['id', 'kind', 'name', 'xM', 'yM', 'widthM', 'depthM', 'rotationDeg'])
      .where('eventId', '=', eventId)
      .orderBy('name')
      .execute(),
    db
      .selectFrom('walkway')
      .select(['id', 'line', 'widthM'])
      .where('eventId', '=', eventId)
      .orderBy('id')
      .execute(),
  ])
  return {
    ground,
    zones: zones.map((zone) => ({ ...zone, outline: Line.parse(zone.outline) })),
    booths,
    landmarks,
    walkways: walkways.map((walkway) => ({ ...walkway, line: Line.parse(walkway.line) })),
  }
}

export type FloorPlan = Awaited<ReturnType<typeof loadFloorPlan>>
export type FloorBooth = FloorPlan['booths'][number]
export type FloorZone = FloorPlan['zones'][number]
