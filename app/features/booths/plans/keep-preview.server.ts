import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import { findBrokenPlacements } from '../allocation/judge.ts'
import type { Weights } from '../allocation/problem.ts'
import { whyHere, whyNowhere } from '../allocation/reasons.ts'
import { totalOf } from '../allocation/scored-plan.ts'
import { scorePlan } from '../allocation/value.ts'
import { loadProblem } from '../runs/load-problem.server.ts'
import { copyLocks, listLockedPlacements } from './locks.server.ts'
import { insertPlan, type PlanRef } from './plan-versions.server.ts'

type Kept = {
  weights: Weights
  /** Application and booth of each placement, as the planner's browser found them. */
  places: ReadonlyArray<readonly [string, string]>
  bound: number
}

/**
 * Makes a draft of what a trial run in the browser came to. The browser only proposes: every placement is judged by
 * the rules and by the locks of the plan it began from, and one that breaks any is refused with the whole.
 */
export async function keepPreview(
  db: Db,
  actor: Actor,
  planId: string,
  { weights, places, bound }: Kept,
): Promise<PlanRef> {
  const { eventId } = actor
  return db.transaction().execute(async (trx) => {
    const { problem } = await loadProblem(trx, eventId, weights, { planId })
    const placed = places.map(([applicationId, boothId]) => ({ applicationId, boothId }))
    const scored = scorePlan(problem, placed)
    const { applicants, applicantById } = scored.indexed
    const standsAsSent = placed.every(
      ({ applicationId, boothId }) => applicantById.get(applicationId)?.place?.booth.id === boothId,
    )
    const keepsLocks = applicants.every(
      ({ locked, application, place }) => !locked || place?.booth.id === application.lockedBoothId,
    )
    if (!standsAsSent || !keepsLocks) throw new DomainError('conflict')
    // What a person has locked may break a rule; nothing else may.
    const broken = findBrokenPlacements(problem, placed)
    if (broken.some(({ applicationId }) => !applicantById.get(applicationId)?.locked))
      throw new DomainError('conflict')
    const value = totalOf(scored.parts)
    const plan = await insertPlan(trx, actor, {
      weights,
      report: {
        parts: scored.parts,
        value,
        bound: Math.max(value, bound),
        gap: bound > value ? (bound - value) / bound : 0,
        shortfalls: scored.indexed.groups.flatMap((group) =>
          group.kanwilCode !== null && group.placedTables < group.minTables
            ? [
                {
                  kanwilCode: group.kanwilCode,
                  missingTables: group.minTables - group.placedTables,
                },
              ]
            : [],
        ),
        conflicts: broken,
        steps: 0,
      },
    })
    const lockedOneByOne = await listLockedPlacements(trx, eventId, planId)
    const rows = applicants.flatMap((applicant) =>
      applicant.place
        ? [
            {
              eventId,
              planId: plan.id,
              applicationId: applicant.application.id,
              boothId: applicant.place.booth.id,
              tables: applicant.application.tables,
              locked: lockedOneByOne.has(applicant.application.id),
              reasons: JSON.stringify(whyHere(scored, applicant)),
            },
          ]
        : [],
    )
    const left = applicants.flatMap((applicant) =>
      applicant.place
        ? []
        : [
            {
              eventId,
              planId: plan.id,
              applicationId: applicant.application.id,
              reasons: JSON.stringify(whyNowhere(scored, applicant)),
            },
          ],
    )
    if (rows.length > 0) await trx.insertInto('placement').values(rows).execute()
    if (left.length > 0) await trx.insertInto('planLeftover').values(left).execute()
    await copyLocks(trx, eventId, planId, plan.id)
    return plan
  })
}
