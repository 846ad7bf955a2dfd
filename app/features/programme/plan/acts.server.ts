import { sql } from 'kysely'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { PerformerKind } from '#db/types.ts'
import { tellChange } from '../publish/tell-change.server.ts'
import { isEverPlanned } from './ever-planned.server.ts'
import { lockProgramme } from './programme-lock.server.ts'

/** What an organizer writes about an act. No names of people: a group, an institution, a count. */
export type ActValues = {
  name: string
  kind: PerformerKind
  origin: string
  kanwilCode: string | null
  membersCount: number
  isWargaBinaan: boolean
  travelMinutes: number
}

const actColumns = [
  'id',
  'name',
  'kind',
  'origin',
  'kanwilCode',
  'membersCount',
  'isWargaBinaan',
  'travelMinutes',
] as const

export type Act = ActValues & { id: string }

/** One act of a festival. */
export async function findAct(db: Db, eventId: string, actId: string): Promise<Act | undefined> {
  return db
    .selectFrom('act')
    .select(actColumns)
    .where('eventId', '=', eventId)
    .where('id', '=', actId)
    .executeTakeFirst()
}

export type ActRow = Act & {
  slotsCount: number
  permit: 'not-needed' | 'missing' | 'requested' | 'valid'
}

/** The acts of a festival with how often they are on and how their permits stand. */
export async function listActs(db: Db, eventId: string): Promise<ActRow[]> {
  return db
    .selectFrom('act')
    .select(actColumns)
    .select((eb) => [
      eb
        .selectFrom('slot')
        .whereRef('slot.eventId', '=', 'act.eventId')
        .whereRef('slot.actId', '=', 'act.id')
        .where('slot.status', '<>', 'cancelled')
        .select(sql<number>`count(*)::int`.as('count'))
        .as('slots'),
      sql<ActRow['permit']>`case
        when not act.is_warga_binaan then 'not-needed'
        else coalesce(
          (select p.status::text from permit p
            where p.event_id = act.event_id and p.act_id = act.id and p.status <> 'withdrawn'
            order by p.status = 'valid' desc limit 1),
          'missing')
        end`.as('permit'),
    ])
    .where('act.eventId', '=', eventId)
    .orderBy('act.name')
    .execute()
    .then((rows) => rows.map(({ slots, ...row }) => ({ ...row, slotsCount: slots ?? 0 })))
}

/** Performers of the register who are not an act of this festival yet. */
export async function listFreePerformers(db: Db, eventId: string) {
  return db
    .selectFrom('performer')
    .select(['id', 'name', 'origin'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('act')
            .select('act.id')
            .where('act.eventId', '=', eventId)
            .where((act) =>
              act.or([
                act('act.performerId', '=', act.ref('performer.id')),
                act('act.name', '=', act.ref('performer.name')),
              ]),
            ),
        ),
      ),
    )
    .orderBy('name')
    .execute()
}

async function insertAct(
  trx: Trx,
  actor: Actor,
  values: ActValues & { performerId: string | null },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('act')
    .values({ id, eventId: actor.eventId, ...values })
    .execute()
  await tellChange(trx, actor, {
    action: 'act.added',
    subjectType: 'act',
    subjectId: id,
    after: values,
  })
  return id
}

/** Adds an act that the register does not know. */
export async function addAct(db: Db, actor: Actor, values: ActValues): Promise<string> {
  return db.transaction().execute((trx) => insertAct(trx, actor, { ...values, performerId: null }))
}

/** Takes a performer of the register into the festival as an act. */
export async function addActFromRegister(
  db: Db,
  actor: Actor,
  performerId: string,
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const performer = await trx
      .selectFrom('performer')
      .select(['name', 'kind', 'origin', 'kanwilCode', 'membersTypical', 'isWargaBinaan'])
      .where('id', '=', performerId)
      .executeTakeFirst()
    if (!performer) throw new DomainError('actUnknown')
    const { membersTypical, ...rest } = performer
    return insertAct(trx, actor, {
      ...rest,
      performerId,
      membersCount: membersTypical,
      travelMinutes: performer.isWargaBinaan ? 60 : 0,
    })
  })
}

/**
 * Changes an act. Its slots take the new name. Whatever a permit now misses (the act is of warga binaan,
 * or its way has become longer) is no longer confirmed.
 */
export async function editAct(
  db: Db,
  actor: Actor,
  actId: string,
  values: ActValues,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, actor.eventId)
    const before = await findAct(trx, actor.eventId, actId)
    if (!before) throw new DomainError('actUnknown')
    await trx
      .updateTable('act')
      .set(values)
      .where('eventId', '=', actor.eventId)
      .where('id', '=', actId)
      .execute()
    await trx
      .updateTable('slot')
      .set({ title: values.name })
      .where('eventId', '=', actor.eventId)
      .where('actId', '=', actId)
      .where('title', '<>', values.name)
      .execute()
    await trx
      .updateTable('slot')
      .set({ status: 'planned' })
      .where('eventId', '=', actor.eventId)
      .where('actId', '=', actId)
      .where('status', '=', 'confirmed')
      .where(sql<boolean>`not act_is_permitted(event_id, act_id, occupied)`)
      .execute()
    await tellChange(trx, actor, {
      action: 'act.changed',
      subjectType: 'act',
      subjectId: actId,
      before,
      after: values,
    })
    await notifyLive(trx, actor.eventId, 'public')
  })
}

/** Removes an act that has never had a slot. */
export async function removeAct(db: Db, actor: Actor, actId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, actor.eventId)
    if (await isEverPlanned(trx, actor.eventId, 'actId', actId)) throw new DomainError('actInUse')
    const removed = await trx
      .deleteFrom('act')
      .where('eventId', '=', actor.eventId)
      .where('id', '=', actId)
      .returning(actColumns)
      .executeTakeFirst()
    if (!removed) throw new DomainError('actUnknown')
    await tellChange(trx, actor, {
      action: 'act.removed',
      subjectType: 'act',
      subjectId: actId,
      before: removed,
    })
  })
}
