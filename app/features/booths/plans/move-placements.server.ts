import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { loadMoveContext } from './load-move-context.server.ts'
import { lockDraft } from './lock-draft.server.ts'
import type { PlanMove } from './moves.ts'
import { refuseMoves } from './refuse-move.ts'

const BY_HAND = JSON.stringify([{ code: 'by-hand' }])

/**
 * Does moves of a draft plan that belong together, all or none: into a booth, from one to another, out of it, two
 * against each other. Refuses when an application no longer stands where its move begins, when a lock holds it, and
 * when a hard rule would be broken; of many who want the last table of a booth one wins.
 */
export async function movePlacements(
  db: Db,
  actor: Actor,
  planId: string,
  moves: ReadonlyArray<PlanMove>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, actor.eventId, planId)
    await moveInLockedPlan(trx, actor, planId, moves)
  })
}

/** The same inside a transaction that has locked the plan. */
export async function moveInLockedPlan(
  trx: Trx,
  actor: Actor,
  planId: string,
  moves: ReadonlyArray<PlanMove>,
): Promise<void> {
  const { eventId } = actor
  const ids = moves.map(({ applicationId }) => applicationId)
  const targets = moves.flatMap(({ to }) => to ?? [])
  const context = await loadMoveContext(trx, eventId, planId, ids, targets)
  refuseMoves(context, moves)
  await leave(trx, eventId, planId, ids)
  const arriving = moves.flatMap(({ applicationId, to }) => {
    const applicant = context.scored.indexed.applicantById.get(applicationId)
    return to === null || !applicant
      ? []
      : [{ applicationId, boothId: to, tables: applicant.application.tables }]
  })
  if (arriving.length > 0) {
    await arrive(trx, eventId, planId, arriving)
    await trx
      .deleteFrom('planLeftover')
      .where('planId', '=', planId)
      .where(
        'applicationId',
        'in',
        arriving.map(({ applicationId }) => applicationId),
      )
      .execute()
  }
  for (const move of moves) await trace(trx, actor, planId, move, moves.length > 1)
  await notifyLive(trx, eventId, 'booths')
}

/** Takes them out of their booths, and keeps what the solver had said of each. */
async function leave(trx: Trx, eventId: string, planId: string, ids: ReadonlyArray<string>) {
  await sql`
    with gone as (
      delete from placement
        where event_id = ${eventId} and plan_id = ${planId} and application_id = any(${[...ids]}::uuid[])
        returning application_id, booth_id, reasons
    )
    insert into placement_reason (event_id, plan_id, application_id, booth_id, reasons)
      select ${eventId}::uuid, ${planId}::uuid, application_id, booth_id, reasons
        from gone where not reasons @> ${BY_HAND}::jsonb
      on conflict (plan_id, application_id, booth_id) do update set reasons = excluded.reasons
  `.execute(trx)
}

/** Puts them into booths by hand; who comes back to where the solver had it stands there for its reasons again. */
async function arrive(
  trx: Trx,
  eventId: string,
  planId: string,
  rows: ReadonlyArray<{ applicationId: string; boothId: string; tables: number }>,
) {
  await sql`
    insert into placement (event_id, plan_id, application_id, booth_id, tables, reasons)
      select ${eventId}::uuid, ${planId}::uuid, row."applicationId", row."boothId", row.tables,
          coalesce(kept.reasons, ${BY_HAND}::jsonb)
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
            as row("applicationId" uuid, "boothId" uuid, tables integer)
          left join placement_reason kept on kept.plan_id = ${planId}
            and kept.application_id = row."applicationId" and kept.booth_id = row."boothId"
  `.execute(trx)
}

async function trace(
  trx: Trx,
  actor: Actor,
  planId: string,
  move: PlanMove,
  several: boolean,
): Promise<void> {
  const verb =
    move.to === null ? 'removed' : move.from === null ? 'placed' : several ? 'swapped' : 'moved'
  await writeAudit(trx, {
    ...actor,
    action: `placement.${verb}`,
    subjectType: 'application',
    subjectId: move.applicationId,
    before: { planId, boothId: move.from },
    after: { planId, boothId: move.to },
  })
}
