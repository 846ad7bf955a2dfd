import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { readWeights } from '#app/features/booths/plans/draft-plan.server.ts'
import { listPlans } from '#app/features/booths/plans/plan-page.server.ts'
import { loadProblem } from '#app/features/booths/runs/load-problem.server.ts'
import { authorize, notFound } from '#app/features/people/authorize.server.ts'

/**
 * The allocation problem of the festival as the command line reads it, with the weights and locks of a plan when one is
 * named. Booths and applications are ids; no person and no exhibitor is named.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'placement.view')
  const number = new URL(request.url).searchParams.get('rencana')
  const plan = number
    ? (await listPlans(db, event.id)).find((row) => String(row.number) === number)
    : undefined
  if (number && !plan) throw notFound()
  const { problem } = await loadProblem(db, event.id, readWeights(plan?.weights), {
    planId: plan?.id,
  })
  const name = plan ? `${event.slug}-masalah-${plan.number}` : `${event.slug}-masalah`
  return new Response(JSON.stringify(problem, null, 1), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.json"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
