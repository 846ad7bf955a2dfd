import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { GroundBatch } from '#app/features/booths/ground/change-schema.ts'
import {
  exchangeSteps,
  listGroundChanges,
} from '#app/features/booths/ground/exchange-steps.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { readSentJson } from '#app/lib/sent-json.ts'

const headers = { 'Cache-Control': 'private, no-store' }

/** What has changed on the ground since a revision, `?sejak=12`: JSON for the editor. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'floorPlan.view')
  const asked = Number(new URL(request.url).searchParams.get('sejak') ?? 0)
  const since = Number.isSafeInteger(asked) && asked >= 0 ? asked : 0
  return Response.json(await listGroundChanges(db, event.id, since), { headers })
}

/** Takes steps of the editor: `batch` is the JSON of a `GroundBatch`. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await authorize(request, params, 'floorPlan.edit')
  const form = await request.formData()
  const sent = form.get('batch')
  const batch = GroundBatch.safeParse(typeof sent === 'string' ? readSentJson(sent) : undefined)
  if (!batch.success) return Response.json({ error: 'changeInvalid' }, { status: 422, headers })
  return Response.json(await exchangeSteps(db, actor, batch.data), { headers })
}
