import { sql } from 'kysely'
import type { Actor } from '#app/lib/actor.ts'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { AllocationProblem } from '../allocation/problem.ts'
import type { PlanRef } from '../plans/plan-versions.server.ts'
import { type Solving, solveInThread } from './solve-in-thread.server.ts'
import { type Proposal, writeProposal } from './write-proposal.server.ts'

/** What came of a run. */
export type RunEnd =
  | { status: 'done'; plan: PlanRef }
  | { status: 'cancelled' }
  | { status: 'failed'; error: ErrorKey }

const BEAT_MS = 500
const TELL_EVERY_MS = 1000

type Running = { solving: Solving; interrupted: boolean; finished: Promise<RunEnd> }
/** Runs that this process computes, to be ended with it. */
const running = new Map<string, Running>()

/**
 * Computes a run that has been noted, and notes how far it is twice a second: the same beat hears whether somebody,
 * in whichever process, has cancelled it or wants the best so far. Never throws; what went wrong is in the answer.
 */
export function superviseRun(
  db: Db,
  actor: Actor,
  id: string,
  proposal: Proposal,
  problem: AllocationProblem,
  singleLocks: ReadonlySet<string>,
): Promise<RunEnd> {
  const { seed, seconds, steps } = proposal
  const solving = solveInThread(problem, { seed, seconds, steps })
  const watch = watchRun(db, id, actor.eventId, solving)
  const finish = async (): Promise<RunEnd> => {
    try {
      const allocation = await solving.result
      await watch.end()
      return await db.transaction().execute(async (trx): Promise<RunEnd> => {
        // Whoever cancels takes this row first, or comes too late.
        const mine = await trx
          .updateTable('allocationRun')
          .set({ progress: 1, value: allocation.value, bound: allocation.bound })
          .where('id', '=', id)
          .where('status', '=', 'running')
          .returning('id')
          .executeTakeFirst()
        if (!mine) return { status: 'cancelled' }
        const plan = await writeProposal(trx, actor, proposal, problem, allocation, singleLocks)
        await trx
          .updateTable('allocationRun')
          .set({ status: 'done', planId: plan.id, finishedAt: sql<Date>`now()` })
          .where('id', '=', id)
          .execute()
        return { status: 'done', plan }
      })
    } catch (error) {
      await watch.end()
      return await noteFailure(db, id, actor.eventId, error)
    } finally {
      running.delete(id)
    }
  }
  const finished = finish()
  running.set(id, { solving, interrupted: false, finished })
  return finished
}

/** Beats until it is ended; kills the thread of a run that somebody has cancelled. */
function watchRun(db: Db, id: string, eventId: string, solving: Solving) {
  let told = { at: 0, share: -1 }
  let beating: Promise<void> = Promise.resolve()
  const beat = async () => {
    const news = solving.progress()
    const row = await db
      .updateTable('allocationRun')
      .set({
        heartbeatAt: sql<Date>`now()`,
        progress: news ? Math.min(1, Math.max(0, news.share)) : 0,
        value: news?.value ?? null,
        bound: news && Number.isFinite(news.bound) ? news.bound : null,
      })
      .where('id', '=', id)
      .where('status', '=', 'running')
      .returning('stopWanted')
      .executeTakeFirst()
    if (!row) {
      await solving.kill()
      return
    }
    if (row.stopWanted) solving.end()
    if (!news || news.share === told.share || Date.now() - told.at < TELL_EVERY_MS) return
    told = { at: Date.now(), share: news.share }
    await notifyLive(db, eventId, 'booths')
  }
  const timer = setInterval(() => {
    beating = beating.then(beat).catch((error: unknown) => {
      log.warn({ err: error, runId: id }, 'the state of an allocation run could not be noted')
    })
  }, BEAT_MS)
  return {
    async end() {
      clearInterval(timer)
      await beating
    },
  }
}

async function noteFailure(db: Db, id: string, eventId: string, error: unknown): Promise<RunEnd> {
  const refusal = toDomainError(error)
  const key: ErrorKey = running.get(id)?.interrupted
    ? 'allocationInterrupted'
    : (refusal?.key ?? 'allocationFailed')
  try {
    const failed = await db
      .updateTable('allocationRun')
      .set({ status: 'failed', error: key, finishedAt: sql<Date>`now()` })
      .where('id', '=', id)
      .where('status', '=', 'running')
      .returning('id')
      .executeTakeFirst()
    // Killed because it was cancelled.
    if (!failed) return { status: 'cancelled' }
    await notifyLive(db, eventId, 'booths')
  } catch (trouble) {
    log.error({ err: trouble, runId: id }, 'the failure of an allocation run could not be noted')
  }
  if (!refusal && key === 'allocationFailed')
    log.error({ err: error, runId: id }, 'an allocation run failed')
  return { status: 'failed', error: key }
}

/** Ends every run of this process, because the process ends; their rows say so. */
export async function endAllocationRuns(): Promise<void> {
  await Promise.all(
    [...running.values()].map(async (run) => {
      run.interrupted = true
      await run.solving.kill()
      await run.finished
    }),
  )
}
