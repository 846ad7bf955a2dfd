import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { loadBoardState, stampOf } from '#app/features/booths/plans/board/board-data.server.ts'
import { findPlan, findShownRun } from '#app/features/booths/plans/plan-page.server.ts'
import { PlanStepForm } from '#app/features/booths/plans/plan-step.ts'
import { takePlanStep } from '#app/features/booths/plans/take-step.server.ts'
import { authorize, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'

/** What has become of a plan since the revision that the reader knows. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'placement.view')
  const query = new URL(request.url).searchParams
  const planId = query.get('rencana') ?? undefined
  const plan = isUuid(planId) ? await findPlan(db, event.id, planId) : undefined
  if (!plan) throw notFound()
  const [stamp, run, state] = await Promise.all([
    stampOf(db, event.id),
    findShownRun(db, event.id, new Date()),
    loadBoardState(db, event.id, plan.id),
  ])
  return Response.json({
    stamp,
    run: run ? `${run.id} ${run.status}` : null,
    status: plan.status,
    state: state.revision === query.get('revisi') ? null : state,
  })
}

/** One step of a planner: moves that belong together, or a lock. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await authorize(request, params, 'placement.change')
  const form = PlanStepForm.safeParse(Object.fromEntries(await request.formData()))
  if (!form.success) throw new Response(null, { status: 400 })
  const { planId, step } = form.data
  try {
    return Response.json(await takePlanStep(db, actor, planId, step))
  } catch (error) {
    const refusal = toDomainError(error)
    if (!refusal) throw error
    const { key, params: values } = refusal
    return Response.json({ refused: { key, params: values } }, { status: 409 })
  }
}
