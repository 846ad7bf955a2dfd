import { sql } from 'kysely'
import { queueMails } from '#app/features/mail/queue-mail.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { applicationPath } from '#app/lib/paths.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { insertMany } from '#db/insert-many.ts'
import { listAddressees } from '../registry/officers.server.ts'

/** How long somebody who has been written to is left alone. */
const restMs = 24 * 60 * 60 * 1000
/** Within this time a second press is a double click, not a second wish. */
const doubleClickMs = 60 * 1000
/** So many exhibitors are written to at a time: between two sets the loop serves others. */
const SET = 300

/** The festival while its call is open; refuses otherwise, for a mail must not lead to a closed door. */
async function getOpenCall(trx: Trx, eventId: string) {
  const event = await trx
    .selectFrom('event')
    .innerJoin('venue', 'venue.id', 'event.venueId')
    .select([
      'event.slug',
      'event.name',
      'event.status',
      'event.timeZone',
      'event.callOpensAt',
      'event.callClosesAt',
      'event.contactEmail',
      'event.plannedStartsOn as startsOn',
      'event.plannedEndsOn as endsOn',
      'venue.name as venue',
    ])
    .where('event.id', '=', eventId)
    .executeTakeFirstOrThrow()
  if (event.status !== 'call_open') throw new DomainError('callClosed')
  return event
}

type OpenCall = Awaited<ReturnType<typeof getOpenCall>>

type Addressees = Awaited<ReturnType<typeof listAddressees>>

/** Writes to each of these exhibitors, one mail for every officer. */
async function mailAll(
  trx: Trx,
  eventId: string,
  call: OpenCall,
  template: 'call-invitation' | 'call-reminder',
  exhibitorIds: ReadonlyArray<string>,
  known?: Addressees,
): Promise<void> {
  const addressees = known ?? (await listAddressees(trx, exhibitorIds))
  const exhibitors = await trx
    .selectFrom('exhibitor')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${[...exhibitorIds]}::uuid[])`)
    .orderBy('id')
    .execute()
  for (let from = 0; from < exhibitors.length; from += SET) {
    const mails = exhibitors.slice(from, from + SET).flatMap(({ id, name }) =>
      (addressees.get(id) ?? []).map(({ to, language }) => ({
        eventId,
        to,
        language,
        template,
        props: {
          exhibitor: name,
          event: call.name,
          venue: call.venue,
          startsOn: call.startsOn,
          endsOn: call.endsOn,
          timeZone: call.timeZone,
          closesAt: call.callClosesAt?.toISOString(),
          contact: call.contactEmail ?? undefined,
          path: applicationPath(call, id),
        },
      })),
    )
    await queueMails(trx, mails)
  }
}

/** Invites exhibitors who have an address and have neither been invited nor applied; answers how many. */
async function invite(
  trx: Trx,
  actor: Actor,
  { exhibitorIds, now }: { exhibitorIds: ReadonlyArray<string>; now: Date },
): Promise<number> {
  const { eventId, userId } = actor
  const call = await getOpenCall(trx, eventId)
  const applied = await trx
    .selectFrom('application')
    .select('exhibitorId')
    .where('eventId', '=', eventId)
    .where('status', '!=', 'draft')
    .execute()
  const answered = new Set(applied.map((application) => application.exhibitorId))
  const addressees = await listAddressees(
    trx,
    exhibitorIds.filter((id) => !answered.has(id)),
  )
  if (addressees.size === 0) return 0
  // Whoever pressed twice, or at the same time as somebody else, invites nobody twice; in one order, so that two who
  // do so wait for each other and never in a circle.
  const { rows: invited } = await sql<{ exhibitorId: string }>`
    insert into call_invitation (event_id, exhibitor_id, invited_at, invited_by)
    select ${eventId}::uuid, id, ${now}, ${userId}::uuid
      from unnest(${[...addressees.keys()]}::uuid[]) id order by id
    on conflict on constraint call_invitation_pkey do nothing
    returning exhibitor_id`.execute(trx)
  const ids = invited.map((row) => row.exhibitorId)
  if (ids.length === 0) return 0
  await mailAll(trx, eventId, call, 'call-invitation', ids, addressees)
  await writeAudit(trx, {
    ...actor,
    action: 'call.invited',
    subjectType: 'event',
    subjectId: eventId,
    after: { count: ids.length, exhibitorIds: ids },
  })
  return ids.length
}

/** Invites the named exhibitors; answers how many were invited. */
export function inviteExhibitors(
  db: Db,
  actor: Actor,
  named: { exhibitorIds: ReadonlyArray<string>; now: Date },
): Promise<number> {
  return db.transaction().execute((trx) => invite(trx, actor, named))
}

/** Invites all UPT of these Kanwil. One that has never exhibited becomes an exhibitor by it. */
export function inviteKanwil(
  db: Db,
  actor: Actor,
  { kanwilCodes, now }: { kanwilCodes: ReadonlyArray<string>; now: Date },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const units = await trx
      .selectFrom('upt')
      .leftJoin('exhibitor', 'exhibitor.uptCode', 'upt.code')
      .select(['upt.code', 'upt.kanwilCode', 'upt.name', 'upt.city', 'exhibitor.id'])
      .where('upt.kanwilCode', 'in', [...kanwilCodes])
      .where('upt.closedAt', 'is', null)
      .orderBy('upt.code')
      .execute()
    const fresh = units.flatMap(({ id, code, kanwilCode, name, city }) =>
      id === null
        ? [{ id: newId(), kind: 'upt' as const, name, uptCode: code, kanwilCode, city }]
        : [],
    )
    await insertMany(trx, 'exhibitor', fresh)
    return invite(trx, actor, { exhibitorIds: units.flatMap(({ id }) => id ?? []), now })
  })
}

/**
 * Reminds invited exhibitors who have not answered: the named ones, or all. Those written to within a day are left
 * alone, unless `again` says that it is wanted; a double click reminds nobody twice even so. Answers how many.
 */
export function remindExhibitors(
  db: Db,
  actor: Actor,
  { exhibitorIds, again, now }: { exhibitorIds?: ReadonlyArray<string>; again: boolean; now: Date },
): Promise<number> {
  const { eventId } = actor
  return db.transaction().execute(async (trx) => {
    const call = await getOpenCall(trx, eventId)
    const before = new Date(now.getTime() - (again ? doubleClickMs : restMs))
    const reminded = await trx
      .updateTable('callInvitation')
      .set({ remindedAt: now, reminderCount: sql<number>`reminder_count + 1` })
      .where('eventId', '=', eventId)
      .where(sql<Date>`greatest(invited_at, reminded_at)`, '<', before)
      .$if(exhibitorIds !== undefined, (query) =>
        query.where('exhibitorId', '=', sql<string>`any(${[...(exhibitorIds ?? [])]}::uuid[])`),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('application')
              .select('application.id')
              .whereRef('application.eventId', '=', 'callInvitation.eventId')
              .whereRef('application.exhibitorId', '=', 'callInvitation.exhibitorId')
              .where('application.status', '!=', 'draft'),
          ),
        ),
      )
      .returning('exhibitorId')
      .execute()
    const ids = reminded.map((row) => row.exhibitorId)
    if (ids.length === 0) return 0
    await mailAll(trx, eventId, call, 'call-reminder', ids)
    await writeAudit(trx, {
      ...actor,
      action: 'call.reminded',
      subjectType: 'event',
      subjectId: eventId,
      after: { count: ids.length, exhibitorIds: ids },
    })
    return ids.length
  })
}
