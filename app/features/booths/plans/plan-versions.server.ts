import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { copyLocks } from './locks.server.ts'

export type PlanRef = { id: string; number: number }

/** Makes the next plan of the festival, still empty. */
export async function insertPlan(
  trx: Trx,
  actor: Actor,
  values: { seed?: number; weights?: unknown; report?: unknown } = {},
): Promise<PlanRef> {
  const { eventId, userId } = actor
  // The festival's row is locked, so that two who ask at once get two numbers.
  await trx.selectFrom('event').select('id').where('id', '=', eventId).forNoKeyUpdate().execute()
  const { number } = await trx
    .selectFrom('allocationPlan')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
    .where('eventId', '=', eventId)
    .executeTakeFirstOrThrow()
  const id = newId()
  await trx
    .insertInto('allocationPlan')
    .values({
      id,
      eventId,
      number,
      name: `#${number}`,
      seed: values.seed ?? 1,
      weights: JSON.stringify(values.weights ?? {}),
      report: values.report === undefined ? null : JSON.stringify(values.report),
      createdBy: userId,
    })
    .execute()
  await writeAudit(trx, {
    ...actor,
    action: 'plan.created',
    subjectType: 'allocation_plan',
    subjectId: id,
    after: { number },
  })
  await notifyLive(trx, eventId, 'booths')
  return { id, number }
}

/** An empty plan, to be filled by hand. */
export async function createEmptyPlan(db: Db, actor: Actor): Promise<PlanRef> {
  return db.transaction().execute((trx) => insertPlan(trx, actor))
}

/** A draft that begins as another plan is, locks included: the way to change what has been published. */
export async function duplicatePlan(db: Db, actor: Actor, planId: string): Promise<PlanRef> {
  return db.transaction().execute((trx) => copyPlan(trx, actor, planId))
}

/** The same as part of a greater change. */
export async function copyPlan(trx: Trx, actor: Actor, planId: string): Promise<PlanRef> {
  const source = await trx
    .selectFrom('allocationPlan')
    .select(['id', 'seed', 'weights', 'report'])
    .where('eventId', '=', actor.eventId)
    .where('id', '=', planId)
    .executeTakeFirst()
  if (!source) throw new DomainError('planNotFound')
  const copy = await insertPlan(trx, actor, { ...source, report: source.report ?? undefined })
  await trx
    .insertInto('placement')
    .columns(['eventId', 'planId', 'applicationId', 'boothId', 'tables', 'locked', 'reasons'])
    .expression((rows) =>
      rows
        .selectFrom('placement')
        .innerJoin('application', 'application.id', 'placement.applicationId')
        .select([
          'placement.eventId',
          sql<string>`${copy.id}::uuid`.as('planId'),
          'placement.applicationId',
          'placement.boothId',
          'placement.tables',
          'placement.locked',
          'placement.reasons',
        ])
        .where('placement.eventId', '=', actor.eventId)
        .where('placement.planId', '=', planId)
        // Who has left since does not come back by a copy of an old plan.
        .where('application.status', 'in', ['endorsed', 'accepted', 'waiting_list']),
    )
    .execute()
  await copyLocks(trx, actor.eventId, planId, copy.id)
  return copy
}

/** Throws a draft away. What has been published stays on record. */
export async function deletePlan(db: Db, actor: Actor, planId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const plan = await trx
      .selectFrom('allocationPlan')
      .select(['number', 'status'])
      .where('eventId', '=', actor.eventId)
      .where('id', '=', planId)
      .forUpdate()
      .executeTakeFirst()
    if (!plan) throw new DomainError('planNotFound')
    if (plan.status !== 'draft') throw new DomainError('planNotDraft')
    await trx.deleteFrom('placement').where('planId', '=', planId).execute()
    await trx
      .deleteFrom('allocationPlan')
      .where('eventId', '=', actor.eventId)
      .where('id', '=', planId)
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'plan.deleted',
      subjectType: 'allocation_plan',
      subjectId: planId,
      before: { number: plan.number },
    })
    await notifyLive(trx, actor.eventId, 'booths')
  })
}
