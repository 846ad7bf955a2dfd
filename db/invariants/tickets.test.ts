import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import {
  createDevice,
  createEvent,
  createGate,
  createRegistration,
} from '#tests/support/factories.ts'
import { refusedBy } from '#tests/support/refused-by.ts'
import { createTestDb } from '#tests/support/test-db.ts'

test('a ticket is admitted at most once per entry rule, and a reading is stored once', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const gate = await createGate(db, { eventId: event.id })
  const device = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })
  const { ticket } = await createRegistration(db, { eventId: event.id })
  const scan = async (clientSeq: number) => {
    const id = newId()
    await db
      .insertInto('scan')
      .values({
        id,
        eventId: event.id,
        gateId: gate.id,
        deviceId: device.id,
        clientSeq,
        ticketId: ticket.id,
        direction: 'entry',
        verdict: 'admitted',
        people: 1,
        scannedAt: '2026-08-08T03:00:00Z',
      })
      .execute()
    return id
  }
  const admit = (enteredScanId: string, entryKey: string) =>
    refusedBy(
      db
        .insertInto('admission')
        .values({ eventId: event.id, ticketId: ticket.id, entryKey, enteredScanId })
        .execute(),
    )
  const [first, second] = [await scan(1), await scan(2)]

  expect(await admit(first, '2026-08-08')).toBe('accepted')
  expect(await admit(second, '2026-08-08')).toBe('admission_once_per_rule')
  expect(await admit(second, 're-2')).toBe('admission_inside_once_idx')
  expect(await refusedBy(scan(2))).toBe('scan_once')
  expect(await refusedBy(db.deleteFrom('scan').execute())).toBe('scan_append_only')
})
