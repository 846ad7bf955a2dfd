import { randomInt } from 'node:crypto'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Trx } from '#db/connect.server.ts'

/** Far above what phones count, which start at nought, and below the time in microseconds, which some start at. */
const FIRST_DRAWN = 1e15
const DRAWN_RANGE = 2 ** 47

/** Each failure means that one of a hundred million million numbers was met twice. */
export const DRAWS_MOST = 5

/** A number for something whose own one another thing of its phone has. It does not count as one of the phone's. */
export function drawNumber(): number {
  return FIRST_DRAWN + randomInt(DRAWN_RANGE)
}

/** A drawn number under which nothing of the phone is known. */
export async function findFreeNumber(trx: Trx, deviceId: string): Promise<number> {
  for (let draw = 0; draw < DRAWS_MOST; draw += 1) {
    const number = drawNumber()
    const taken = await trx
      .selectFrom('receivedNumber')
      .select('clientSeq')
      .where('deviceId', '=', deviceId)
      .where('clientSeq', '=', number)
      .executeTakeFirst()
    if (!taken) return number
  }
  throw new DomainError('conflict')
}
