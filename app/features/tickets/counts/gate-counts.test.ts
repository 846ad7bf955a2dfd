import { expect, test } from 'vitest'
import { createDevice, createGate } from '#tests/support/factories.ts'
import { arrangeGate, minutes, NOON, reading, scan } from '#tests/support/scans.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { countByGate, countByHour, listDoubleEntries, sumCounts } from './gate-counts.server.ts'

test('a ticket that a cut-off gate let in a second time is listed with both entries, once', async () => {
  await using db = await createTestDb()
  const { event, device, code, ticket } = await arrangeGate(db)
  const south = await createGate(db, { eventId: event.id, name: 'Pintu Selatan' })
  const other = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: south.id })
  await scan(db, device.token, [reading(1, code)])

  await scan(
    db,
    other.token,
    [
      reading(1, code, { scannedAt: minutes(5), offline: true, told: 'admitted' }),
      reading(2, code, { scannedAt: minutes(6), offline: true, told: 'already_in' }),
      reading(3, ticket.shortCode, { scannedAt: minutes(7), offline: true, told: null }),
    ],
    minutes(30),
  )

  expect(await listDoubleEntries(db, event.id)).toMatchObject([
    {
      shortCode: ticket.shortCode,
      people: 3,
      gate: 'Pintu Selatan',
      at: minutes(5),
      earlierGate: 'Pintu Utara',
      earlierAt: NOON,
    },
  ])
})

test('counts are of one day at the venue, by gate and by its hours, and add up', async () => {
  await using db = await createTestDb()
  const { event, gate, device, code } = await arrangeGate(db, 're_entry')
  const quiet = await createGate(db, { eventId: event.id, name: 'Pintu Barat' })
  const span = { eventId: event.id, day: '2026-08-08', timeZone: event.timeZone }
  await scan(
    db,
    device.token,
    [
      reading(1, code),
      reading(2, code, { scannedAt: minutes(1) }),
      reading(3, code, { scannedAt: minutes(70), direction: 'exit' }),
      { kind: 'walk_in', seq: 4, people: 5, direction: 'entry', scannedAt: minutes(80) },
      { kind: 'walk_in', seq: 5, people: 9, direction: 'entry', scannedAt: minutes(-24 * 60) },
    ],
    minutes(90),
  )

  const gates = await countByGate(db, span)

  expect(gates).toEqual([
    { gateId: quiet.id, gate: 'Pintu Barat', entered: 0, exited: 0, walkIns: 0, refused: 0 },
    { gateId: gate.id, gate: 'Pintu Utara', entered: 8, exited: 3, walkIns: 5, refused: 1 },
  ])
  expect(sumCounts(gates)).toEqual({ entered: 8, exited: 3, inside: 5, walkIns: 5 })
  expect(await countByHour(db, span)).toEqual([
    { hour: 12, gateId: gate.id, entered: 3, exited: 0 },
    { hour: 13, gateId: gate.id, entered: 5, exited: 3 },
  ])
})
