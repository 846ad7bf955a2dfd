import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import type { NewVenue } from './venue-form.ts'

/** Adds a place where festivals are held. Two of one name are refused. */
export async function addVenue(
  db: Db,
  { userId }: Actor<null>,
  { coordinates, ...venue }: NewVenue,
): Promise<void> {
  const id = newId()
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('venue')
      .values({ id, ...venue, ...coordinates, kind: 'lain', source: 'entered' })
      .execute()
    await writeAudit(trx, {
      eventId: null,
      userId,
      action: 'venue.added',
      subjectType: 'venue',
      subjectId: id,
      after: { name: venue.name, city: venue.city, ...coordinates },
    })
  })
}
