import { callState } from '#app/features/events/call-window.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import { closeRankGaps, lockRanks } from '../review/rank-applications.server.ts'
import type { ActingOfficer } from './acting-officer.ts'
import { lockApplications, takeApplicationStep } from './change-status.server.ts'
import { releasePlace } from './release-place.server.ts'

async function findOwn(db: Db, { eventId, exhibitorId }: ActingOfficer) {
  const own = await db
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .select(['application.id', 'exhibitor.kanwilCode'])
    .where('application.eventId', '=', eventId)
    .where('application.exhibitorId', '=', exhibitorId)
    .executeTakeFirst()
  if (!own) throw new DomainError('applicationNotFound')
  return own
}

/** The exhibitor takes its application back; a place it already had becomes free. */
export async function withdrawApplication(db: Db, officer: ActingOfficer): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const own = await findOwn(trx, officer)
    const offices = own.kanwilCode === null ? [] : [own.kanwilCode]
    await lockRanks(trx, officer.eventId, offices)
    const [application] = await lockApplications(trx, officer.eventId, [own.id])
    if (!application) throw new DomainError('applicationNotFound')
    await takeApplicationStep(trx, officer, application, { step: 'withdraw', capacity: 'officer' })
    await releasePlace(trx, officer.eventId, application.id)
    await closeRankGaps(trx, officer.eventId, offices)
    await notifyLive(trx, officer.eventId, 'applications')
  })
}

/** Makes a withdrawn application a draft again, while the call is open. */
export async function reopenApplication(db: Db, officer: ActingOfficer): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const [application] = await lockApplications(trx, officer.eventId, [
      (await findOwn(trx, officer)).id,
    ])
    if (!application) throw new DomainError('applicationNotFound')
    const event = await trx
      .selectFrom('event')
      .select(['status', 'callOpensAt', 'callClosesAt'])
      .where('id', '=', officer.eventId)
      .executeTakeFirstOrThrow()
    if (callState(event, officer.now) !== 'open') throw new DomainError('callClosed')
    await takeApplicationStep(trx, officer, application, { step: 'reopen', capacity: 'officer' })
    await notifyLive(trx, officer.eventId, 'applications')
  })
}
