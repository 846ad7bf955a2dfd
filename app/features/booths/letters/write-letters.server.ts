import { type Insertable, sql } from 'kysely'
import { newId } from '#app/lib/ids.ts'
import { dayOf } from '#app/lib/time.ts'
import type { Trx } from '#db/connect.server.ts'
import type { PlaceAnswer, PlaceLetter } from '#db/types.ts'
import type { PublishedPlace } from '../publish/publish-plan.server.ts'
import { dueOfLetter } from './answer-due.ts'
import { letterReference, usualLetterCode } from './letter-number.ts'

export type WrittenLetter = {
  id: string
  reference: string
  answerDueOn: string | null
  /** The booth of the letter that this one replaces. */
  fromBoothCode: string | null
}

/** What letters of a festival say, whoever they are for. */
export async function readLetterEvent(trx: Trx, eventId: string) {
  const event = await trx
    .selectFrom('event')
    .select([
      'name',
      'timeZone',
      'letterCode',
      'placeAnswerDueOn',
      'setupStartsAt',
      'setupEndsAt',
      'setupNotes',
    ])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return { ...event, code: event.letterCode ?? usualLetterCode(event.name) }
}

/** The number of the festival's last letter; 0 when there is none. */
export async function readLastNumber(trx: Trx, eventId: string): Promise<number> {
  const { last } = await trx
    .selectFrom('placeLetter')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .where('eventId', '=', eventId)
    .executeTakeFirstOrThrow()
  return last
}

function listOpenLetters(trx: Trx, eventId: string) {
  return trx
    .selectFrom('placeLetter')
    .select(['id', 'applicationId', 'boothId', 'boothCode', 'tables', 'answer'])
    .where('eventId', '=', eventId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/**
 * Writes a letter to everybody whose place is new or other than the last letter said, and withdraws the letters that
 * hold no more. A place that somebody has declined is told anew. The festival's row must be locked by the caller, for
 * the running numbers. Answers the new letters by application.
 */
export async function writeLetters(
  trx: Trx,
  {
    eventId,
    planId,
    places,
    now,
  }: { eventId: string; planId: string; places: PublishedPlace[]; now: Date },
): Promise<Map<string, WrittenLetter>> {
  const event = await readLetterEvent(trx, eventId)
  const open = new Map(
    (await listOpenLetters(trx, eventId)).map((letter) => [letter.applicationId, letter]),
  )
  const placed = new Set(places.map((place) => place.applicationId))
  const told = places.filter((place) => {
    const letter = open.get(place.applicationId)
    return (
      !letter ||
      letter.answer === 'declined' ||
      letter.boothId !== place.boothId ||
      letter.boothCode !== place.boothCode ||
      letter.tables !== place.tables
    )
  })
  const outdated = [
    ...told.flatMap((place) => open.get(place.applicationId)?.id ?? []),
    // A declined place stays on record until its exhibitor is told another.
    ...[...open.values()].flatMap((letter) =>
      placed.has(letter.applicationId) || letter.answer === 'declined' ? [] : letter.id,
    ),
  ]
  await withdrawLetters(trx, eventId, outdated, now)

  const last = await readLastNumber(trx, eventId)
  const today = dayOf(now, event.timeZone)
  const rows = told.map((place, index) => ({
    id: newId(),
    eventId,
    applicationId: place.applicationId,
    planId,
    boothId: place.boothId,
    number: last + index + 1,
    reference: letterReference(last + index + 1, event.code, today),
    exhibitorName: place.exhibitorName,
    boothCode: place.boothCode,
    zoneName: place.zoneName,
    fromBoothCode: formerBooth(open.get(place.applicationId)),
    tables: place.tables,
    setupStartsAt: event.setupStartsAt,
    setupEndsAt: event.setupEndsAt,
    setupNotes: event.setupNotes,
    sentAt: now,
    answerDueOn: dueOfLetter(event.placeAnswerDueOn, today),
  }))
  await insertLetters(trx, rows)
  return new Map(
    rows.map(({ applicationId, id, reference, answerDueOn, fromBoothCode }) => [
      applicationId,
      { id, reference, answerDueOn, fromBoothCode },
    ]),
  )
}

/** The booth of the letter that a new one replaces; none when that letter was declined. */
function formerBooth(letter: { answer: PlaceAnswer | null; boothCode: string } | undefined) {
  return letter && letter.answer !== 'declined' ? letter.boothCode : null
}

/** Stores letters in slices, to stay under the limit on parameters of one statement. */
export async function insertLetters(
  trx: Trx,
  rows: ReadonlyArray<Insertable<PlaceLetter>>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000)
    await trx
      .insertInto('placeLetter')
      .values(rows.slice(from, from + 1000))
      .execute()
}

/** Marks letters as those that hold no more. */
export async function withdrawLetters(
  trx: Trx,
  eventId: string,
  ids: ReadonlyArray<string>,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return
  await trx
    .updateTable('placeLetter')
    .set({ withdrawnAt: now })
    .where('eventId', '=', eventId)
    .where(({ eb, fn, val }) => eb('id', '=', fn.any(val([...ids]))))
    .execute()
}
