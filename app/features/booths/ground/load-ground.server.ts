import { knownCategories } from '#app/features/exhibitors/catalogue/categories.ts'
import type { Db } from '#db/connect.server.ts'
import type { GroundRows, Settings } from './doc.ts'
import {
  readLine,
  selectBooths,
  selectGroundSize,
  selectLandmarks,
  selectWalkways,
  selectZones,
} from './ground-queries.server.ts'

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
  const size = await selectGroundSize(db, eventId).executeTakeFirstOrThrow()
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
  const zones = await selectZones(db, eventId)
    .$if(wanted !== undefined, (query) => query.where('id', 'in', listed(wanted?.zone)))
    .execute()
  const booths = await selectBooths(db, eventId)
    .$if(wanted !== undefined, (query) => query.where('id', 'in', listed(wanted?.booth)))
    .execute()
  const landmarks = await selectLandmarks(db, eventId)
    .$if(wanted !== undefined, (query) => query.where('id', 'in', listed(wanted?.landmark)))
    .execute()
  const walkways = await selectWalkways(db, eventId)
    .$if(wanted !== undefined, (query) => query.where('id', 'in', listed(wanted?.walkway)))
    .execute()
  return {
    ground: await loadSettings(db, eventId),
    zone: zones.map((zone) => ({
      ...zone,
      outline: readLine(zone.outline),
      allowedCategories: knownCategories(zone.allowedCategories),
    })),
    booth: booths,
    landmark: landmarks,
    walkway: walkways.map((walkway) => ({ ...walkway, line: readLine(walkway.line) })),
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
