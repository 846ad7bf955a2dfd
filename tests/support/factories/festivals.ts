import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { next, type Overrides, type Row } from './rows.ts'

export async function createVenue(
  db: Db,
  overrides: Overrides<'venue'> = {},
): Promise<Row<'venue'>> {
  return db
    .insertInto('venue')
    .values({
      id: newId(),
      name: `Lapangan ${next()}`,
      city: 'Jakarta Pusat',
      province: 'DKI Jakarta',
      latitude: -6.1703,
      longitude: 106.835,
      timeZone: 'Asia/Jakarta',
      kind: 'lapangan',
      source: 'entered',
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A running festival of three days from 2026-08-07 (a Friday) with its open days. */
export async function createEvent(
  db: Db,
  overrides: Overrides<'event'> = {},
): Promise<Row<'event'>> {
  const venueId = overrides.venueId ?? (await createVenue(db)).id
  const number = next()
  const event = await db
    .insertInto('event')
    .values({
      id: newId(),
      slug: `festival-${number}`,
      name: `Festival ${number}`,
      venueId,
      timeZone: 'Asia/Jakarta',
      status: 'running',
      plannedStartsOn: '2026-08-07',
      plannedEndsOn: '2026-08-09',
      callOpensAt: '2026-06-01T00:00:00Z',
      callClosesAt: '2026-07-01T00:00:00Z',
      registrationOpen: true,
      // Its days are of one summer; tests pair phones on whatever day they run.
      devicesEndSetAt: '2100-01-01T00:00:00Z',
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await db
    .insertInto('eventDay')
    .values(
      ['2026-08-07', '2026-08-08', '2026-08-09'].map((openOn) => ({
        eventId: event.id,
        openOn,
        opensAt: '09:00',
        closesAt: '21:00',
      })),
    )
    .execute()
  return event
}
