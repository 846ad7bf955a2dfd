import { decideApplications } from '#app/features/exhibitors/applications/decide-applications.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
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
import type { PlanChange } from './move-placements.server.ts'
import { placeApplication, takeOutApplication } from './place-application.server.ts'
import type { PlanForm } from './plan-forms.ts'
import { createEmptyPlan, deletePlan, duplicatePlan } from './plan-versions.server.ts'
import { takePlanStep } from './take-step.server.ts'

export type PlanChanged =
  | { kind: 'changed' }
  | { kind: 'deleted' }
  | { kind: 'made'; number: number }
  | { kind: 'published'; placed: number; told: number }

type Who = { eventId: string; userId: string }

/** Does what one form of the plan's page asks for. */
export async function changePlan(db: Db, who: Who, form: PlanForm): Promise<PlanChanged> {
  switch (form.intent) {
    case 'propose': {
      const { intent: _intent, seed, basePlanId, includeWaiting, ...weights } = form
      // What comes of it is noted with the run; the page shows how far it is.
      await startAllocationRun(db, { ...who, seed, basePlanId, includeWaiting, weights })
      return { kind: 'changed' }
    }
    case 'empty':
      return { kind: 'made', number: (await createEmptyPlan(db, who)).number }
    case 'duplicate':
      return { kind: 'made', number: (await duplicatePlan(db, who, form.planId)).number }
    case 'keep': {
      const { intent: _intent, planId, places, bound, ...weights } = form
      const plan = await keepPreview(db, { ...who, planId }, { weights, places, bound })
      return { kind: 'made', number: plan.number }
    }
    case 'delete':
      await deletePlan(db, who, form.planId)
      return { kind: 'deleted' }
    case 'publish': {
      const { planId, newcomers: kind, newcomerIds: applicationIds } = form
      const newcomers = kind && (kind === 'keep' ? { kind } : { kind, applicationIds })
      return { kind: 'published', ...(await publishPlan(db, { ...who, planId, newcomers })) }
    }
    case 'carry':
      await carryIntoDraft(db, { ...who, planId: form.planId })
      return { kind: 'changed' }
    case 'step':
      await takePlanStep(db, { ...who, planId: form.planId }, form.step)
      return { kind: 'changed' }
    case 'place':
      await placeApplication(db, { ...who, ...form })
      return { kind: 'changed' }
    case 'assign':
      await assignByCode(db, { ...who, planId: form.planId }, form.applicationId, form.boothCode)
      return { kind: 'changed' }
    case 'wait':
      await decideApplications(db, {
        ...who,
        actor: 'organizer',
        step: 'wait',
        applicationIds: [form.applicationId],
        remark: '',
      })
      return { kind: 'changed' }
    case 'weights': {
      const { intent: _intent, planId, ...weights } = form
      await setWeights(db, { ...who, planId }, weights)
      return { kind: 'changed' }
    }
    case 'run-stop':
      await stopAllocationRun(db, who, form.runId)
      return { kind: 'changed' }
    case 'run-cancel':
      await cancelAllocationRun(db, who, form.runId)
      return { kind: 'changed' }
  }
}

/** Into the booth with this code, or out of the plan when no code is given. */
async function assignByCode(
  db: Db,
  change: PlanChange,
  applicationId: string,
  code: string,
): Promise<void> {
  if (code === '') return takeOutApplication(db, { ...change, applicationId })
  const booth = await db
    .selectFrom('booth')
    .select('id')
    .where('eventId', '=', change.eventId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!booth) throw new DomainError('boothGone')
  await placeApplication(db, { ...change, applicationId, boothId: booth.id })
}

/** Gives those who came after the draft was made the places in it that they were told. */
async function carryIntoDraft(db: Db, change: PlanChange): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockEvent(trx, change.eventId)
    await lockDraft(trx, change.eventId, change.planId)
    await carryNewcomers(trx, change, await listNewcomers(trx, change.eventId, change.planId))
  })
}

/** Values a draft by other weights from now on. What the solver had reported held for the former ones. */
async function setWeights(db: Db, { eventId, userId, planId }: PlanChange, weights: Weights) {
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, eventId, planId)
    await trx
      .updateTable('allocationPlan')
      .set({ weights: JSON.stringify(weights), report: null })
      .where('eventId', '=', eventId)
      .where('id', '=', planId)
      .execute()
    await writeAudit(trx, {
      eventId,
      userId,
      action: 'plan.changed',
      subjectType: 'allocation_plan',
      subjectId: planId,
      after: weights,
    })
    await notifyLive(trx, eventId, 'booths')
  })
}
