import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { getProgrammeVenue } from '#app/features/programme/plan/programme-venue.server.ts'
import { programmeCalendar } from '#app/features/programme/publish/programme-calendar.ts'
import { findPublishedProgramme } from '#app/features/programme/publish/published-programme.server.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { publicOrigin } from '#app/lib/origin.server.ts'
import { publicProgrammePath } from '#app/lib/paths.ts'
import { formatTimeRange } from '#app/lib/time-format.ts'

export const handle = { query: [] } satisfies GelarHandle

/** The published programme as an iCalendar feed; empty before the first version. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const [programme, { venueName, city }] = await Promise.all([
    findPublishedProgramme(db, event.id),
    getProgrammeVenue(db, event.id),
  ])
  const language = languageOf(request)
  const t = await getT(language, ['programme'])
  const text = programmeCalendar(
    {
      name: t('programme:publicTitle', { event: event.name }),
      place: `${venueName}, ${city}`,
      url: `${publicOrigin(request)}${publicProgrammePath(event)}`,
      number: programme?.number ?? 0,
      publishedAt: programme?.publishedAt ?? new Date(0),
      slots: programme?.slots ?? [],
      dropped: programme?.dropped ?? [],
    },
    (slot) =>
      [formatTimeRange(slot.startAt, slot.endAt, event.timeZone, language), slot.origin]
        .filter((line) => line !== null)
        .join('\n'),
  )
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${event.slug}.ics"`,
      'Cache-Control': 'public, max-age=60',
    },
  })
}
