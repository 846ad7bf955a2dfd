import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { lockProgramme } from '../plan/programme-lock.server.ts'
import { publicAct } from './public-act.ts'
import { diffVersions, type VersionChange, type VersionSlot } from './version-diff.ts'

export type Publication = {
  /** Number of the newest version; 0 before the first. */
  lastNumber: number
  changes: VersionChange[]
  /** Slots of warga binaan that no permit covers yet: they stay off the published programme. */
  heldBack: { id: string; title: string; startAt: Date }[]
}

/** What publishing now would change, and what it would hold back. */
export async function previewPublication(db: Db, eventId: string): Promise<Publication> {
  const [last, draft] = await Promise.all([findLastVersion(db, eventId), listDraft(db, eventId)])
  return {
    lastNumber: last?.number ?? 0,
    changes: diffVersions(last?.slots ?? [], draft.slots),
    heldBack: draft.heldBack,
  }
}

/**
 * Publishes the programme as a new version. `afterNumber` is the version whose differences the organizer has
 * seen: when another one came between, or nothing differs (a double press), nothing is published.
 */
export async function publishProgramme(
  db: Db,
  actor: Actor,
  { afterNumber, note }: { afterNumber: number; note: string },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await lockProgramme(trx, actor.eventId)
    const last = await findLastVersion(trx, actor.eventId)
    if ((last?.number ?? 0) !== afterNumber) throw new DomainError('conflict')
    const { slots } = await listDraft(trx, actor.eventId)
    const changes = diffVersions(last?.slots ?? [], slots)
    if (changes.length === 0) throw new DomainError('programmeUnchanged')
    const version = await trx
      .insertInto('programmeVersion')
      .values({
        id: newId(),
        eventId: actor.eventId,
        number: sql<number>`(select coalesce(max(number), 0) + 1 from programme_version where event_id = ${actor.eventId})`,
        note,
        publishedBy: actor.userId,
      })
      .returning(['id', 'number'])
      .executeTakeFirstOrThrow()
    await insertSlots(trx, actor.eventId, version.id, slots)
    await writeAudit(trx, {
      ...actor,
      action: 'programme.published',
      subjectType: 'programme_version',
      subjectId: version.id,
      after: { number: version.number, note, slots: slots.length, changes: changes.length },
    })
    await notifyLive(trx, actor.eventId, 'programme')
    await notifyLive(trx, actor.eventId, 'public')
    return version.number
  })
}

export type ProgrammeVersion = {
  number: number
  note: string
  publishedAt: Date
  publishedByName: string | null
  slotsCount: number
}

/** All published versions, the newest first. */
export async function listVersions(db: Db, eventId: string): Promise<ProgrammeVersion[]> {
  return db
    .selectFrom('programmeVersion as v')
    .leftJoin('user as u', 'u.id', 'v.publishedBy')
    .select((eb) => [
      'v.number',
      'v.note',
      'v.publishedAt',
      'u.name as publishedByName',
      eb
        .selectFrom('programmeVersionSlot as s')
        .whereRef('s.versionId', '=', 'v.id')
        .select(sql<number>`count(*)::int`.as('count'))
        .as('slotsCount'),
    ])
    .where('v.eventId', '=', eventId)
    .orderBy('v.number', 'desc')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, slotsCount: row.slotsCount ?? 0 })))
}

async function findLastVersion(
  db: Db,
  eventId: string,
): Promise<{ number: number; slots: VersionSlot[] } | undefined> {
  const version = await db
    .selectFrom('programmeVersion')
    .select(['id', 'number'])
    .where('eventId', '=', eventId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!version) return undefined
  const slots = await db
    .selectFrom('programmeVersionSlot')
    .select([
      'slotId',
      'stageId',
      'stageName',
      'title',
      sql<Date>`lower(planned)`.as('startAt'),
      sql<Date>`upper(planned)`.as('endAt'),
    ])
    .where('eventId', '=', eventId)
    .where('versionId', '=', version.id)
    .execute()
  return { number: version.number, slots }
}

async function listDraft(db: Db, eventId: string) {
  const rows = await db
    .selectFrom('slot')
    .innerJoin('stage', 'stage.id', 'slot.stageId')
    .leftJoin('act', 'act.id', 'slot.actId')
    .select([
      'slot.id as slotId',
      'slot.stageId',
      'stage.name as stageName',
      'slot.kind',
      'slot.title',
      'slot.status',
      'act.name as actName',
      'act.origin as actOrigin',
      'act.kind as actKind',
      'act.isWargaBinaan',
      sql<Date>`lower(slot.planned)`.as('startAt'),
      sql<Date>`upper(slot.planned)`.as('endAt'),
    ])
    .where('slot.eventId', '=', eventId)
    .where('slot.status', '<>', 'cancelled')
    .orderBy(sql`lower(slot.planned)`)
    .orderBy('slot.id')
    .execute()
  const isHeldBack = (row: (typeof rows)[number]) =>
    row.isWargaBinaan === true && row.status === 'planned'
  return {
    slots: rows
      .filter((row) => !isHeldBack(row))
      .map(({ actName, actOrigin, isWargaBinaan, status, ...row }) => ({
        ...row,
        ...(actName !== null && actOrigin !== null
          ? publicAct({ name: actName, origin: actOrigin })
          : { origin: null }),
      })),
    heldBack: rows
      .filter(isHeldBack)
      .map(({ slotId, title, startAt }) => ({ id: slotId, title, startAt })),
  }
}

async function insertSlots(
  trx: Trx,
  eventId: string,
  versionId: string,
  slots: Awaited<ReturnType<typeof listDraft>>['slots'],
): Promise<void> {
  const atOnce = 500
  for (let from = 0; from < slots.length; from += atOnce) {
    await trx
      .insertInto('programmeVersionSlot')
      .values(
        slots.slice(from, from + atOnce).map(({ startAt, endAt, ...slot }) => ({
          ...slot,
          eventId,
          versionId,
          planned: sql<string>`tstzrange(${startAt}::timestamptz, ${endAt}::timestamptz, '[)')`,
        })),
      )
      .execute()
  }
}
