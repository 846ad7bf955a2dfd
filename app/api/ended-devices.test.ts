import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { writeCopy } from '#app/features/phone/phone-copy.ts'
import type { QueueItem } from '#app/features/phone/queue.ts'
import { takeCopy } from '#app/features/unsettled/read-copy.server.ts'
import { recordUnsettled } from '#app/features/unsettled/record-unsettled.server.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { endDevices, minutesAfter } from '#tests/support/device-end.ts'
import { createDevice, createGate, createUser } from '#tests/support/factories.ts'
import { unlimited } from '#tests/support/limiters.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'
import { createApi } from './create-api.server.ts'

type Body = Record<string, unknown>

function asker(db: Db, token: string) {
  const api = createApi(db, unlimited)
  return async (path: string, body?: Body): Promise<{ status: number; body: Body }> => {
    const response = await api.request(`/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }
}

/** A till with an open shift and a gate of one festival, and how to sell and to read at a time. */
async function arrange(db: Db) {
  const { till, shift, kopi, token, eventId } = await createStockedTill(db)
  const gate = await createGate(db, { eventId })
  const atGate = await createDevice(db, { eventId, kind: 'gate', gateId: gate.id })
  await db.updateTable('shift').set({ openedAt: sql`now() - interval '10 days'` }).execute()
  const sale = (clientSeq: number, soldAt: string) =>
    saleOf(shift, clientSeq, [{ listing: kopi, quantity: 1 }], { soldAt })
  const walkIn = (seq: number, scannedAt: string) => ({
    ...{ kind: 'walk_in', seq, people: 1, direction: 'entry', scannedAt },
  })
  return {
    eventId,
    till,
    shift,
    sale,
    walkIn,
    ask: asker(db, token),
    askGate: asker(db, atGate.token),
  }
}

const deviceAt = () => new Date().toISOString()
const refusedAt = (endsAt: Date) => ({
  status: 401,
  body: { error: 'deviceEnded', endsAt: endsAt.toISOString(), now: expect.any(String) },
})

test('before the end a till and a gate are told of it and work', async () => {
  await using db = await createTestDb()
  const { eventId, sale, walkIn, ask, askGate } = await arrange(db)
  const endsAt = (await endDevices(db, eventId, 1)).toISOString()

  expect((await ask('/till/state')).body).toMatchObject({ endsAt, now: expect.any(String) })
  expect((await askGate('/gate/state')).body).toMatchObject({ endsAt })
  expect(
    (await ask('/till/sales', { deviceAt: deviceAt(), items: [sale(0, deviceAt())] })).body,
  ).toMatchObject({ answers: [{ outcome: 'stored' }] })
  expect(
    (await askGate('/gate/scans', { sentAt: deviceAt(), items: [walkIn(0, deviceAt())] })).body,
  ).toMatchObject({ answers: [{ verdict: 'counted' }] })
})

test('within a day of the end what was made before is taken, and what was made after is settled', async () => {
  await using db = await createTestDb()
  const { eventId, sale, walkIn, ask, askGate } = await arrange(db)
  const endsAt = await endDevices(db, eventId, -2)
  const before = minutesAfter(endsAt, -1)
  const after = minutesAfter(endsAt, 5)

  expect(await ask('/till/state')).toEqual(refusedAt(endsAt))
  expect(await askGate('/gate/state')).toEqual(refusedAt(endsAt))
  const batch = { deviceAt: deviceAt(), items: [sale(0, before), sale(1, after)] }
  const first = await ask('/till/sales', batch)
  const again = await ask('/till/sales', batch)
  const scans = { sentAt: deviceAt(), items: [walkIn(0, before), walkIn(1, after)] }
  const read = await askGate('/gate/scans', scans)

  const outcomes = [{ outcome: 'stored' }, { outcome: 'unsettled' }]
  expect(first.body).toMatchObject({ answers: outcomes })
  expect(again.body).toEqual(first.body)
  expect(read.body).toMatchObject({ answers: [{ verdict: 'counted' }, { verdict: 'unsettled' }] })
  expect((await askGate('/gate/scans', scans)).body).toMatchObject({
    answers: [{ verdict: 'counted' }, { verdict: 'unsettled' }],
  })
  expect(await db.selectFrom('sale').select(['totalIdr', 'handedIn']).execute()).toEqual([
    { totalIdr: 35_000, handedIn: false },
  ])
  const listed = await db.selectFrom('unsettledItem').select(['id', 'reason', 'kind']).execute()
  expect(listed.map(({ kind, reason }) => `${kind} ${reason}`).sort()).toEqual([
    'reading deviceEnded',
    'sale deviceEnded',
  ])

  const by = { eventId, userId: (await createUser(db)).id }
  for (const { id: itemId } of listed)
    await recordUnsettled(db, by, { itemId, shiftId: undefined, listings: [] })
  const count = async (table: 'sale' | 'walkIn') =>
    (await db.selectFrom(table).select('id').execute()).length
  expect([await count('sale'), await count('walkIn')]).toEqual([2, 2])
})

test('within a day of the end the drawer is counted, and no shift is opened', async () => {
  await using db = await createTestDb()
  const { eventId, shift, ask } = await arrange(db)
  const endsAt = await endDevices(db, eventId, -2)

  expect((await ask('/till/closing')).body).toMatchObject({ shift: { id: shift.id } })
  const count = { shiftId: shift.id, countedIdr: 0, countedWith: 'Budi' }
  expect((await ask('/till/shifts/close', count)).status).toBe(200)
  expect((await ask('/till/closing')).body).toMatchObject({ shift: null })
  expect(await ask('/till/shifts', { id: newId(), cashier: 'Sari', floatIdr: 0 })).toEqual(
    refusedAt(endsAt),
  )
})

test('a till that has closed its shift goes on telling what was sold, expected and counted', async () => {
  await using db = await createTestDb()
  const { eventId, shift, sale, ask } = await arrange(db)
  const soldAt = minutesAfter(new Date(), -180)
  const kept = { ...sale(0, soldAt), payment: 'cash', tenderedIdr: 50_000 }
  const wrong = sale(1, soldAt)
  await ask('/till/sales', { deviceAt: deviceAt(), items: [kept, wrong] })
  const reversal = {
    id: newId(),
    clientSeq: 2,
    saleId: wrong.id,
    reason: 'Salah',
    reversedAt: soldAt,
  }
  await ask('/till/reversals', { deviceAt: deviceAt(), items: [reversal] })
  await endDevices(db, eventId, -2)
  expect((await ask('/till/closing')).body).toMatchObject({ closedShift: null })

  const expectedIdr = shift.floatIdr + 35_000
  const count = { shiftId: shift.id, countedIdr: expectedIdr - 5_000, countedWith: 'Budi' }
  await ask('/till/shifts/close', count)
  expect((await ask('/till/closing')).body).toMatchObject({
    shift: null,
    closedShift: {
      ...{ id: shift.id, closedAt: expect.any(String), sales: 1, soldIdr: 35_000 },
      ...{ expectedIdr, countedIdr: expectedIdr - 5_000, countedWith: 'Budi' },
    },
  })
})

test('after that day nothing is taken any more, and the copy of the phone brings it', async () => {
  await using db = await createTestDb()
  const { eventId, till, sale, walkIn, ask, askGate } = await arrange(db)
  const endsAt = await endDevices(db, eventId, -25)
  const items = [sale(0, minutesAfter(endsAt, -1)), sale(1, minutesAfter(endsAt, 5))]

  expect(await ask('/till/sales', { deviceAt: deviceAt(), items })).toEqual(refusedAt(endsAt))
  expect(await ask('/till/closing')).toEqual(refusedAt(endsAt))
  expect(
    await askGate('/gate/scans', { sentAt: deviceAt(), items: [walkIn(0, deviceAt())] }),
  ).toEqual(refusedAt(endsAt))

  const queue = items.map(
    ({ clientSeq, ...upload }): QueueItem<unknown> => ({
      ...{ n: clientSeq, deviceId: till.deviceId, seq: clientSeq, refused: null },
      entry: { kind: 'sale', upload },
    }),
  )
  const copy = { fileName: 'salinan.json', file: Buffer.from(writeCopy(queue, new Date())) }
  const by = { eventId, userId: (await createUser(db)).id }
  expect(await takeCopy(db, by, copy)).toMatchObject({ stored: 1, unsettled: 1 })
  expect(await takeCopy(db, by, copy)).toMatchObject({ stored: 0, known: 2 })
})

test('a phone with a wrong clock is judged by the time put right', async () => {
  await using db = await createTestDb()
  const { eventId, sale, ask } = await arrange(db)
  const endsAt = await endDevices(db, eventId, -1)
  const DAY = 24 * 60
  const send = (seq: number, minutes: number, wrongBy: number) =>
    ask('/till/sales', {
      deviceAt: minutesAfter(new Date(), wrongBy),
      items: [sale(seq, minutesAfter(endsAt, minutes + wrongBy))],
    })

  expect((await send(0, -1, DAY)).body).toMatchObject({ answers: [{ outcome: 'stored' }] })
  expect((await send(1, -1, 1.5)).body).toMatchObject({ answers: [{ outcome: 'stored' }] })
  expect((await send(2, 5, -DAY)).body).toMatchObject({ answers: [{ outcome: 'unsettled' }] })
})

test('a phone that was revoked before the end is refused as such, and hands in until the day is over', async () => {
  await using db = await createTestDb()
  const { eventId, till, sale, ask } = await arrange(db)
  const endsAt = await endDevices(db, eventId, -2)
  const revokedAt = minutesAfter(endsAt, -30)
  await db.updateTable('device').set({ revokedAt }).where('id', '=', till.deviceId).execute()
  const items = [sale(0, minutesAfter(endsAt, -40)), sale(1, minutesAfter(endsAt, -10))]

  expect(await ask('/till/state')).toMatchObject({ body: { error: 'deviceRevoked' } })
  expect((await ask('/till/sales', { deviceAt: deviceAt(), items })).body).toMatchObject({
    answers: [{ outcome: 'stored' }, { outcome: 'unsettled' }],
  })
  expect(await db.selectFrom('unsettledItem').select('reason').execute()).toEqual([
    { reason: 'deviceRevoked' },
  ])
  const over = await endDevices(db, eventId, -25)
  expect(await ask('/till/sales', { deviceAt: deviceAt(), items })).toEqual(refusedAt(over))
})

test('a later end sets phones to work again', async () => {
  await using db = await createTestDb()
  const { eventId, ask } = await arrange(db)
  await endDevices(db, eventId, -25)
  expect((await ask('/till/state')).status).toBe(401)
  await endDevices(db, eventId, 1)
  expect((await ask('/till/state')).status).toBe(200)
})

test('everything that a phone made is counted once, waits to be settled, or lies on the phone still', async () => {
  await using db = await createTestDb()
  const made = fc.record({
    minutes: fc.integer({ min: -90, max: 90 }),
    sentIn: fc.constantFrom('open', 'grace', 'over'),
    times: fc.integer({ min: 1, max: 2 }),
    isCopied: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(made, { minLength: 1, maxLength: 6 }), async (plan) => {
      const { eventId, till, sale, ask } = await arrange(db)
      const by = { eventId, userId: (await createUser(db)).id }
      // Past by two hours; while the phones still work they know nothing of what is made after the end.
      const endsAt = await endDevices(db, eventId, -2)
      const items = plan.map(({ minutes, ...how }, seq) => ({
        ...how,
        upload: sale(seq, minutesAfter(endsAt, how.sentIn === 'open' ? -90 : minutes)),
      }))
      const onPhone = new Set(items)
      for (const [stage, hours] of Object.entries({ open: 1, grace: -2, over: -25 })) {
        const moved = stage === 'grace' ? endsAt : await endDevices(db, eventId, hours)
        if (stage === 'grace') {
          await db
            .updateTable('event')
            .set({ devicesEndSetAt: moved })
            .where('id', '=', eventId)
            .execute()
        }
        for (const item of items.filter(({ sentIn }) => sentIn === stage)) {
          for (let time = 0; time < item.times; time += 1) {
            const said = await ask('/till/sales', { deviceAt: deviceAt(), items: [item.upload] })
            if (said.status === 200) onPhone.delete(item)
          }
        }
      }
      const copied = [...onPhone].filter(({ isCopied }) => isCopied)
      if (copied.length > 0) {
        const queue = copied.map(({ upload: { clientSeq, ...upload } }) => ({
          ...{ n: clientSeq, deviceId: till.deviceId, seq: clientSeq, refused: null },
          entry: { kind: 'sale', upload },
        }))
        await takeCopy(db, by, {
          fileName: 'a.json',
          file: Buffer.from(writeCopy(queue, new Date())),
        })
        for (const item of copied) onPhone.delete(item)
      }

      const counted = await db
        .selectFrom('sale')
        .select('clientSeq')
        .where('eventId', '=', eventId)
        .execute()
      const listed = await db
        .selectFrom('unsettledItem')
        .select('clientSeq')
        .where('eventId', '=', eventId)
        .execute()
      const left = [...onPhone].map(({ upload }) => upload.clientSeq)
      const everywhere = [...counted, ...listed].map(({ clientSeq }) => clientSeq)
      expect([...everywhere, ...left].sort()).toEqual(items.map((_, seq) => seq))
      const { sum } = await db
        .selectFrom('salesRollup')
        .select(sql<number>`coalesce(sum(amount_idr), 0)::bigint`.as('sum'))
        .where('eventId', '=', eventId)
        .executeTakeFirstOrThrow()
      expect(sum).toBe(35_000 * counted.length)
    }),
    { numRuns: 12 },
  )
})
