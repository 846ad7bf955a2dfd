import type { LoaderFunctionArgs } from '@remix-run/node'
import ical, { ICalCalendarMethod } from 'ical-generator'
import { db } from '#app/db.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { findOwnTicket } from '#app/features/tickets/register/own-ticket.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { publicOrigin } from '#app/lib/origin.server.ts'
import { ticketPath } from '#app/lib/paths.ts'
import { atTime } from '#app/lib/time.ts'

/** The visit for the calendar of a phone, with the link to the ticket. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const secret = params.code ?? ''
  const own = await findOwnTicket(db, secret)
  if (own?.registration.status !== 'active') throw notFound()
  const { registration, event, hours } = own
  const t = await getT(request, ['tickets'])
  const calendar = ical({ prodId: '//Gelar//Tiket//ID', method: ICalCalendarMethod.PUBLISH })
  calendar.createEvent({
    id: `${registration.ticketId}@gelar`,
    start: atTime(registration.visitOn, hours.opensAt, event.timeZone),
    end: atTime(registration.visitOn, hours.closesAt, event.timeZone),
    summary: event.name,
    location: `${event.venue}, ${event.city}`,
    description: t('tickets:ticket.calendarText', { count: registration.groupSize }),
    url: `${publicOrigin(request)}${ticketPath(secret)}`,
  })
  return new Response(calendar.toString(), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${event.slug}.ics"`,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
