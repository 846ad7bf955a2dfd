import { expect, test } from 'vitest'
import { createGate } from '#tests/support/factories.ts'
import { arrangeGate, minutes, NOON, reading, scan } from '#tests/support/scans.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { loadArrivalsScreen } from './arrivals-screen.server.ts'

const event = ({ id, timeZone }: { id: string; timeZone: string }) => ({ id, timeZone })

test('the screen of arrivals counts people of today by gate and hour of the venue', async () => {
  await using db = await createTestDb()
  const world = await arrangeGate(db)
  const walkIn = (seq: number, people: number, direction: 'entry' | 'exit', after: number) =>
    ({ kind: 'walk_in', seq, people, direction, scannedAt: minutes(after) }) as const
  const items = [reading(1, world.code), walkIn(2, 4, 'entry', 70), walkIn(3, 2, 'exit', 80)]
  await scan(db, world.device.token, items, minutes(90))

  expect(await loadArrivalsScreen(db, event(world.event), minutes(90))).toEqual({
    totals: { entered: 7, exited: 2, inside: 5, walkIns: 4 },
    gates: [{ gateId: world.gate.id, gate: 'Pintu Utara', entered: 7 }],
    others: undefined,
    hours: [
      { label: '12', values: [3] },
      { label: '13', values: [4] },
    ],
  })
  const tomorrow = await loadArrivalsScreen(db, event(world.event), minutes(24 * 60))
  expect(tomorrow.totals.entered).toBe(0)
  expect(tomorrow.hours).toEqual([])
})

test('with more gates than can be told apart the busiest are named and the others are one', async () => {
  await using db = await createTestDb()
  const world = await arrangeGate(db)
  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    await createGate(db, { eventId: world.event.id, name: `A ${number}` })
  }
  await scan(db, world.device.token, [reading(1, world.code)])

  const { gates, others, hours } = await loadArrivalsScreen(db, event(world.event), NOON)

  expect(gates).toHaveLength(5)
  expect(gates[0]?.gate).toBe('Pintu Utara')
  expect(others).toBe(0)
  expect(hours).toEqual([{ label: '12', values: [3, 0, 0, 0, 0, 0] }])
})
