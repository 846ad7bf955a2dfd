import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { SaveDay } from './event-forms.ts'

/** Opens the ground on a day, or changes the hours and the places of a day that is open already. */
export async function saveDay(
  db: Db,
  actor: Actor,
  { openOn, opensAt, closesAt, visitorCapacity }: Omit<SaveDay, 'intent'>,
): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    const day = { opensAt, closesAt, visitorCapacity: visitorCapacity ?? null }
    const before = await trx
      .selectFrom('eventDay')
      .select(['opensAt', 'closesAt', 'visitorCapacity'])
      .where('eventId', '=', eventId)
      .where('openOn', '=', openOn)
      .forUpdate()
      .executeTakeFirst()
    await trx
      .insertInto('eventDay')
      .values({ eventId, openOn, ...day })
      .onConflict((conflict) => conflict.columns(['eventId', 'openOn']).doUpdateSet(day))
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'event.daySaved',
      subjectType: 'eventDay',
      subjectId: openOn,
      before,
      after: day,
    })
    await notifyLive(trx, eventId, 'public')
  })
}

/** Closes a day for visitors. The database refuses it once somebody has registered for it. */
export async function removeDay(db: Db, actor: Actor, openOn: string): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    const removed = await trx
      .deleteFrom('eventDay')
      .where('eventId', '=', eventId)
      .where('openOn', '=', openOn)
      .returning(['opensAt', 'closesAt', 'visitorCapacity'])
      .executeTakeFirst()
    if (!removed) return
    await writeAudit(trx, {
      ...actor,
      action: 'event.dayRemoved',
      subjectType: 'eventDay',
      subjectId: openOn,
      before: removed,
    })
    await notifyLive(trx, eventId, 'public')
  })
}
