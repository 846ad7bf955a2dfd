import type { Selectable } from 'kysely'
import { newId } from '#app/lib/ids.ts'
import { dayOf } from '#app/lib/time.ts'
import type { Trx } from '#db/connect.server.ts'
import type { PlaceLetter } from '#db/types.ts'
import { letterReference } from './letter-number.ts'
import {
  insertLetters,
  readLastNumber,
  readLetterEvent,
  withdrawLetters,
} from './write-letters.server.ts'

/**
 * Writes letters anew with what the festival says of setting up now: the same place under a new number, with the
 * answer and the reminders of the one before, which is withdrawn. The festival's row must be locked by the caller.
 * Answers the new letters by application.
 */
export async function renewLetters(
  trx: Trx,
  eventId: string,
  outdated: ReadonlyArray<Selectable<PlaceLetter>>,
  now: Date,
): Promise<Map<string, { id: string; reference: string }>> {
  const event = await readLetterEvent(trx, eventId)
  const last = await readLastNumber(trx, eventId)
  const today = dayOf(now, event.timeZone)
  await withdrawLetters(
    trx,
    eventId,
    outdated.map((letter) => letter.id),
    now,
  )
  const rows = outdated.map((letter, index) => ({
    ...letter,
    id: newId(),
    number: last + index + 1,
    reference: letterReference(last + index + 1, event.code, today),
    fromBoothCode: letter.boothCode,
    setupStartsAt: event.setupStartsAt,
    setupEndsAt: event.setupEndsAt,
    setupNotes: event.setupNotes,
    sentAt: now,
  }))
  await insertLetters(trx, rows)
  return new Map(rows.map(({ applicationId, id, reference }) => [applicationId, { id, reference }]))
}
