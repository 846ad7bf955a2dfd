import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { ticketPath } from '#app/lib/paths.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { visitorKey } from './visitor-link.server.ts'

/** Mails that an address gets in an hour once it is confirmed: a family's tickets, and their changes. */
const MAILS_AN_HOUR = 10

const hashAddress = (email: string) =>
  createHmac('sha256', visitorKey()).update(`address ${email.toLowerCase()}`).digest()

const proofOf = (secret: string, email: string) =>
  createHmac('sha256', visitorKey())
    .update(`proof ${secret} ${email.toLowerCase()}`)
    .digest('base64url')
    .slice(0, 22)

/** The link of a mail: to the ticket, with what proves that the mail has been read. */
export function mailedTicketPath(secret: string, email: string): string {
  return `${ticketPath(secret)}?surel=${proofOf(secret, email)}`
}

/**
 * Whether a visitor's address may get a mail of the festival now; counts it. Anybody can type anybody's address, so one
 * that has not been confirmed by the link of a mail gets that one mail and no other.
 */
export async function mayMailVisitor(trx: Trx, eventId: string, email: string): Promise<boolean> {
  const { rows } = await sql`
    insert into visitor_address as known (event_id, address_hash)
    values (${eventId}, ${hashAddress(email)})
    on conflict (event_id, address_hash) do update set
      mails_in_hour = case when known.hour_began_at < now() - interval '1 hour' then 1
        else known.mails_in_hour + 1 end,
      hour_began_at = case when known.hour_began_at < now() - interval '1 hour' then now()
        else known.hour_began_at end
    where known.confirmed_at is not null
      and (known.mails_in_hour < ${MAILS_AN_HOUR} or known.hour_began_at < now() - interval '1 hour')
    returning 1`.execute(trx)
  return rows.length > 0
}

/** Takes the address of a registration as its holder's own, when the proof is that of the mail sent to it. */
export async function confirmAddress(
  db: Db,
  { eventId, email }: { eventId: string; email: string },
  secret: string,
  proof: string,
): Promise<void> {
  const [given, wanted] = [Buffer.from(proof), Buffer.from(proofOf(secret, email))]
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return
  await db
    .updateTable('visitorAddress')
    .set({ confirmedAt: sql<Date>`now()` })
    .where('eventId', '=', eventId)
    .where('addressHash', '=', hashAddress(email))
    .where('confirmedAt', 'is', null)
    .execute()
}

/** Whether the holder of an address has opened the link of a mail of the festival. */
export async function isConfirmed(db: Db, eventId: string, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('visitorAddress')
    .select('confirmedAt')
    .where('eventId', '=', eventId)
    .where('addressHash', '=', hashAddress(email))
    .executeTakeFirst()
  return row !== undefined && row.confirmedAt !== null
}
