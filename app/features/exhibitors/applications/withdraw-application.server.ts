import { callState } from '#app/features/events/call-window.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import { closeRankGaps, lockRanks } from '../review/rank-applications.server.ts'
import { lockApplications, takeStep } from './change-status.server.ts'
import { releasePlace } from './release-place.server.ts'

type Who = { eventId: string; exhibitorId: string; userId: string }

async function findOwn(db: Db, { eventId, exhibitorId }: Who) {
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
export async function withdrawApplication(db: Db, who: Who): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const own = await findOwn(trx, who)
    const offices = own.kanwilCode === null ? [] : [own.kanwilCode]
    await lockRanks(trx, who.eventId, offices)
    const [application] = await lockApplications(trx, who.eventId, [own.id])
    if (!application) throw new DomainError('applicationNotFound')
    await takeStep(trx, who.eventId, application, 'withdraw', 'officer', who)
    await releasePlace(trx, who.eventId, application.id)
    await closeRankGaps(trx, who.eventId, offices)
    await notifyLive(trx, who.eventId, 'applications')
  })
}

/** Makes a withdrawn application a draft again, while the call is open. */
export async function reopenApplication(db: Db, who: Who & { now: Date }): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const [application] = await lockApplications(trx, who.eventId, [(await findOwn(trx, who)).id])
    if (!application) throw new DomainError('applicationNotFound')
    const event = await trx
      .selectFrom('event')
      .select(['status', 'callOpensAt', 'callClosesAt'])
      .where('id', '=', who.eventId)
      .executeTakeFirstOrThrow()
    if (callState(event, who.now) !== 'open') throw new DomainError('callClosed')
    await takeStep(trx, who.eventId, application, 'reopen', 'officer', who)
    await notifyLive(trx, who.eventId, 'applications')
  })
}
