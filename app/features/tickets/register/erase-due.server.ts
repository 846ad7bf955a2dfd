import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'

/** Days after the visit for which names are kept where the festival has set no day of its own. */
const DAYS_KEPT = 30

/**
 * Deletes names, addresses and mails of visitors whose time is over, as the registration form has promised:
 * after the day the festival has set, else 30 days after the visit. Answers how many registrations.
 */
export async function eraseDueVisitors(db: Db, now: Date = new Date()): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ eventId: string; email: string | null }>`
      with due as (
        select r.id, r.event_id, r.email from registration r join event e on e.id = r.event_id
        where r.erased_at is null
          and coalesce(e.visitor_data_until, r.visit_on + ${DAYS_KEPT}::int)
            < (${now}::timestamptz at time zone e.time_zone)::date
        for update of r),
      erased as (
        update registration r set name = null, email = null, wants_news = false, erased_at = ${now}
        from due where r.id = due.id)
      select event_id, email::text as email from due`.execute(trx)
    const known = rows.flatMap(({ eventId, email }) => (email === null ? [] : [{ eventId, email }]))
    for (const { eventId, email } of known) {
      await trx
        .deleteFrom('outboxMessage')
        .where('eventId', '=', eventId)
        .where('toAddress', '=', email)
        .where('template', 'in', ['ticket', 'registration-cancelled'])
        .execute()
    }
    await sql`
      delete from visitor_address a where not exists (
        select from registration r where r.event_id = a.event_id and r.email is not null)`.execute(
      trx,
    )
    return rows.length
  })
}
