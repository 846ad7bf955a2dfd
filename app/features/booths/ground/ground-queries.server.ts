import { z } from 'zod'
import type { Db } from '#db/connect.server.ts'

const Line = z.array(z.tuple([z.number(), z.number()]))

/** A line or outline as it is stored, in metres. */
export function readLine(stored: unknown): z.output<typeof Line> {
  return Line.parse(stored)
}

/** The size of a festival's ground. */
export function selectGroundSize(db: Db, eventId: string) {
  return db
    .selectFrom('event')
    .select(['groundWidthM as widthM', 'groundDepthM as depthM'])
    .where('id', '=', eventId)
}

/** The zones of a festival as they are drawn; read their outlines by `readLine`. */
export function selectZones(db: Db, eventId: string) {
  return db
    .selectFrom('zone')
    .select(['id', 'code', 'name', 'colour', 'outline', 'allowedCategories'])
    .where('eventId', '=', eventId)
    .orderBy('code')
}

/** The booths of a festival: where they stand and what they have. */
export function selectBooths(db: Db, eventId: string) {
  return db
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
}

/** What else stands on the ground of a festival. */
export function selectLandmarks(db: Db, eventId: string) {
  return db
    .selectFrom('landmark')
    .select(['id', 'kind', 'name', 'xM', 'yM', 'widthM', 'depthM', 'rotationDeg'])
    .where('eventId', '=', eventId)
    .orderBy('name')
}

/** The walkways of a festival; read their lines by `readLine`. */
export function selectWalkways(db: Db, eventId: string) {
  return db
    .selectFrom('walkway')
    .select(['id', 'line', 'widthM'])
    .where('eventId', '=', eventId)
    .orderBy('id')
}
