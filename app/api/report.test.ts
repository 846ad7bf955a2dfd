import { expect, test } from 'vitest'
import { listPhones } from '#app/features/devices/list-phones.server.ts'
import { createDevice, createEvent, createGate } from '#tests/support/factories.ts'
import { unlimited } from '#tests/support/limiters.ts'
import { describedApi } from '#tests/support/open-api.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill } from '#tests/support/tills.ts'
import { createApi } from './create-api.server.ts'

const everywhere = { everything: true, gateIds: [], boothIds: [] }

const report = {
  sentAt: '2026-08-08T05:00:00.000Z',
  waiting: 2,
  refused: 0,
  oldestAt: '2026-08-08T04:58:00.000Z',
  numbers: { given: 2, held: 2 },
  version: '1a2b3c4d',
  batteryPercent: 80,
}

test('gates and tills tell how they fare, each for itself', async () => {
  await using db = await createTestDb()
  const till = await createStockedTill(db)
  const { eventId } = till
  const gate = await createGate(db, { eventId })
  const scanner = await createDevice(db, { eventId, kind: 'gate', gateId: gate.id })
  const ask = await describedApi(createApi(db, unlimited))

  const [byTill, byGate] = await Promise.all([
    ask('post', '/v1/phone/report', { token: till.token, body: report }),
    ask('post', '/v1/phone/report', {
      token: scanner.token,
      body: { ...report, waiting: 0, oldestAt: null, numbers: null, batteryPercent: null },
    }),
  ])

  expect([byTill.status, byGate.status]).toEqual([200, 200])
  const phones = await listPhones(db, eventId, everywhere)
  expect(phones.map(({ kind, report: told }) => [kind, told?.waiting, told?.version])).toEqual([
    ['gate', 0, '1a2b3c4d'],
    ['till', 2, '1a2b3c4d'],
  ])
})

test('a revoked phone tells as well, so that one sees what it still has to hand in', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const gate = await createGate(db, { eventId: event.id })
  const { token } = await createDevice(db, {
    ...{ eventId: event.id, kind: 'gate', gateId: gate.id },
    revokedAt: '2026-08-08T04:00:00Z',
  })
  const ask = await describedApi(createApi(db, unlimited))

  const told = await ask('post', '/v1/phone/report', { token, body: report })

  expect(told.status).toBe(200)
  const [phone] = await listPhones(db, event.id, everywhere)
  expect(phone?.report).toMatchObject({ waiting: 2, missing: 0 })
})

test('whoever is no phone of ours, or tells nonsense, is refused', async () => {
  await using db = await createTestDb()
  const { token } = await createStockedTill(db)
  const ask = await describedApi(createApi(db, unlimited))
  const tell = (body: object, by?: string) =>
    ask('post', '/v1/phone/report', { ...(by && { token: by }), body })

  expect(await tell(report)).toMatchObject({ status: 401, body: { error: 'tokenMissing' } })
  expect(await tell(report, 'x'.repeat(43))).toMatchObject({
    status: 401,
    body: { error: 'tokenUnknown' },
  })
  expect(await tell({ ...report, waiting: -1 }, token)).toMatchObject({
    status: 400,
    body: { error: 'invalid', issues: [{ path: 'waiting' }] },
  })
  expect(await tell({ ...report, numbers: { given: 1e15, held: 0 } }, token)).toMatchObject({
    status: 400,
  })
})
