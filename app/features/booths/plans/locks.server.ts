import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { lockDraft } from './lock-draft.server.ts'
import type { LockTarget } from './plan-step.ts'

/** What is held in its place: one application, a booth with whoever stands in it, or the places of a Kanwil. */
export type Lock = { target: LockTarget; id: string; locked: boolean }

/** Sets or opens a lock of a draft plan. A lock that is already as wished leaves no entry in the audit trail. */
export async function changeLock(db: Db, actor: Actor, planId: string, lock: Lock): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, eventId, planId)
    const changed = await setLock[lock.target](trx, { eventId, planId }, lock)
    if (!changed) return
    await writeAudit(trx, {
      ...actor,
      action: `placement.${lock.locked ? 'locked' : 'unlocked'}`,
      subjectType: lock.target === 'placement' ? 'application' : lock.target,
      subjectId: lock.id,
      after: { planId, target: lock.target },
    })
    await notifyLive(trx, eventId, 'booths')
  })
}

/** How many rows an insert has written or a delete has removed. */
function rowsOf(
  result: { numInsertedOrUpdatedRows?: bigint } | { numDeletedRows: bigint } | undefined,
): bigint {
  if (!result) return 0n
  return 'numDeletedRows' in result
    ? result.numDeletedRows
    : (result.numInsertedOrUpdatedRows ?? 0n)
}

type OfPlan = { eventId: string; planId: string }

const setLock: Record<LockTarget, (trx: Trx, plan: OfPlan, lock: Lock) => Promise<boolean>> = {
  async placement(trx, { eventId, planId }, { id, locked }) {
    const placement = await trx
      .selectFrom('placement')
      .select('locked')
      .where('eventId', '=', eventId)
      .where('planId', '=', planId)
      .where('applicationId', '=', id)
      .executeTakeFirst()
    if (!placement) throw new DomainError('notPlaced')
    await trx
      .updateTable('placement')
      .set({ locked })
      .where('planId', '=', planId)
      .where('applicationId', '=', id)
      .execute()
    return placement.locked !== locked
  },
  async booth(trx, { eventId, planId }, { id, locked }) {
    const booth = await trx
      .selectFrom('booth')
      .select('id')
      .where('eventId', '=', eventId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!booth) throw new DomainError('boothGone')
    const [result] = locked
      ? await trx
          .insertInto('planBoothLock')
          .values({ eventId, planId, boothId: id })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      : await trx
          .deleteFrom('planBoothLock')
          .where('planId', '=', planId)
          .where('boothId', '=', id)
          .execute()
    return rowsOf(result) > 0
  },
  async kanwil(trx, { eventId, planId }, { id, locked }) {
    const kanwil = await trx
      .selectFrom('kanwil')
      .select('code')
      .where('code', '=', id)
      .executeTakeFirst()
    if (!kanwil) throw new DomainError('choiceInvalid')
    const [result] = locked
      ? await trx
          .insertInto('planKanwilLock')
          .values({ eventId, planId, kanwilCode: id })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      : await trx
          .deleteFrom('planKanwilLock')
          .where('planId', '=', planId)
          .where('kanwilCode', '=', id)
          .execute()
    return rowsOf(result) > 0
  },
}

/** Gives a plan the locks of booths and Kanwil of another; those of single placements go with the placements. */
export async function copyLocks(
  trx: Trx,
  eventId: string,
  fromPlanId: string,
  toPlanId: string,
): Promise<void> {
  await trx
    .insertInto('planBoothLock')
    .columns(['eventId', 'planId', 'boothId'])
    .expression((rows) =>
      rows
        .selectFrom('planBoothLock')
        .select(['eventId', sql<string>`${toPlanId}::uuid`.as('planId'), 'boothId'])
        .where('eventId', '=', eventId)
        .where('planId', '=', fromPlanId),
    )
    .execute()
  await trx
    .insertInto('planKanwilLock')
    .columns(['eventId', 'planId', 'kanwilCode'])
    .expression((rows) =>
      rows
        .selectFrom('planKanwilLock')
        .select(['eventId', sql<string>`${toPlanId}::uuid`.as('planId'), 'kanwilCode'])
        .where('eventId', '=', eventId)
        .where('planId', '=', fromPlanId),
    )
    .execute()
}

/** Applications of a plan that are locked one by one, whatever else holds them. */
export async function listLockedPlacements(
  db: Db,
  eventId: string,
  planId: string,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('placement')
    .select('applicationId')
    .where('eventId', '=', eventId)
    .where('planId', '=', planId)
    .where('locked', '=', true)
    .execute()
  return new Set(rows.map((row) => row.applicationId))
}
