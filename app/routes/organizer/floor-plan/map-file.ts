import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { replyMapFile } from '#app/features/booths/map/map-file.server.ts'
import { findPlanToShow } from '#app/features/booths/map/plan-stands.server.ts'
import { findEventBySlug } from '#app/features/events/queries.server.ts'
import { authorize, notFound } from '#app/features/people/authorize.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'

/** Downloads beside the plan: `denah.svg`, `denah.pdf` and `denah.png`, of any plan by `?rencana=`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, event: allowed } = await authorize(request, params, 'placement.view')
  const number = new URL(request.url).searchParams.get('rencana')
  const [event, plan] = await Promise.all([
    findEventBySlug(db, allowed.slug),
    findPlanToShow(db, allowed.id, number),
  ])
  if (!event || (number !== null && !plan)) throw notFound()
  return answerFileTo(actor, request, () =>
    replyMapFile(db, request, event, plan, { cache: 'private, no-store' }),
  )
}
