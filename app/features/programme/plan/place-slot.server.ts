import { sql } from 'kysely'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { addDays, dayOf } from '#app/lib/time.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { SlotKind } from '#db/types.ts'
import { isSlotOpen } from '../live/slot-status.ts'
import { tellChange } from '../publish/tell-change.server.ts'
import { lockProgramme } from './programme-lock.server.ts'
import { nameRefusal } from './slot-refusal.server.ts'

/** What an organizer plans: an act, or a ceremony or break with a title of its own. */
export type SlotPlan = {
  stageId: string
  kind: SlotKind
  actId: string | null
  title: string
  startAt: Date
  endAt: Date
  setupMinutes: number
  strikeMinutes: number
}

/** Days before the first and after the last day on which set-up, rehearsal and the end may still be planned. */
const daysAround = 14

/** Puts something on a stage. A clash is refused by the database and answered with what it clashes with. */
export async function addSlot(db: Db, actor: Actor, plan: SlotPlan): Promise<string> {
  const id = newId()
  return withNamedRefusal(db, actor, id, plan, async (trx) => {
    const row = await checkPlan(trx, actor.eventId, plan)
    await trx
      .insertInto('slot')
      .values({ id, eventId: actor.eventId, ...row })
      .execute()
    await tellChange(trx, actor, {
      action: 'slot.added',
      subjectType: 'slot',
      subjectId: id,
      after: plan,
    })
    return id
  })
}

/** Moves or changes what has not begun yet. */
export async function changeSlot(
  db: Db,
  actor: Actor,
  slotId: string,
  plan: SlotPlan,
): Promise<void> {
  await withNamedRefusal(db, actor, slotId, plan, async (trx) => {
    const before = await lockSlot(trx, actor.eventId, slotId)
    if (!isSlotOpen(before.status)) throw new DomainError('slotNotOpen')
    const row = await checkPlan(trx, actor.eventId, plan)
    await trx
      .updateTable('slot')
      .set(row)
      .where('eventId', '=', actor.eventId)
      .where('id', '=', slotId)
      .execute()
    await tellChange(trx, actor, {
      action: 'slot.changed',
      subjectType: 'slot',
      subjectId: slotId,
      before,
      after: plan,
    })
  })
}

/** Deletes a slot that no version has ever shown and that has not begun; anything else is cancelled instead. */
export async function removeSlot(db: Db, actor: Actor, slotId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, actor.eventId)
    const before = await lockSlot(trx, actor.eventId, slotId)
    const published = await trx
      .selectFrom('programmeVersionSlot')
      .select('slotId')
      .where('eventId', '=', actor.eventId)
      .where('slotId', '=', slotId)
      .limit(1)
      .executeTakeFirst()
    if (published || before.status === 'live' || before.status === 'done') {
      throw new DomainError('slotPublished')
    }
    await trx
      .deleteFrom('slot')
      .where('eventId', '=', actor.eventId)
      .where('id', '=', slotId)
      .execute()
    await tellChange(trx, actor, {
      action: 'slot.removed',
      subjectType: 'slot',
      subjectId: slotId,
      before,
    })
  })
}

/** The slot as it is, held until the transaction ends. */
export async function lockSlot(trx: Trx, eventId: string, slotId: string) {
  const slot = await trx
    .selectFrom('slot')
    .select([
      'id',
      'stageId',
      'actId',
      'kind',
      'title',
      'status',
      'setupMinutes',
      'strikeMinutes',
      'actualStartsAt',
      'actualEndsAt',
      sql<Date>`lower(planned)`.as('startAt'),
      sql<Date>`upper(planned)`.as('endAt'),
    ])
    .where('eventId', '=', eventId)
    .where('id', '=', slotId)
    .forUpdate()
    .executeTakeFirst()
  if (!slot) throw new DomainError('slotUnknown')
  return slot
}

async function withNamedRefusal<T>(
  db: Db,
  actor: Actor,
  slotId: string,
  plan: SlotPlan,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(async (trx) => {
      await lockProgramme(trx, actor.eventId)
      return work(trx)
    })
  } catch (error) {
    throw await nameRefusal(db, error, { ...plan, eventId: actor.eventId, slotId })
  }
}

/** The row for a plan, once its stage, act and time are known to be of this festival. */
async function checkPlan(trx: Trx, eventId: string, plan: SlotPlan) {
  if (plan.endAt <= plan.startAt) throw new DomainError('slotEndsBeforeStart')
  if (plan.endAt.getTime() - plan.startAt.getTime() > 86_400_000) {
    throw new DomainError('slotTooLong')
  }
  await checkDay(trx, eventId, plan)
  const stage = await trx
    .selectFrom('stage')
    .select('id')
    .where('eventId', '=', eventId)
    .where('id', '=', plan.stageId)
    .executeTakeFirst()
  if (!stage) throw new DomainError('stageUnknown')
  return {
    stageId: plan.stageId,
    kind: plan.kind,
    actId: plan.kind === 'act' ? plan.actId : null,
    title: plan.kind === 'act' ? await actName(trx, eventId, plan.actId) : plan.title,
    planned: sql<string>`tstzrange(${plan.startAt}::timestamptz, ${plan.endAt}::timestamptz, '[)')`,
    setupMinutes: plan.setupMinutes,
    strikeMinutes: plan.strikeMinutes,
  }
}

async function actName(trx: Trx, eventId: string, actId: string | null): Promise<string> {
  const act = await trx
    .selectFrom('act')
    .select('name')
    .where('eventId', '=', eventId)
    .where('id', '=', actId)
    .executeTakeFirst()
  if (!act) throw new DomainError('actUnknown')
  return act.name
}

async function checkDay(trx: Trx, eventId: string, plan: SlotPlan): Promise<void> {
  const event = await trx
    .selectFrom('event')
    .select(['timeZone', 'plannedStartsOn', 'plannedEndsOn'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  const first = addDays(event.plannedStartsOn, -daysAround)
  const last = event.plannedEndsOn === null ? undefined : addDays(event.plannedEndsOn, daysAround)
  const day = dayOf(plan.startAt, event.timeZone)
  if (day < first || (last !== undefined && day > last))
    throw new DomainError('slotOutsideFestival')
}
