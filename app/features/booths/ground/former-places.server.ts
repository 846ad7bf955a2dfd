import { sql } from 'kysely'
import type { Db, Trx } from '#db/connect.server.ts'

/**
 * Before booths are removed: notes by name who stood there in plans that count no more, and takes off the ground what
 * hangs on the booth for their sake: goods that were never sold there and are on sale no longer.
 */
export async function keepFormerPlaces(
  trx: Trx,
  eventId: string,
  boothIds: ReadonlyArray<string>,
): Promise<void> {
  if (boothIds.length === 0) return
  const ids = [...boothIds]
  await sql`
    with gone as (
      delete from placement using allocation_plan p
        where placement.event_id = ${eventId} and placement.booth_id = any(${ids}::uuid[])
          and p.id = placement.plan_id and p.status = 'superseded'
        returning placement.*
    )
    insert into former_placement
        (event_id, plan_id, application_id, booth_id, booth_code, zone_name, tables, reasons, placed_at)
      select g.event_id, g.plan_id, g.application_id, g.booth_id, b.code, z.name, g.tables, g.reasons, g.placed_at
        from gone g join booth b on b.id = g.booth_id join zone z on z.id = b.zone_id
  `.execute(trx)
  await sql`
    delete from listing l where l.event_id = ${eventId} and l.booth_id = any(${ids}::uuid[]) and not l.active
      and not exists (select from sale_line s where s.event_id = l.event_id and s.listing_id = l.id)
  `.execute(trx)
}

/** When a removal is undone the booths come back under their ids, and with them who stood there. */
export async function bringFormerPlacesBack(
  trx: Trx,
  eventId: string,
  boothIds: ReadonlyArray<string>,
): Promise<void> {
  if (boothIds.length === 0) return
  await sql`
    with back as (
      delete from former_placement where event_id = ${eventId} and booth_id = any(${[...boothIds]}::uuid[])
        returning *
    )
    insert into placement (event_id, plan_id, application_id, booth_id, tables, reasons, placed_at)
      select b.event_id, b.plan_id, b.application_id, b.booth_id, a.tables, b.reasons, b.placed_at
        from back b join application a on a.id = b.application_id
  `.execute(trx)
}

/** Who stood, in this plan, in a booth that is on the ground no longer. */
export function listFormerPlaces(db: Db, eventId: string, planId: string) {
  return db
    .selectFrom('formerPlacement as former')
    .innerJoin('application', 'application.id', 'former.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .select([
      'former.applicationId',
      'exhibitor.name as exhibitor',
      'former.boothCode as booth',
      'former.tables',
    ])
    .where('former.eventId', '=', eventId)
    .where('former.planId', '=', planId)
    .orderBy('former.boothCode')
    .orderBy('exhibitor.name')
    .execute()
}
