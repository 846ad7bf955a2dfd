import type { Db } from '#db/connect.server.ts'
import { callState } from './call-window.ts'

/** Exhibitors of an officer, with their applications and booths, and the festivals that take applications now. */
export async function loadExhibitorHome(db: Db, exhibitorIds: ReadonlyArray<string>, now: Date) {
  if (exhibitorIds.length === 0) return { exhibitors: [], applications: [], calls: [] }
  const ids = [...exhibitorIds]
  const [exhibitors, applications, events] = await Promise.all([
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
        'event.slug',
        'event.name as eventName',
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
  ])
  return {
    exhibitors: exhibitors.map((row) => ({ ...row, productCount: row.productCount ?? 0 })),
    applications,
    calls: events.filter((event) => callState(event, now) === 'open'),
  }
}
