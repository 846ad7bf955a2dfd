import { sql } from 'kysely'
import type { Trx } from '../../connect.server.ts'

/**
 * Gives Kanwil and units addresses that lead nowhere (`.example` belongs to nobody). One unit in nine has none, as
 * happens: a call cannot reach it by mail.
 */
export async function addContacts(trx: Trx): Promise<void> {
  await sql`
    update exhibitor
    set contact_email = lower(coalesce(upt_code, 'kanwil-' || kanwil_code)) || '@pas.example'
    where kind in ('upt', 'kanwil') and contact_email is null
      and (upt_code is null or hashtext(upt_code) % 9 <> 0)
  `.execute(trx)
}
