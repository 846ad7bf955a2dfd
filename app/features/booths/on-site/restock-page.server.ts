import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { authorizeSome, notFound } from '#app/features/people/authorize.server.ts'
import { type Grant, type Reach, reachOf } from '#app/features/people/policy.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import { newId } from '#app/lib/ids.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'
import { listRestock, listRestockable } from './list-restock.server.ts'
import { requestRestock, stepRestock } from './restock.server.ts'
import { restockForm } from './restock-forms.ts'

function reachesOf(grants: ReadonlyArray<Grant>, eventId: string) {
  return {
    requestReach: reachOf(grants, 'restock.request', eventId),
    answerReach: reachOf(grants, 'restock.answer', eventId),
  }
}

/** Requests that a reader may see, and the goods the reader may ask more of. */
export async function loadRestock(
  eventId: string,
  grants: ReadonlyArray<Grant>,
  viewReach: Reach,
  askReach: Reach | undefined,
) {
  const reaches = { viewReach, ...reachesOf(grants, eventId) }
  const [open, settled, goods] = await Promise.all([
    listRestock(db, eventId, reaches, { open: true }),
    listRestock(db, eventId, reaches, { open: false }),
    listRestockable(db, eventId, askReach),
  ])
  return { open, settled, goods, requestId: newId() }
}

/** Takes a request for goods, or a step of one, and goes back to where it came from. */
export async function answerRestock(
  { request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>,
  backTo: (event: { slug: string }) => string,
) {
  const { event, user, grants } = await authorizeSome(request, params, 'restock.view')
  const reaches = reachesOf(grants, event.id)
  if (!reaches.requestReach && !reaches.answerReach) throw notFound()
  const submission = parseForm(await request.formData(), restockForm(event.timeZone))
  if (submission.status !== 'success') return replyInvalid(submission)
  const who = { eventId: event.id, userId: user.id, now: new Date(), ...reaches }
  const form = submission.value
  try {
    if (form.intent === 'request') await requestRestock(db, who, form)
    else await stepRestock(db, who, form)
  } catch (error) {
    return replyRefused(submission, error)
  }
  return redirectWithFlash(
    backTo(event),
    form.intent === 'request' ? 'onsite:restock.asked' : 'onsite:restock.done',
  )
}
