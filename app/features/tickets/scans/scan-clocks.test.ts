import { expect, test } from 'vitest'
import { createRegistration } from '#tests/support/factories.ts'
import { arrangeGate, minutes, NOON, reading, scan } from '#tests/support/scans.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { recordScans } from './record-scan.server.ts'

test('readings of a phone whose clock is days wrong are put right by its clock at sending', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrangeGate(db)
  const phoneClock = new Date('2026-08-05T00:00:00Z')
  const upload = {
    sentAt: phoneClock,
    items: [reading(1, code, { scannedAt: new Date(phoneClock.getTime() - 600_000) })],
  }

  const recorded = await recordScans(db, device.token, upload, NOON)

  expect(recorded).toMatchObject({ status: 'stored', answers: [{ verdict: 'admitted' }] })
  const { scannedAt } = await db.selectFrom('scan').select('scannedAt').executeTakeFirstOrThrow()
  expect(scannedAt).toEqual(minutes(-10))
})

test('no reading is later than its upload', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrangeGate(db)

  await scan(db, device.token, [reading(1, code, { scannedAt: minutes(90) })])

  const { scannedAt } = await db.selectFrom('scan').select('scannedAt').executeTakeFirstOrThrow()
  expect(scannedAt).toEqual(NOON)
})

test('a phone that believes to be at the end of all time is answered like any other', async () => {
  await using db = await createTestDb()
  const { device } = await arrangeGate(db)
  const sentAt = new Date('9999-12-31T23:59:59Z')
  const item = { ...reading(1, 'ABCDE12345'), scannedAt: new Date('0001-01-01T00:00:00Z') }

  const recorded = await recordScans(db, device.token, { sentAt, items: [item] }, NOON)
  expect(recorded).toMatchObject({ status: 'stored', answers: [{ seq: 1, verdict: 'unknown' }] })
})

test('the day of a reading is the day at the venue', async () => {
  await using db = await createTestDb()
  const { event, device } = await arrangeGate(db)
  const { ticket } = await createRegistration(db, { eventId: event.id, visitOn: '2026-08-09' })
  const justAfterMidnight = new Date('2026-08-08T17:30:00Z') // 00.30 WIB on the 9th

  const answers = await scan(
    db,
    device.token,
    [reading(1, ticket.shortCode, { scannedAt: justAfterMidnight })],
    justAfterMidnight,
  )

  expect(answers[0]?.verdict).toBe('admitted')
})
