import { letterReference } from '#app/features/booths/letters/letter-number.ts'
import { insertMany } from '#db/insert-many.ts'
import type { Trx } from '../../connect.server.ts'
import type { Placement } from './booths.ts'
import { type Clock, minutesAfter } from './clock.ts'
import { createRandom } from './random.ts'

const setupNotes =
  'Kendaraan barang masuk lewat gerbang barat. Dekorasi dan label harga dipasang sebelum gladi bersih. Mohon bawa kabel rol sendiri.'

/** Why units give their place back after all. */
const refusals = [
  'Petugas pendamping kami berhalangan.',
  'Bengkel kami sedang mengerjakan pesanan besar.',
]

/**
 * Letters about the places of a published plan: nearly all confirmed, a few without an answer, two declined. Whoever
 * declined has withdrawn and has no place any more; answers those who keep theirs.
 */
export async function storeLetters(
  trx: Trx,
  clock: Clock,
  event: { id: string; planId: string; code: string },
  placed: ReadonlyArray<Placement>,
): Promise<Placement[]> {
  const random = createRandom(`letters ${event.id}`)
  const sentAt = clock.at(-10, '15:00')
  const told = {
    setupStartsAt: clock.at(-2, '08:00'),
    setupEndsAt: clock.at(-2, '20:00'),
    setupNotes,
  }
  const answerDueOn = clock.day(-5)
  await trx
    .updateTable('event')
    .set({ ...told, letterCode: event.code, placeAnswerDueOn: answerDueOn })
    .where('id', '=', event.id)
    .execute()
  const zones = await trx
    .selectFrom('zone')
    .select(['id', 'name'])
    .where('eventId', '=', event.id)
    .execute()
  const zoneName = new Map(zones.map(({ id, name }) => [id, name]))
  const alone = placed.filter(({ application }) => application.exhibitor.kanwilCode === null)
  const ofKanwil = placed.filter(({ application }) => application.exhibitor.kanwilCode !== null)
  const silent = new Set([...random.sample(alone, 2), ...random.sample(ofKanwil, 6)])
  // Units of other Kanwil than that of the demonstration's own exhibitor: one with two tables and one with one.
  const leaving = ofKanwil.filter(
    ({ application: { exhibitor } }) => exhibitor.uptCode !== null && exhibitor.kanwilCode !== 'NT',
  )
  const refusers = [2, 1].flatMap((tables) =>
    random.sample(
      leaving.filter(({ application }) => application.tables === tables),
      1,
    ),
  )
  await insertMany(
    trx,
    'placeLetter',
    placed.map((placement, index) => {
      const { application, booth } = placement
      const refusal = refusals[refusers.indexOf(placement)]
      const declined = refusal !== undefined
      const answered = declined || !silent.has(placement)
      return {
        ...told,
        id: random.id(sentAt),
        eventId: event.id,
        planId: event.planId,
        applicationId: application.id,
        boothId: booth.id,
        number: index + 1,
        reference: letterReference(index + 1, event.code, clock.day(-10)),
        exhibitorName: application.exhibitor.name,
        boothCode: booth.code,
        zoneName: zoneName.get(booth.zoneId) ?? '',
        tables: application.tables,
        sentAt,
        answerDueOn,
        answer: declined ? ('declined' as const) : answered ? ('confirmed' as const) : null,
        answerRemark: refusal ?? '',
        answeredAt: answered ? minutesAfter(sentAt, random.int(30, 6000)) : null,
      }
    }),
  )
  const refused = refusers.map(({ application }) => application.id)
  await trx
    .deleteFrom('placement')
    .where('planId', '=', event.planId)
    .where('applicationId', 'in', refused)
    .execute()
  await trx
    .updateTable('application')
    .set({ status: 'withdrawn' })
    .where('id', 'in', refused)
    .execute()
  return placed.filter((placement) => !refusers.includes(placement))
}
