import { type CallWindow, callState, mayCorrect } from '#app/features/events/call-window.ts'
import type { Db } from '#db/connect.server.ts'
import type { ApplicationStatus } from '#db/types.ts'
import { findGaps, nextStepOf, stateOf, stepsOf } from '../apply/apply-steps.ts'
import { findTerms } from '../call/find-terms.server.ts'
import { findApplication } from './application-page.server.ts'
import { isEditable } from './application-steps.ts'

/** How far an application that can be written now has come; undefined for all others. */
async function findToDo(
  db: Db,
  application: { id: string; eventId: string; status: ApplicationStatus },
  call: CallWindow,
  now: Date,
) {
  const { id, eventId, status } = application
  const open = callState(call, now) === 'open' || (status === 'returned' && mayCorrect(call))
  if (!isEditable(status) || !open) return undefined
  const [view, terms] = await Promise.all([
    findApplication(db, eventId, { id }),
    findTerms(db, eventId),
  ])
  const steps = stepsOf(terms, view)
  const gaps = findGaps(terms, view)
  return {
    next: nextStepOf(terms, view),
    done: steps.filter((step) => stateOf(step, gaps) !== 'open').length,
    count: steps.length,
  }
}

/** Exhibitors of an officer, with their applications and booths, and the festivals that take applications now. */
export async function loadExhibitorHome(db: Db, exhibitorIds: ReadonlyArray<string>, now: Date) {
  if (exhibitorIds.length === 0) return { exhibitors: [], applications: [], calls: [], invited: [] }
  const ids = [...exhibitorIds]
  const [exhibitors, applications, events, invited] = await Promise.all([
    db
      .selectFrom('exhibitor')
      .leftJoin('kanwil', 'kanwil.code', 'exhibitor.kanwilCode')
      .select((row) => [
        'exhibitor.id',
        'exhibitor.name',
        'exhibitor.kind',
        'kanwil.name as kanwilName',
        row
          .selectFrom('product')
          .select((products) => products.fn.countAll<number>().as('count'))
          .whereRef('product.exhibitorId', '=', 'exhibitor.id')
          .where('product.archivedAt', 'is', null)
          .as('productCount'),
      ])
      .where('exhibitor.id', 'in', ids)
      .orderBy('exhibitor.name')
      .execute(),
    db
      .selectFrom('application')
      .innerJoin('event', 'event.id', 'application.eventId')
      .leftJoin('allocationPlan', (join) =>
        join
          .onRef('allocationPlan.eventId', '=', 'application.eventId')
          .on('allocationPlan.status', '=', 'published'),
      )
      .leftJoin('placement', (join) =>
        join
          .onRef('placement.planId', '=', 'allocationPlan.id')
          .onRef('placement.applicationId', '=', 'application.id'),
      )
      .leftJoin('booth', 'booth.id', 'placement.boothId')
      .leftJoin('zone', 'zone.id', 'booth.zoneId')
      .select([
        'application.id',
        'application.exhibitorId',
        'application.status',
        'application.tables',
        'event.id as eventId',
        'event.slug',
        'event.name as eventName',
        'event.status as eventStatus',
        'event.timeZone',
        'event.callOpensAt',
        'event.callClosesAt',
        'event.plannedStartsOn as startsOn',
        'event.plannedEndsOn as endsOn',
        'booth.code as boothCode',
        'zone.name as zoneName',
      ])
      .where('application.exhibitorId', 'in', ids)
      .where('event.status', '!=', 'draft')
      .orderBy('event.plannedStartsOn', 'desc')
      .orderBy('application.id')
      .execute(),
    db
      .selectFrom('event')
      .innerJoin('venue', 'venue.id', 'event.venueId')
      .select([
        'event.id',
        'event.slug',
        'event.name',
        'event.status',
        'event.timeZone',
        'event.callOpensAt',
        'event.callClosesAt',
        'event.plannedStartsOn as startsOn',
        'event.plannedEndsOn as endsOn',
        'venue.name as venueName',
        'venue.city as venueCity',
      ])
      .where('event.status', '=', 'call_open')
      .orderBy('event.callClosesAt')
      .execute(),
    db
      .selectFrom('callInvitation')
      .select(['eventId', 'exhibitorId'])
      .where('exhibitorId', 'in', ids)
      .execute(),
  ])
  return {
    exhibitors: exhibitors.map((row) => ({ ...row, productCount: row.productCount ?? 0 })),
    applications: await Promise.all(
      applications.map(async ({ eventStatus: status, ...application }) => ({
        ...application,
        todo: await findToDo(db, application, { ...application, status }, now),
      })),
    ),
    invited,
    calls: events.filter((event) => callState(event, now) === 'open'),
  }
}
