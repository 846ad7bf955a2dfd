import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { type MapFileKind, replyMapFile } from '#app/features/booths/map/map-file.server.ts'
import { findPublishedPlan } from '#app/features/booths/map/plan-stands.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { answerFile, TooManyFiles } from '#app/lib/heavy/answer-file.server.ts'
import { limiter } from '#app/lib/limits/limiter.server.ts'
import { networkOf } from '#app/lib/limits/network.ts'

export const handle = { query: ['stan', 'warna', 'lebar'] } satisfies GelarHandle

/** What new drawings are counted by. What has been drawn before is given to everybody. */
const DRAWINGS = { svg: 'drawingsSvg', pdf: 'drawingsPdf', png: 'drawingsPng' } as const

/** Downloads beside the visitors' map: `denah.svg`, `denah.pdf` and `denah.png`, by the published plan only. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const plan = await findPublishedPlan(db, event.id)
  const mayDraw = async (kind: MapFileKind) => {
    const limited = await limiter.count([DRAWINGS[kind], networkOf(context.clientAddress)])
    if (!limited.allowed) throw new TooManyFiles(limited.retryAfterSeconds)
  }
  return answerFile(() =>
    replyMapFile(db, request, event, plan, { cache: 'public, max-age=60', mayDraw }),
  )
}
