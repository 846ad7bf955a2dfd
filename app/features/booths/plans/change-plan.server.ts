import { decideApplications } from '#app/features/exhibitors/applications/decide-applications.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { Weights } from '../allocation/problem.ts'
import { carryNewcomers, listNewcomers } from '../letters/newcomers.server.ts'
import { lockEvent, publishPlan } from '../publish/publish-plan.server.ts'
import {
  cancelAllocationRun,
  startAllocationRun,
  stopAllocationRun,
} from '../runs/allocation-runs.server.ts'
import { lockDraft } from './corner.server.ts'
import { keepPreview } from './keep-preview.server.ts'
import { placeApplication, takeOutApplication } from './place-application.server.ts'
import type { PlanForm } from './plan-forms.ts'
import { createEmptyPlan, deletePlan, duplicatePlan } from './plan-versions.server.ts'
import { takePlanStep } from './take-step.server.ts'

export type PlanChanged =
  | { kind: 'changed' }
  | { kind: 'deleted' }
  | { kind: 'made'; number: number }
  | { kind: 'published'; placed: number; told: number }

/** Does what one form of the plan's page asks for. */
export async function changePlan(db: Db, actor: Actor, form: PlanForm): Promise<PlanChanged> {
  switch (form.intent) {
    case 'propose': {
      const { intent: _intent, seed, basePlanId, includeWaiting, ...weights } = form
      // What comes of it is noted with the run; the page shows how far it is.
      await startAllocationRun(db, actor, { seed, basePlanId, includeWaiting, weights })
      return { kind: 'changed' }
    }
    case 'empty':
      return { kind: 'made', number: (await createEmptyPlan(db, actor)).number }
    case 'duplicate':
      return { kind: 'made', number: (await duplicatePlan(db, actor, form.planId)).number }
    case 'keep': {
      const { intent: _intent, planId, places, bound, ...weights } = form
      const plan = await keepPreview(db, actor, planId, { weights, places, bound })
      return { kind: 'made', number: plan.number }
    }
    case 'delete':
      await deletePlan(db, actor, form.planId)
      return { kind: 'deleted' }
    case 'publish': {
      const { planId, newcomers: kind, newcomerIds: applicationIds } = form
      const newcomers = kind && (kind === 'keep' ? { kind } : { kind, applicationIds })
      return { kind: 'published', ...(await publishPlan(db, actor, { planId, newcomers })) }
    }
    case 'carry':
      await carryIntoDraft(db, actor, form.planId)
      return { kind: 'changed' }
    case 'step':
      await takePlanStep(db, actor, form.planId, form.step)
      return { kind: 'changed' }
    case 'place':
      await placeApplication(db, actor, form)
      return { kind: 'changed' }
    case 'assign':
      await assignByCode(db, actor, form)
      return { kind: 'changed' }
    case 'wait':
      await decideApplications(db, actor, {
        capacity: 'organizer',
        step: 'wait',
        applicationIds: [form.applicationId],
        remark: '',
      })
      return { kind: 'changed' }
    case 'weights': {
      const { intent: _intent, planId, ...weights } = form
      await setWeights(db, actor, planId, weights)
      return { kind: 'changed' }
    }
    case 'run-stop':
      await stopAllocationRun(db, actor, form.runId)
      return { kind: 'changed' }
    case 'run-cancel':
      await cancelAllocationRun(db, actor, form.runId)
      return { kind: 'changed' }
  }
}

/** Into the booth with this code, or out of the plan when no code is given. */
async function assignByCode(
  db: Db,
  actor: Actor,
  { planId, applicationId, boothCode }: Extract<PlanForm, { intent: 'assign' }>,
): Promise<void> {
  if (boothCode === '') return takeOutApplication(db, actor, { planId, applicationId })
  const booth = await db
    .selectFrom('booth')
    .select('id')
    .where('eventId', '=', actor.eventId)
    .where('code', '=', boothCode)
    .executeTakeFirst()
  if (!booth) throw new DomainError('boothGone')
  await placeApplication(db, actor, { planId, applicationId, boothId: booth.id })
}

/** Gives those who came after the draft was made the places in it that they were told. */
async function carryIntoDraft(db: Db, actor: Actor, planId: string): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    await lockEvent(trx, eventId)
    await lockDraft(trx, eventId, planId)
    await carryNewcomers(trx, actor, planId, await listNewcomers(trx, eventId, planId))
  })
}

/** Values a draft by other weights from now on. What the solver had reported held for the former ones. */
async function setWeights(db: Db, actor: Actor, planId: string, weights: Weights): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, eventId, planId)
    await trx
      .updateTable('allocationPlan')
      .set({ weights: JSON.stringify(weights), report: null })
      .where('eventId', '=', eventId)
      .where('id', '=', planId)
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'plan.changed',
      subjectType: 'allocation_plan',
      subjectId: planId,
      after: weights,
    })
    await notifyLive(trx, eventId, 'booths')
  })
}
