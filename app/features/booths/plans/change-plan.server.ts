import { decideApplications } from '#app/features/exhibitors/applications/decide-applications.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import type { Db } from '#db/connect.server.ts'
import type { Weights } from '../allocation/problem.ts'
import { publishPlan } from '../publish/publish-plan.server.ts'
import {
  cancelAllocationRun,
  startAllocationRun,
  stopAllocationRun,
} from '../runs/allocation-runs.server.ts'
import { carryIntoDraft } from './carry-newcomers.server.ts'
import { keepPreview } from './keep-preview.server.ts'
import { assignByCode, placeApplication } from './place-application.server.ts'
import type { PlanForm } from './plan-forms.ts'
import { createEmptyPlan, deletePlan, duplicatePlan } from './plan-versions.server.ts'
import { setWeights } from './set-weights.server.ts'
import { takePlanStep } from './take-step.server.ts'

export type PlanChanged =
  | { kind: 'changed' }
  | { kind: 'deleted' }
  | { kind: 'made'; number: number }
  | { kind: 'published'; placed: number; told: number }

type Intent = PlanForm['intent']
type FormOf<I extends Intent> = Extract<PlanForm, { intent: I }>
type Change<I extends Intent> = (db: Db, actor: Actor, form: FormOf<I>) => Promise<PlanChanged>

/** Does what one form of the plan's page asks for. */
export function changePlan<I extends Intent>(
  db: Db,
  actor: Actor,
  form: FormOf<I> & { intent: I },
): Promise<PlanChanged> {
  return changes[form.intent](db, actor, form)
}

/** What each form does, by its intent. */
const changes: { [I in Intent]: Change<I> } = {
  // What comes of a run is noted with it; the page shows how far it is.
  propose: (db, actor, { seed, basePlanId, includeWaiting, ...form }) =>
    changed(
      startAllocationRun(db, actor, { seed, basePlanId, includeWaiting, weights: weightsOf(form) }),
    ),
  'run-stop': (db, actor, { runId }) => changed(stopAllocationRun(db, actor, runId)),
  'run-cancel': (db, actor, { runId }) => changed(cancelAllocationRun(db, actor, runId)),
  empty: (db, actor) => made(createEmptyPlan(db, actor)),
  duplicate: (db, actor, { planId }) => made(duplicatePlan(db, actor, planId)),
  keep: (db, actor, { planId, places, bound, ...form }) =>
    made(keepPreview(db, actor, planId, { weights: weightsOf(form), places, bound })),
  async delete(db, actor, { planId }) {
    await deletePlan(db, actor, planId)
    return { kind: 'deleted' }
  },
  async publish(db, actor, form) {
    const { planId, newcomers: kind, newcomerIds, leftOut: all, leftOutIds, leftOutOwn } = form
    const newcomers = kind && (kind === 'keep' ? { kind } : { kind, applicationIds: newcomerIds })
    const leftOut = all && {
      all,
      // Newcomers whose place is taken away are among those who are left out, and their names were read there.
      applicationIds: [...leftOutIds, ...newcomerIds],
      own: new Map(leftOutOwn),
    }
    return { kind: 'published', ...(await publishPlan(db, actor, { planId, newcomers, leftOut })) }
  },
  carry: (db, actor, { planId }) => changed(carryIntoDraft(db, actor, planId)),
  step: (db, actor, { planId, step }) => changed(takePlanStep(db, actor, planId, step)),
  place: (db, actor, form) => changed(placeApplication(db, actor, form)),
  assign: (db, actor, form) => changed(assignByCode(db, actor, form)),
  wait: (db, actor, { applicationId }) =>
    changed(
      decideApplications(db, actor, {
        capacity: 'organizer',
        step: 'wait',
        applicationIds: [applicationId],
        remark: '',
      }),
    ),
  weights: (db, actor, { planId, ...form }) =>
    changed(setWeights(db, actor, planId, weightsOf(form))),
}

async function changed(done: Promise<unknown>): Promise<PlanChanged> {
  await done
  return { kind: 'changed' }
}

async function made(plan: Promise<{ number: number }>): Promise<PlanChanged> {
  return { kind: 'made', number: (await plan).number }
}

function weightsOf({ priority, wish, together, variety, crowd }: Weights): Weights {
  return { priority, wish, together, variety, crowd }
}
