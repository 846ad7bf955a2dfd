import { sql } from 'kysely'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { PermitApprover, PermitStatus } from '#db/types.ts'
import { lockProgramme } from '../plan/programme-lock.server.ts'
import { tellChange } from '../publish/tell-change.server.ts'

export type PermitValues = {
  actId: string
  letterNumber: string
  letterOn: string
  approver: PermitApprover
  validFrom: Date
  validTo: Date
  status: PermitStatus
}

export type Permit = PermitValues & { id: string; actName: string }

function selectPermits(db: Db, eventId: string) {
  return db
    .selectFrom('permit')
    .innerJoin('act', (join) =>
      join.onRef('act.eventId', '=', 'permit.eventId').onRef('act.id', '=', 'permit.actId'),
    )
    .select([
      'permit.id',
      'permit.actId',
      'act.name as actName',
      'permit.letterNumber',
      'permit.letterOn',
      'permit.approver',
      'permit.status',
      sql<Date>`lower(permit.valid_during)`.as('validFrom'),
      sql<Date>`upper(permit.valid_during)`.as('validTo'),
    ])
    .where('permit.eventId', '=', eventId)
}

/** The permits of a festival, by act. Holds no escort plan and no names of people. */
export async function listPermits(db: Db, eventId: string): Promise<Permit[]> {
  return selectPermits(db, eventId)
    .orderBy('act.name')
    .orderBy(sql`lower(permit.valid_during)`)
    .execute()
}

/** One permit of a festival. */
export async function findPermit(
  db: Db,
  eventId: string,
  permitId: string,
): Promise<Permit | undefined> {
  return selectPermits(db, eventId).where('permit.id', '=', permitId).executeTakeFirst()
}

/** Records the letter that lets an act of warga binaan leave its institution. */
export async function addPermit(db: Db, actor: Actor, values: PermitValues): Promise<string> {
  return db.transaction().execute(async (trx) => {
    await lockProgramme(trx, actor.eventId)
    await checkPermit(trx, actor.eventId, values)
    const id = newId()
    await trx
      .insertInto('permit')
      .values({ id, eventId: actor.eventId, ...rowOf(values) })
      .execute()
    await tellPermit(trx, actor, id, 'permit.added', undefined, values)
    return id
  })
}

/**
 * Changes a permit. Slots that it no longer covers are no longer confirmed, by the database itself; their
 * titles are returned so that the organizer is told at once.
 */
export async function editPermit(
  db: Db,
  actor: Actor,
  permitId: string,
  values: PermitValues,
): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    await lockProgramme(trx, actor.eventId)
    const before = await findPermit(trx, actor.eventId, permitId)
    if (!before) throw new DomainError('permitUnknown')
    await checkPermit(trx, actor.eventId, values)
    const confirmed = await listConfirmed(trx, actor.eventId, before.actId)
    await trx
      .updateTable('permit')
      .set(rowOf(values))
      .where('eventId', '=', actor.eventId)
      .where('id', '=', permitId)
      .execute()
    await tellPermit(trx, actor, permitId, 'permit.changed', before, values)
    const still = new Set(
      (await listConfirmed(trx, actor.eventId, before.actId)).map(({ id }) => id),
    )
    return confirmed.filter(({ id }) => !still.has(id)).map(({ title }) => title)
  })
}

function rowOf({ validFrom, validTo, ...rest }: PermitValues) {
  return {
    ...rest,
    validDuring: sql<string>`tstzrange(${validFrom}::timestamptz, ${validTo}::timestamptz, '[)')`,
  }
}

async function checkPermit(trx: Trx, eventId: string, values: PermitValues): Promise<void> {
  if (values.validTo <= values.validFrom) throw new DomainError('permitEndsBeforeStart')
  const act = await trx
    .selectFrom('act')
    .select('id')
    .where('eventId', '=', eventId)
    .where('id', '=', values.actId)
    .executeTakeFirst()
  if (!act) throw new DomainError('actUnknown')
}

async function listConfirmed(trx: Trx, eventId: string, actId: string) {
  return trx
    .selectFrom('slot')
    .select(['id', 'title'])
    .where('eventId', '=', eventId)
    .where('actId', '=', actId)
    .where('status', '=', 'confirmed')
    .execute()
}

async function tellPermit(
  trx: Trx,
  actor: Actor,
  id: string,
  action: string,
  before: unknown,
  after: unknown,
): Promise<void> {
  await tellChange(trx, actor, { action, subjectType: 'permit', subjectId: id, before, after })
  await notifyLive(trx, actor.eventId, 'public')
}
