import { sql } from 'kysely'
import type { Trx } from '#db/connect.server.ts'

/**
 * Lets one change of a festival's programme happen at a time, until the transaction ends. Versions are so numbered
 * without gaps, and two organizers never run into a deadlock; what may overlap is decided by the constraints of the
 * tables all the same.
 */
export async function lockProgramme(trx: Trx, eventId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`programme:${eventId}`}, 0))`.execute(
    trx,
  )
}
