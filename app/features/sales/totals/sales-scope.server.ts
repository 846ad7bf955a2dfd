import type { Reach } from '#app/features/people/policy.ts'
import { endOfDay, startOfDay } from '#app/lib/time.ts'
import { isDay } from '#app/lib/time-format.ts'
import type { SalesScope } from './sales-totals.server.ts'

/** The scope that an address asks for: `?hari=2026-08-08`, or the whole festival. */
export function scopeOf(
  request: Request,
  event: { id: string; timeZone: string },
  reach: Reach,
): { scope: SalesScope; day: string | undefined } {
  const asked = new URL(request.url).searchParams.get('hari') ?? ''
  const day = isDay(asked) ? asked : undefined
  const span =
    day === undefined
      ? {}
      : { from: startOfDay(day, event.timeZone), to: endOfDay(day, event.timeZone) }
  return { scope: { eventId: event.id, reach, ...span }, day }
}
