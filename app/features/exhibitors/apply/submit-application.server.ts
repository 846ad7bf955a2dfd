import { callState, mayCorrect } from '#app/features/events/call-window.ts'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import { applicationPath } from '#app/lib/paths.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { type ApplicationView, findApplication } from '../applications/application-page.server.ts'
import { lockApplications, takeStep } from '../applications/change-status.server.ts'
import { findTerms } from '../call/find-terms.server.ts'
import { refuseBeyondLimits } from '../call/kanwil-limits.server.ts'
import { listAddressees } from '../registry/officers.server.ts'
import { findGaps } from './apply-steps.ts'
import type { Who } from './draft.server.ts'

async function mailReceipt(
  trx: Trx,
  who: Who,
  event: { slug: string; name: string },
  application: ApplicationView,
): Promise<void> {
  const addressees = await listAddressees(trx, [who.exhibitorId])
  for (const { to, language } of addressees.get(who.exhibitorId) ?? []) {
    await queueMail(trx, {
      eventId: who.eventId,
      to,
      language,
      template: 'application-received',
      props: {
        exhibitor: application.exhibitorName,
        event: event.name,
        path: applicationPath(event, who.exhibitorId),
        tables: application.tables,
        products: application.products.map((product) => product.name),
      },
    })
  }
}

/**
 * Sends an application. Two of one Kanwil that ask for its last place wait for each other at the festival's row: one
 * gets it. What has changed since `version` was looked at is not sent unseen.
 */
export async function submitApplication(db: Db, who: Who, version: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const event = await trx
      .selectFrom('event')
      .select(['slug', 'name', 'status', 'callOpensAt', 'callClosesAt'])
      .where('id', '=', who.eventId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    const found = await findApplication(trx, who.eventId, { exhibitorId: who.exhibitorId })
    if (!found) throw new DomainError('applicationNotFound')
    const [locked] = await lockApplications(trx, who.eventId, [found.id])
    const application = await findApplication(trx, who.eventId, { id: found.id })
    if (!locked || !application) throw new DomainError('applicationNotFound')
    const state = callState(event, who.now)
    if (state !== 'open' && !(application.status === 'returned' && mayCorrect(event))) {
      throw new DomainError(state === 'not-yet' ? 'callNotOpen' : 'callClosed')
    }
    if (application.status !== 'draft' && application.status !== 'returned') {
      throw new DomainError('applicationNotEditable')
    }
    if (application.version !== version) throw new DomainError('applicationChanged')
    const gaps = findGaps(await findTerms(trx, who.eventId), application)
    if (gaps.some((gap) => gap.required)) throw new DomainError('applicationIncomplete')
    await refuseBeyondLimits(trx, who.eventId, application)
    await takeStep(trx, who.eventId, locked, 'submit', 'officer', who)
    await mailReceipt(trx, who, event, application)
    await notifyLive(trx, who.eventId, 'applications')
  })
}
