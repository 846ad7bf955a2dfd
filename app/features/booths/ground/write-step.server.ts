import { sql } from 'kysely'
import type { Trx } from '#db/connect.server.ts'
import {
  refuseBelowPlaced,
  refuseForeignZone,
  refuseOccupied,
  refuseOutside,
  refuseReported,
} from './check-step.server.ts'
import { applyGroundStep, docOf, type GroundDoc, type GroundStep } from './doc.ts'
import { bringFormerPlacesBack, keepFormerPlaces } from './former-places.server.ts'
import { loadGroundRows, type Wanted } from './load-ground.server.ts'

/** The rows that a step needs to be judged; all when the ground itself gets another size. */
function wantedBy(step: GroundStep): Wanted | undefined {
  const wanted = {
    zone: new Set<string>(),
    booth: new Set<string>(),
    landmark: new Set<string>(),
    walkway: new Set<string>(),
  }
  for (const change of step) {
    if (change.kind === 'ground') {
      if (change.fields.widthM !== undefined || change.fields.depthM !== undefined) return undefined
      continue
    }
    wanted[change.kind].add(change.op === 'put' ? change.value.id : change.id)
    if (change.kind !== 'booth' || change.op === 'remove') continue
    const zoneId = change.op === 'put' ? change.value.zoneId : change.fields.zoneId
    if (zoneId !== undefined) wanted.zone.add(zoneId)
  }
  return {
    zone: [...wanted.zone],
    booth: [...wanted.booth],
    landmark: [...wanted.landmark],
    walkway: [...wanted.walkway],
  }
}

type Difference<Row> = { added: Row[]; changed: Row[]; removed: string[] }

function difference<Row extends { id: string }>(
  before: ReadonlyMap<string, Row>,
  after: ReadonlyMap<string, Row>,
): Difference<Row> {
  const rows = [...after.values()]
  return {
    added: rows.filter(({ id }) => !before.has(id)),
    changed: rows.filter((row) => before.has(row.id) && before.get(row.id) !== row),
    removed: [...before.keys()].filter((id) => !after.has(id)),
  }
}

/** Judges one step and writes what it changes. Throws a refusal; then nothing of it may stay. */
export async function writeStep(trx: Trx, eventId: string, step: GroundStep): Promise<void> {
  const before = docOf(await loadGroundRows(trx, eventId, wantedBy(step)))
  const after = applyGroundStep(before, step)
  const booths = difference(before.booth, after.booth)
  const known = await withZonesOf(trx, eventId, after, [...booths.added, ...booths.changed])
  refuseForeignZone(known, step)
  refuseOutside(after, step)
  await refuseOccupied(trx, eventId, booths.removed)
  await refuseReported(trx, eventId, booths.removed)
  await refuseBelowPlaced(
    trx,
    eventId,
    booths.changed.filter(({ id, capacity }) => (before.booth.get(id)?.capacity ?? 0) > capacity),
  )

  const zones = difference(before.zone, after.zone)
  await keepFormerPlaces(trx, eventId, booths.removed)
  await remove(trx, 'booth', eventId, booths.removed)
  await storeZones(trx, eventId, zones)
  await storeBooths(trx, eventId, booths)
  await bringFormerPlacesBack(
    trx,
    eventId,
    booths.added.map(({ id }) => id),
  )
  await remove(trx, 'zone', eventId, zones.removed)
  await storeLandmarks(trx, eventId, difference(before.landmark, after.landmark))
  await storeWalkways(trx, eventId, difference(before.walkway, after.walkway))
  if (before.ground !== after.ground) await storeSettings(trx, eventId, after)
}

/** The same ground with the zones of booths that are moved: rows of this festival only. */
async function withZonesOf(
  trx: Trx,
  eventId: string,
  doc: GroundDoc,
  booths: ReadonlyArray<{ zoneId: string }>,
): Promise<GroundDoc> {
  const missing = new Set(booths.map(({ zoneId }) => zoneId).filter((id) => !doc.zone.has(id)))
  if (missing.size === 0) return doc
  const wanted = { zone: [...missing], booth: [], landmark: [], walkway: [] }
  const { zone } = await loadGroundRows(trx, eventId, wanted)
  return { ...doc, zone: new Map([...doc.zone, ...zone.map((row) => [row.id, row] as const)]) }
}

