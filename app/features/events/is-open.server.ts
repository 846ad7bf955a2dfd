import { atTime, dayOf } from '#app/lib/time.ts'
import type { Db } from '#db/connect.server.ts'
import { listOpenDays } from './queries.server.ts'

/** Whether visitors are let in at this moment, by the hours of the day at the venue. */
export async function isOpenAt(
  db: Db,
  event: { id: string; timeZone: string },
  now: Date,
): Promise<boolean> {
  const today = dayOf(now, event.timeZone)
  const [day] = await listOpenDays(db, event.id, { from: today, limit: 1 })
  return (
    day !== undefined &&
    atTime(day.openOn, day.opensAt, event.timeZone) <= now &&
    now < atTime(day.openOn, day.closesAt, event.timeZone)
  )
}
