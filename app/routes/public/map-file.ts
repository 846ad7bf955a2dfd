import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { replyMapFile } from '#app/features/booths/map/map-file.server.ts'
import { findPublishedPlan } from '#app/features/booths/map/plan-stands.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { answerFile } from '#app/lib/heavy/answer-file.server.ts'

/** Downloads beside the visitors' map: `denah.svg`, `denah.pdf` and `denah.png`, by the published plan only. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const plan = await findPublishedPlan(db, event.id)
  return answerFile(() => replyMapFile(db, request, event, plan, { cache: 'public, max-age=60' }))
}
