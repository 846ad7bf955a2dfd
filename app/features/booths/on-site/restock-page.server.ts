import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { authorizeSome, notFound } from '#app/features/people/authorize.server.ts'
import { type Grant, type Reach, reachOf } from '#app/features/people/policy.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { newId } from '#app/lib/ids.ts'
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
  const { event, actor, grants } = await authorizeSome(request, params, 'restock.view')
  const reaches = reachesOf(grants, event.id)
  if (!reaches.requestReach && !reaches.answerReach) throw notFound()
  const asked = { ...reaches, now: new Date() }
  return answerForm(request, restockForm(event.timeZone), async (form) => {
    if (form.intent === 'request') {
      await requestRestock(db, actor, asked, form)
      return redirectWithFlash(backTo(event), 'onsite:restock.asked')
    }
    await stepRestock(db, actor, asked, form)
    return redirectWithFlash(backTo(event), 'onsite:restock.done')
  })
}
