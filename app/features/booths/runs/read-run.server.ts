import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import { gapOf } from '../allocation/solve.ts'

/** A run whose process has not been heard of for so long is lost. */
export const LOST_AFTER_S = 15

/** The newest run of a festival, as any process can show it; undefined when there has been none. */
export async function readAllocationRun(db: Db, eventId: string) {
  const run = await db
    .selectFrom('allocationRun as run')
    .leftJoin('allocationPlan as plan', 'plan.id', 'run.planId')
    .select([
      'run.id',
      'run.status',
      'run.progress',
      'run.value',
      'run.bound',
      'run.stopWanted as stopping',
      'run.basePlanId',
      'run.planId',
      'plan.number as planNumber',
      'run.startedAt',
      'run.finishedAt',
      'run.error',
      sql<boolean>`run.status = 'running' and run.heartbeat_at < now() - make_interval(secs => ${LOST_AFTER_S})`.as(
        'lost',
      ),
    ])
    .where('run.eventId', '=', eventId)
    .orderBy('run.startedAt', 'desc')
    .orderBy('run.id', 'desc')
    .executeTakeFirst()
  if (!run) return undefined
  const { value, bound } = run
  return { ...run, gap: value === null || bound === null ? null : gapOf(value, bound) }
}

export type AllocationRun = NonNullable<Awaited<ReturnType<typeof readAllocationRun>>>
