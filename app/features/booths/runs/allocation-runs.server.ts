import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { NO_LOCKS, readPlanLocks } from '../plans/plan-locks.server.ts'
import { loadProblem } from './load-problem.server.ts'
import { LOST_AFTER_S } from './read-run.server.ts'
import { type RunEnd, superviseRun } from './supervise-run.server.ts'
import { type Proposal, statusesOf } from './write-proposal.server.ts'

/** Longest time a run may take when nobody asks for another. */
const USUAL_SECONDS = 60

/**
 * Starts computing a plan in a thread of this process and answers at once; `finished` tells what came of it. One run at
 * a time for a festival: refused while another computes, unless the process of that one has died.
 */
export async function startAllocationRun(
  db: Db,
  actor: Actor,
  proposal: Proposal,
): Promise<{ id: string; finished: Promise<RunEnd> }> {
  const { eventId, userId } = actor
  const { basePlanId, weights, seed, includeWaiting, steps } = proposal
  const seconds = proposal.seconds ?? USUAL_SECONDS
  const [{ problem }, locks] = await Promise.all([
    loadProblem(db, eventId, weights, { planId: basePlanId, statuses: statusesOf(proposal) }),
    basePlanId ? readPlanLocks(db, eventId, basePlanId) : NO_LOCKS,
  ])
  if (problem.booths.length === 0) throw new DomainError('venueWithoutBooths')
  if (problem.applications.length === 0) throw new DomainError('nobodyToPlace')
  const id = newId()
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('allocationRun')
      .set({ status: 'failed', error: 'allocationLost', finishedAt: sql<Date>`now()` })
      .where('eventId', '=', eventId)
      .where('status', '=', 'running')
      .where('heartbeatAt', '<', sql<Date>`now() - make_interval(secs => ${LOST_AFTER_S})`)
      .execute()
    await trx
      .insertInto('allocationRun')
      .values({
        id,
        eventId,
        basePlanId: basePlanId ?? null,
        settings: JSON.stringify({ weights, seed, includeWaiting, seconds, steps }),
        startedBy: userId,
      })
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'run.started',
      subjectType: 'allocation_run',
      subjectId: id,
      after: { seed, seconds },
    })
    await notifyLive(trx, eventId, 'booths')
  })
  return {
    id,
    finished: superviseRun(db, actor, id, { ...proposal, seconds }, problem, locks.single),
  }
}

/** Ends a run with no plan made of it. One that has ended meanwhile stays as it is. */
export async function cancelAllocationRun(db: Db, actor: Actor, runId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const cancelled = await trx
      .updateTable('allocationRun')
      .set({ status: 'cancelled', finishedAt: sql<Date>`now()` })
      .where('eventId', '=', actor.eventId)
      .where('id', '=', runId)
      .where('status', '=', 'running')
      .returning('id')
      .executeTakeFirst()
    if (!cancelled) return
    await trace(trx, actor, runId, 'run.cancelled')
  })
}

/** Lets a run end now with the best plan that it has found so far. */
export async function stopAllocationRun(db: Db, actor: Actor, runId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const asked = await trx
      .updateTable('allocationRun')
      .set({ stopWanted: true })
      .where('eventId', '=', actor.eventId)
      .where('id', '=', runId)
      .where('status', '=', 'running')
      .where('stopWanted', '=', false)
      .returning('id')
      .executeTakeFirst()
    if (!asked) return
    await trace(trx, actor, runId, 'run.stopped')
  })
}

async function trace(trx: Trx, actor: Actor, runId: string, action: string): Promise<void> {
  await writeAudit(trx, { ...actor, action, subjectType: 'allocation_run', subjectId: runId })
  await notifyLive(trx, actor.eventId, 'booths')
}