async function remove(
  trx: Trx,
  table: 'zone' | 'booth' | 'landmark' | 'walkway',
  eventId: string,
  ids: ReadonlyArray<string>,
): Promise<void> {
  if (ids.length === 0) return
  await trx.deleteFrom(table).where('eventId', '=', eventId).where('id', 'in', ids).execute()
}

type Rows<Kind extends 'zone' | 'booth' | 'landmark' | 'walkway'> = Difference<
  GroundDoc[Kind] extends ReadonlyMap<string, infer Row> ? Row : never
>

async function storeZones(trx: Trx, eventId: string, zones: Rows<'zone'>): Promise<void> {
  const stored = ({
    id: _id,
    outline,
    allowedCategories,
    ...zone
  }: Rows<'zone'>['added'][number]) => ({
    ...zone,
    outline: JSON.stringify(outline),
    allowedCategories: [...allowedCategories],
  })
  for (const zone of zones.changed) {
    await trx
      .updateTable('zone')
      .set(stored(zone))
      .where('eventId', '=', eventId)
      .where('id', '=', zone.id)
      .execute()
  }
  for (const zone of zones.added) {
    await trx
      .insertInto('zone')
      .values({ id: zone.id, eventId, ...stored(zone) })
      .execute()
  }
}

/** All booths in one statement each way: a gesture may move hundreds. */
async function storeBooths(trx: Trx, eventId: string, booths: Rows<'booth'>): Promise<void> {
  if (booths.changed.length > 0) {
    await sql`
      update booth set
        zone_id = row."zoneId", code = row.code, x_m = row."xM", y_m = row."yM",
        width_m = row."widthM", depth_m = row."depthM", rotation_deg = row."rotationDeg",
        capacity = row.capacity, power_watts = row."powerWatts", has_water = row."hasWater",
        cooking_allowed = row."cookingAllowed", has_cold_storage = row."hasColdStorage"
      from jsonb_to_recordset(${JSON.stringify(booths.changed)}::jsonb) as row(
        id uuid, "zoneId" uuid, code text, "xM" double precision, "yM" double precision,
        "widthM" double precision, "depthM" double precision, "rotationDeg" double precision,
        capacity integer, "powerWatts" integer, "hasWater" boolean,
        "cookingAllowed" boolean, "hasColdStorage" boolean)
      where booth.event_id = ${eventId} and booth.id = row.id
    `.execute(trx)
  }
  if (booths.added.length > 0) {
    await trx
      .insertInto('booth')
      .values(booths.added.map((booth) => ({ ...booth, eventId })))
      .execute()
  }
}

async function storeLandmarks(
  trx: Trx,
  eventId: string,
  landmarks: Rows<'landmark'>,
): Promise<void> {
  await remove(trx, 'landmark', eventId, landmarks.removed)
  for (const { id, ...landmark } of landmarks.changed) {
    await trx
      .updateTable('landmark')
      .set(landmark)
      .where('eventId', '=', eventId)
      .where('id', '=', id)
      .execute()
  }
  if (landmarks.added.length > 0) {
    await trx
      .insertInto('landmark')
      .values(landmarks.added.map((landmark) => ({ ...landmark, eventId })))
      .execute()
  }
}

async function storeWalkways(trx: Trx, eventId: string, walkways: Rows<'walkway'>): Promise<void> {
  await remove(trx, 'walkway', eventId, walkways.removed)
  for (const { id, line, widthM } of walkways.changed) {
    await trx
      .updateTable('walkway')
      .set({ line: JSON.stringify(line), widthM })
      .where('eventId', '=', eventId)
      .where('id', '=', id)
      .execute()
  }
  for (const { id, line, widthM } of walkways.added) {
    await trx
      .insertInto('walkway')
      .values({ id, eventId, line: JSON.stringify(line), widthM })
      .execute()
  }
}

async function storeSettings(trx: Trx, eventId: string, { ground }: GroundDoc): Promise<void> {
  const { widthM, depthM, ...own } = ground
  await trx
    .updateTable('event')
    .set({ groundWidthM: widthM, groundDepthM: depthM })
    .where('id', '=', eventId)
    .execute()
  await trx.updateTable('ground').set(own).where('eventId', '=', eventId).execute()
}
