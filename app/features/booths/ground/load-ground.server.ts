import { z } from 'zod'
import { knownCategories } from '#app/features/exhibitors/categories.ts'
import type { Db } from '#db/connect.server.ts'
import type { GroundRows, Settings } from './doc.ts'

const Corners = z.array(z.tuple([z.number(), z.number()]))

/** Which rows to read; everything when left out. */
export type Wanted = Record<'zone' | 'booth' | 'landmark' | 'walkway', ReadonlyArray<string>>

const untouched: Omit<Settings, 'widthM' | 'depthM'> = {
  cableLengthM: 50,
  pictureFileId: null,
  pictureLeftM: 0,
  pictureTopM: 0,
  pictureMetresPerPixel: 0.1,
  pictureOpacity: 0.5,
}

/** Size, cable length and picture of a ground that may never have been edited. */
async function loadSettings(db: Db, eventId: string): Promise<Settings> {
  const size = await db
    .selectFrom('event')
    .select(['groundWidthM as widthM', 'groundDepthM as depthM'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  const own = await db
    .selectFrom('ground')
    .select([
      'cableLengthM',
      'pictureFileId',
      'pictureLeftM',
      'pictureTopM',
      'pictureMetresPerPixel',
      'pictureOpacity',
    ])
    .where('eventId', '=', eventId)
    .executeTakeFirst()
  return { ...size, ...(own ?? untouched) }
}

/** The rows of a festival's ground, all of them or those that are wanted. */
export async function loadGroundRows(
  db: Db,
  eventId: string,
  wanted?: Wanted,
): Promise<GroundRows> {
  const zones = await db
    .selectFrom('zone')
    .select(['id', 'code', 'name', 'colour', 'outline', 'allowedCategories'])
    .where('eventId', '=', eventId)
    .$if(wanted !== undefined, (query) => query.where('id', 'in', listed(wanted?.zone)))
    .orderBy('code')
    .execute()
  const booths = await db
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
    .$if(wanted !== undefined, (query) => query.where('id', 'in', listed(wanted?.booth)))
    .orderBy('code')
    .execute()
  const landmarks = await db
    .selectFrom('landmark')
    .select(['id', 'kind', 'name', 'xM', 'yM', 'widthM', 'depthM', 'rotationDeg'])
    .where('eventId', '=', eventId)
    .$if(wanted !== undefined, (query) => query.where('id', 'in', listed(wanted?.landmark)))
    .orderBy('name')
    .execute()
  const walkways = await db
    .selectFrom('walkway')
    .select(['id', 'line', 'widthM'])
    .where('eventId', '=', eventId)
    .$if(wanted !== undefined, (query) => query.where('id', 'in', listed(wanted?.walkway)))
    .orderBy('id')
    .execute()
  return {
    ground: await loadSettings(db, eventId),
    zone: zones.map((zone) => ({
      ...zone,
      outline: Corners.parse(zone.outline),
      allowedCategories: knownCategories(zone.allowedCategories),
    })),
    booth: booths,
    landmark: landmarks,
    walkway: walkways.map((walkway) => ({ ...walkway, line: Corners.parse(walkway.line) })),
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** A list for `in`, which may not be empty. */
function listed(ids: ReadonlyArray<string> = []): ReadonlyArray<string> {
  return ids.length === 0 ? [NOBODY] : ids
}

/** The number of the newest change; 0 for a ground that nobody has edited here. */
export async function findRevision(db: Db, eventId: string): Promise<number> {
  const row = await db
    .selectFrom('ground')
    .select('revision')
    .where('eventId', '=', eventId)
    .executeTakeFirst()
  return row?.revision ?? 0
}

/**
 * The ground and the revision to ask for changes from. The revision is read first: a change in between is then
 * taken twice, which does no harm.
 */
export async function loadGround(
  db: Db,
  eventId: string,
): Promise<{ revision: number; rows: GroundRows }> {
  const revision = await findRevision(db, eventId)
  return { revision, rows: await loadGroundRows(db, eventId) }
}
