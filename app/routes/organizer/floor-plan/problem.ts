import type { LoaderFunctionArgs } from '@remix-run/node'
import { db, longDb } from '#app/db.server.ts'
import { readWeights } from '#app/features/booths/plans/draft-plan.server.ts'
import { listPlans } from '#app/features/booths/plans/plan-page.server.ts'
import { loadProblemText } from '#app/features/booths/runs/load-problem.server.ts'
import { authorize, notFound } from '#app/features/people/authorize.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'
import { drawnBeside } from '#app/lib/heavy/heavy.server.ts'

const writeProblem = drawnBeside<typeof import('#app/features/booths/runs/problem-file.heavy.ts')>(
  '#app/features/booths/runs/problem-file.heavy.ts',
)

/**
 * The allocation problem of the festival as the command line reads it, with the weights and locks of a plan when one is
 * named. Booths and applications are ids; no person and no exhibitor is named.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, event } = await authorize(request, params, 'placement.view')
  const number = new URL(request.url).searchParams.get('rencana')
  const plan = number
    ? (await listPlans(db, event.id)).find((row) => String(row.number) === number)
    : undefined
  if (number && !plan) throw notFound()
  const name = plan ? `${event.slug}-masalah-${plan.number}` : `${event.slug}-masalah`
  return answerFileTo(actor, request, async () => {
    const asked = await loadProblemText(longDb, event.id, readWeights(plan?.weights), {
      planId: plan?.id,
    })
    return new Response(await writeProblem(asked, { signal: request.signal }), {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}.json"`,
        'Cache-Control': 'private, no-store',
      },
    })
  })
}
