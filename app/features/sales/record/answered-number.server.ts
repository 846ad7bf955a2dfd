import type { Db } from '#db/connect.server.ts'
import type { Till } from './record-sale.server.ts'

/**
 * Remembers that a till has been answered for good under this running number although nothing is stored under it,
 * so that the number does not count as missing.
 */
export async function noteAnswered(
  db: Db,
  { deviceId, eventId }: Till,
  clientSeq: number,
): Promise<void> {
  await db
    .insertInto('answeredNumber')
    .values({ deviceId, eventId, clientSeq })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
