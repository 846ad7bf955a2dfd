import { expect, test } from 'vitest'
import { recordSale } from '#app/features/sales/record/record-sale.server.ts'
import type { Db } from '#db/connect.server.ts'
import { createEvent, createUser } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'
import { dismissMissing } from './dismiss-missing.server.ts'
import { findPhoneNotes, listPhones } from './list-phones.server.ts'
import { phoneAlarm } from './phone-state.ts'
import { recordReport } from './record-report.server.ts'

const everywhere = { everything: true, gateIds: [], boothIds: [] }
const reason = 'Ponsel jatuh ke air'

async function arrange(db: Db) {
  const { till, shift, kopi } = await createStockedTill(db)
  const { deviceId, eventId } = till
  const actor = { eventId, userId: (await createUser(db)).id }
  const sell = async (...numbers: number[]) => {
    for (const seq of numbers) {
      await recordSale(db, till, saleOf(shift, seq, [{ listing: kopi, quantity: 1 }]))
    }
  }
  const tell = (given: number) =>
    recordReport(
      db,
      { id: deviceId, eventId },
      {
        ...{ sentAt: new Date(), waiting: 0, refused: 0, oldestAt: null },
        ...{ numbers: { given, held: 0 }, version: 'abc', batteryPercent: null },
      },
    )
  const see = async () => {
    const phones = await listPhones(db, eventId, everywhere)
    const report = phones.at(0)?.report
    const alarm = phoneAlarm(phones, { now: new Date(), isOpen: false })
    return { spans: report?.which?.spans ?? [], mark: report?.which?.mark ?? '', alarm }
  }
  return { actor, deviceId, sell, tell, see }
}

test('an alarm that is dismissed is gone, and comes back with other numbers alone', async () => {
  await using db = await createTestDb()
  const { actor, deviceId, sell, tell, see } = await arrange(db)
  await sell(0, 3)
  await tell(5)
  const { mark, spans } = await see()
  expect(spans).toEqual([
    { first: 1, last: 2 },
    { first: 4, last: 4 },
  ])

  await dismissMissing(db, actor, { deviceId, mark, reason })
  expect(await see()).toMatchObject({ spans: [], alarm: undefined })
  await tell(5)
  expect(await see()).toMatchObject({ spans: [], alarm: undefined })
  expect(await findPhoneNotes(db, [deviceId])).toEqual(
    new Map([[deviceId, { handedIn: 0, dismissed: reason }]]),
  )
  const audit = await db
    .selectFrom('auditEntry')
    .select(['userId', 'subjectId', 'after'])
    .where('action', '=', 'device.missingDismissed')
    .execute()
  expect(audit).toEqual([
    { userId: actor.userId, subjectId: deviceId, after: { numbers: '{[1,3),[4,5)}', reason } },
  ])

  await tell(7)
  expect(await see()).toMatchObject({ spans: [{ first: 5, last: 6 }], alarm: { missing: 1 } })

  // What comes under a dismissed number is taken and changes nothing else.
  await sell(2)
  await tell(7)
  expect(await see()).toMatchObject({ spans: [{ first: 5, last: 6 }] })
})

test('only what was seen is dismissed, once, and by its own festival', async () => {
  await using db = await createTestDb()
  const { actor, deviceId, sell, tell, see } = await arrange(db)
  await tell(2)
  const { mark } = await see()
  await sell(0)
  const dismiss = (by = actor, seen = mark) =>
    dismissMissing(db, by, { deviceId, mark: seen, reason })

  await expect(dismiss()).rejects.toMatchObject({ key: 'missingChanged' })
  const now = (await see()).mark
  const abroad = { ...actor, eventId: (await createEvent(db)).id }
  await expect(dismiss(abroad, now)).rejects.toMatchObject({ key: 'deviceGone' })

  const both = await Promise.allSettled([dismiss(actor, now), dismiss(actor, now)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})
