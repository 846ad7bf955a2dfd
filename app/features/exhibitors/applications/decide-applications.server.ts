import { sql } from 'kysely'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import { applicationPath } from '#app/lib/paths.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { listAddressees } from '../registry/officers.server.ts'
import { closeRankGaps, lockRanks } from '../review/rank-applications.server.ts'
import type { ApplicationCapacity, ApplicationStepName } from './application-steps.ts'
import {
  type LockedApplication,
  lockApplications,
  takeApplicationSteps,
} from './change-status.server.ts'
import { releasePlaces } from './release-place.server.ts'

type Decision = {
  capacity: Exclude<ApplicationCapacity, 'officer'>
  step: Exclude<ApplicationStepName, 'submit' | 'withdraw' | 'reopen' | 'restore'>
  applicationIds: ReadonlyArray<string>
  remark: string
  /** Only applications of these Kanwil may be touched; undefined = any. */
  kanwilCodes?: ReadonlyArray<string>
  /** Nobody is written to here: the caller tells what it is part of. */
  silent?: boolean
}

/** Steps after which an application holds no place any more. */
const losesPlace: ReadonlyArray<ApplicationStepName> = ['return', 'wait', 'decline']

/**
 * Takes one step for all the named applications, or for none: endorse, return with a remark, accept, put on the
 * waiting list, decline. The exhibitors' officers get a mail of what concerns them. Answers how many were changed.
 */
export async function decideApplications(
  db: Db,
  actor: Actor,
  decision: Decision,
): Promise<number> {
  return db.transaction().execute((trx) => decideApplicationsIn(trx, actor, decision))
}

/** The same as part of a greater change. */
export async function decideApplicationsIn(
  trx: Trx,
  actor: Actor,
  decision: Decision,
): Promise<number> {
  const { eventId } = actor
  const { capacity, step, remark, kanwilCodes } = decision
  const ids = [...new Set(decision.applicationIds)]
  const offices = step === 'decline' ? await listOffices(trx, eventId, ids) : []
  await lockRanks(trx, eventId, offices)
  const applications = await lockApplications(trx, eventId, ids)
  const mine = applications.filter(
    ({ kanwilCode }) =>
      kanwilCodes === undefined || (kanwilCode !== null && kanwilCodes.includes(kanwilCode)),
  )
  if (mine.length !== ids.length) throw new DomainError('applicationNotFound')
  if (mine.length === 0) return 0
  await takeApplicationSteps(trx, actor, mine, { step, capacity, remark })
  if (losesPlace.includes(step)) await releasePlaces(trx, eventId, ids)
  if (step === 'decline') await closeRankGaps(trx, eventId, offices)
  if (!decision.silent) await mailDecision(trx, eventId, decision, mine)
  await notifyLive(trx, eventId, 'applications')
  return mine.length
}

async function listOffices(
  trx: Trx,
  eventId: string,
  applicationIds: ReadonlyArray<string>,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .select('exhibitor.kanwilCode')
    .distinct()
    .where('application.eventId', '=', eventId)
    .where('application.id', '=', sql<string>`any(${[...applicationIds]}::uuid[])`)
    .execute()
  return rows.flatMap(({ kanwilCode }) => (kanwilCode === null ? [] : [kanwilCode]))
}

async function mailDecision(
  trx: Trx,
  eventId: string,
  { step, remark }: Decision,
  applications: ReadonlyArray<LockedApplication>,
): Promise<void> {
  if (step === 'endorse') return
  const event = await trx
    .selectFrom('event')
    .select(['slug', 'name'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  const addressees = await listAddressees(
    trx,
    applications.map((application) => application.exhibitorId),
  )
  for (const application of applications) {
    for (const { to, language } of addressees.get(application.exhibitorId) ?? []) {
      const props = {
        exhibitor: application.exhibitorName,
        event: event.name,
        path: applicationPath(event, application.exhibitorId),
      }
      if (step === 'return') {
        await queueMail(trx, {
          eventId,
          to,
          language,
          template: 'application-returned',
          props: { ...props, remark },
        })
        continue
      }
      const decisions = { accept: 'accepted', wait: 'waiting_list', decline: 'declined' } as const
      await queueMail(trx, {
        eventId,
        to,
        language,
        template: 'application-decided',
        props: { ...props, decision: decisions[step], ...(remark ? { remark } : {}) },
      })
    }
  }
}
