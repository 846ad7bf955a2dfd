import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'

/** Has the devices of a festival end so many hours from now, before now when negative; answers when. */
export async function endDevices(db: Db, eventId: string, hoursFromNow: number): Promise<Date> {
  const { devicesEndAt } = await db
    .updateTable('event')
    .set({ devicesEndSetAt: sql<Date>`now() + ${hoursFromNow} * interval '1 hour'` })
    .where('id', '=', eventId)
    .returning('devicesEndAt')
    .executeTakeFirstOrThrow()
  if (!devicesEndAt) throw new Error('The devices have no end')
  return devicesEndAt
}

/** The instant so many minutes after another, as ISO. */
export function minutesAfter(at: Date, minutes: number): string {
  return new Date(at.getTime() + minutes * 60_000).toISOString()
}
