import { callState, mayCorrect } from '#app/features/events/call-window.ts'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import { applicationPath } from '#app/lib/paths.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { ActingOfficer } from '../applications/acting-officer.ts'
import { type ApplicationView, findApplication } from '../applications/application-page.server.ts'
import { lockApplications, takeApplicationStep } from '../applications/change-status.server.ts'
import { findTerms } from '../call/find-terms.server.ts'
import { refuseBeyondLimits } from '../call/kanwil-limits.server.ts'
import { listAddressees } from '../registry/officers.server.ts'
import { findGaps } from './apply-steps.ts'

async function mailReceipt(
  trx: Trx,
  officer: ActingOfficer,
  event: { slug: string; name: string },
  application: ApplicationView,
): Promise<void> {
  const addressees = await listAddressees(trx, [officer.exhibitorId])
  for (const { to, language } of addressees.get(officer.exhibitorId) ?? []) {
    await queueMail(trx, {
      eventId: officer.eventId,
      to,
      language,
      template: 'application-received',
      props: {
        exhibitor: application.exhibitorName,
        event: event.name,
        path: applicationPath(event, officer.exhibitorId),
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
export async function submitApplication(
  db: Db,
  officer: ActingOfficer,
  version: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const event = await trx
      .selectFrom('event')
      .select(['slug', 'name', 'status', 'callOpensAt', 'callClosesAt'])
      .where('id', '=', officer.eventId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    const found = await findApplication(trx, officer.eventId, { exhibitorId: officer.exhibitorId })
    if (!found) throw new DomainError('applicationNotFound')
    const [locked] = await lockApplications(trx, officer.eventId, [found.id])
    const application = await findApplication(trx, officer.eventId, { id: found.id })
    if (!locked || !application) throw new DomainError('applicationNotFound')
    const state = callState(event, officer.now)
    if (state !== 'open' && !(application.status === 'returned' && mayCorrect(event))) {
      throw new DomainError(state === 'not-yet' ? 'callNotOpen' : 'callClosed')
    }
    if (application.status !== 'draft' && application.status !== 'returned') {
      throw new DomainError('applicationNotEditable')
    }
    if (application.version !== version) throw new DomainError('applicationChanged')
    const gaps = findGaps(await findTerms(trx, officer.eventId), application)
    if (gaps.some((gap) => gap.required)) throw new DomainError('applicationIncomplete')
    await refuseBeyondLimits(trx, officer.eventId, application)
    await takeApplicationStep(trx, officer, locked, { step: 'submit', capacity: 'officer' })
    await mailReceipt(trx, officer, event, application)
    await notifyLive(trx, officer.eventId, 'applications')
  })
}
