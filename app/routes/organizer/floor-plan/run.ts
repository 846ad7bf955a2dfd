import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { readAllocationRun } from '#app/features/booths/runs/read-run.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'

/** How far the newest run of the solver is; asked again and again while one computes. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'placement.view')
  const run = await readAllocationRun(db, event.id)
  if (!run) return Response.json({ id: null })
  const { id, status, progress, value, bound, gap, stopping, lost } = run
  return Response.json({ id, status, progress, value, bound, gap, stopping, lost })
}
