import { expect, test } from 'vitest'
import { BATCH_MAX } from '#app/features/phone/contract/limits.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { createDevice, createGate, createShift } from '#tests/support/factories.ts'
import { unlimited } from '#tests/support/limiters.ts'
import { describedApi } from '#tests/support/open-api.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'
import { createApi } from './create-api.server.ts'

const deviceAt = () => new Date().toISOString()

test('a till opens a shift, sells, reverses and counts, as the description says', async () => {
  await using db = await createTestDb()
  const { token, shift, kopi } = await createStockedTill(db)
  const ask = await describedApi(createApi(db, unlimited))
  const sale = saleOf(shift, 0, [{ listing: kopi, quantity: 2 }], {
    payment: 'cash',
    tenderedIdr: 100_000,
    soldAt: deviceAt(),
  })
  const other = saleOf(shift, 1, [{ listing: kopi, quantity: 1 }], {
    payment: 'qris',
    paymentReference: 'RRN 123456',
    soldAt: deviceAt(),
  })

  const uploaded = await ask('post', '/v1/till/sales', {
    token,
    body: { deviceAt: deviceAt(), items: [sale, { clientSeq: 5, lines: '🙂' }, other] },
  })
  const reversal = {
    id: newId(),
    clientSeq: 0,
    saleId: other.id,
    reason: 'Salah produk',
    reversedAt: deviceAt(),
  }
  const reversed = await ask('post', '/v1/till/reversals', {
    token,
    body: { deviceAt: deviceAt(), items: [reversal, reversal, { ...reversal, saleId: newId() }] },
  })
  const state = await ask('get', '/v1/till/state', { token })
  const recent = await ask('get', '/v1/till/sales?limit=5', { token })
  const closed = await ask('post', '/v1/till/shifts/close', {
    token,
    body: { shiftId: shift.id, countedIdr: 270_000, countedWith: 'Budi' },
  })
  const opened = await ask('post', '/v1/till/shifts', {
    token,
    body: { id: newId(), cashier: 'Sari', floatIdr: 0 },
  })

  expect(uploaded.body).toEqual({
    answers: [
      { clientSeq: 0, outcome: 'stored', id: sale.id },
      { clientSeq: 5, outcome: 'refused', reason: 'invalid' },
      { clientSeq: 1, outcome: 'stored', id: other.id },
    ],
  })
  expect(reversed.body).toEqual({
    answers: [
      { clientSeq: 0, outcome: 'stored', id: reversal.id },
      { clientSeq: 0, outcome: 'stored', id: reversal.id },
      { clientSeq: 0, outcome: 'refused', reason: 'saleUnknown' },
    ],
  })
  expect(state.body).toMatchObject({
    shift: { id: shift.id, expectedIdr: 270_000 },
    today: { sales: 1, quantity: 2, amountIdr: 70_000 },
  })
  expect(state.body).toHaveProperty(
    'listings',
    expect.arrayContaining([expect.objectContaining({ id: kopi.id, stockLeft: 38 })]),
  )
  expect(recent.body).toMatchObject({
    sales: [
      { id: other.id, reversal: { reason: 'Salah produk' } },
      { id: sale.id, reversal: null, totalIdr: 70_000 },
    ],
  })
  expect(closed).toMatchObject({ status: 200, body: { expectedIdr: 270_000, countedWith: 'Budi' } })
  expect(opened).toMatchObject({ status: 200, body: { cashier: 'Sari', expectedIdr: 0 } })
})

test('refusals of a shift are codes that the cashier can act on', async () => {
  await using db = await createTestDb()
  const { token, shift } = await createStockedTill(db)
  const ask = await describedApi(createApi(db, unlimited))
  const count = { shiftId: shift.id, countedIdr: 0, countedWith: shift.cashier }

  expect(
    await ask('post', '/v1/till/shifts', {
      token,
      body: { id: newId(), cashier: 'A', floatIdr: 0 },
    }),
  ).toMatchObject({ status: 409, body: { error: 'shiftOpenElsewhere' } })
  expect(await ask('post', '/v1/till/shifts/close', { token, body: count })).toMatchObject({
    status: 409,
    body: { error: 'countNeedsTwoNames' },
  })
  expect(
    await ask('post', '/v1/till/shifts/close', { token, body: { ...count, countedIdr: -1 } }),
  ).toMatchObject({ status: 400, body: { error: 'invalid' } })
})

test('a gate, a stranger and a revoked phone sell nothing', async () => {
  await using db = await createTestDb()
  const { token, till, eventId } = await createStockedTill(db)
  const gate = await createGate(db, { eventId })
  const scanner = await createDevice(db, { eventId, kind: 'gate', gateId: gate.id })
  const ask = await describedApi(createApi(db, unlimited))
  const body = { deviceAt: deviceAt(), items: [] }

  expect(await ask('post', '/v1/till/sales', { body })).toMatchObject({ status: 401 })
  expect(await ask('post', '/v1/till/sales', { token: 'x'.repeat(43), body })).toMatchObject({
    status: 401,
    body: { error: 'tokenUnknown' },
  })
  expect(await ask('post', '/v1/till/sales', { token: scanner.token, body })).toMatchObject({
    status: 403,
  })
  await db
    .updateTable('device')
    .set({ revokedAt: new Date() })
    .where('id', '=', till.deviceId)
    .execute()
  expect(await ask('post', '/v1/till/sales', { token, body })).toMatchObject({
    status: 200,
    body: { answers: [] },
  })
  expect(await ask('get', '/v1/till/state', { token })).toMatchObject({
    status: 401,
    body: { error: 'deviceRevoked' },
  })
})

test('a revoked till hands in what it sold before, once, and what it sold later is kept to be settled', async () => {
  await using db = await createTestDb()
  const { token, till, shift, kopi } = await createStockedTill(db)
  const ask = await describedApi(createApi(db, unlimited))
  const now = Date.now()
  const revokedAt = new Date(now - 60_000)
  await db.updateTable('device').set({ revokedAt }).where('id', '=', till.deviceId).execute()
  const sold = (seq: number, minutesAgo: number) => ({
    ...saleOf(shift, seq, [{ listing: kopi, quantity: 1 }]),
    soldAt: new Date(now - minutesAgo * 60_000).toISOString(),
  })
  const later = sold(1, 0)
  const body = { deviceAt: new Date(now).toISOString(), items: [sold(0, 5), later] }

  for (const _ of ['first', 'again']) {
    const { body: said } = await ask('post', '/v1/till/sales', { token, body })
    expect(said).toMatchObject({ answers: [{ outcome: 'stored' }, { outcome: 'unsettled' }] })
  }
  expect(await db.selectFrom('sale').select(['clientSeq', 'handedIn']).execute()).toEqual([
    { clientSeq: 0, handedIn: true },
  ])
  expect(await listUnsettled(db)).toEqual([
    { kind: 'sale', clientSeq: 1, reason: 'deviceRevoked', body: later },
  ])
})

function listUnsettled(db: Db) {
  return db
    .selectFrom('unsettledItem')
    .select(['kind', 'clientSeq', 'reason', 'body'])
    .orderBy('kind')
    .orderBy('clientSeq')
    .execute()
}

test('what a cashier gives up is stored if it can be, else kept with all that was sent', async () => {
  await using db = await createTestDb()
  const { token, shift, kopi } = await createStockedTill(db)
  const ask = await describedApi(createApi(db, unlimited))
  const lines = [{ listing: kopi, quantity: 1 }]
  const good = { ...saleOf(shift, 0, lines), handIn: true }
  const strange = { ...saleOf({ id: newId() }, 1, lines), handIn: true }
  const broken = { clientSeq: 2, handIn: true, lines: 'NUL \0 and half \ud83d', more: [1, null] }
  const refused = saleOf({ id: newId() }, 3, lines)
  const other = { ...saleOf({ id: newId() }, 1, lines), handIn: true }
  const sales = { deviceAt: deviceAt(), items: [good, strange, broken, refused] }
  const reversals = {
    deviceAt: deviceAt(),
    items: [
      {
        id: newId(),
        clientSeq: 1,
        saleId: newId(),
        reason: 'Salah',
        reversedAt: deviceAt(),
        handIn: true,
      },
    ],
  }

  const first = await ask('post', '/v1/till/sales', { token, body: sales })
  const again = await ask('post', '/v1/till/sales', { token, body: sales })
  const taken = await ask('post', '/v1/till/sales', {
    token,
    body: { ...sales, items: [other] },
  })
  const reversed = await ask('post', '/v1/till/reversals', { token, body: reversals })

  expect(first.body).toEqual({
    answers: [
      { clientSeq: 0, outcome: 'stored', id: good.id },
      { clientSeq: 1, outcome: 'unsettled' },
      { clientSeq: 2, outcome: 'unsettled' },
      { clientSeq: 3, outcome: 'refused', reason: 'shiftUnknown' },
    ],
  })
  expect(again.body).toEqual(first.body)
  expect(taken.body).toEqual({
    answers: [{ clientSeq: 1, outcome: 'refused', reason: 'sequenceTaken' }],
  })
  expect(reversed.body).toEqual({ answers: [{ clientSeq: 1, outcome: 'unsettled' }] })
  expect(await listUnsettled(db)).toEqual([
    { kind: 'sale', clientSeq: 1, reason: 'shiftUnknown', body: strange },
    {
      kind: 'sale',
      clientSeq: 2,
      reason: 'invalid',
      body: { ...broken, lines: 'NUL \ufffd and half \ufffd' },
    },
    { kind: 'reversal', clientSeq: 1, reason: 'saleUnknown', body: reversals.items[0] },
  ])
})

test('what waits to be settled is stored by no other way, whatever has changed since', async () => {
  await using db = await createTestDb()
  const { token, till, kopi } = await createStockedTill(db)
  const ask = await describedApi(createApi(db, unlimited))
  const late = { id: newId() }
  const sale = saleOf(late, 0, [{ listing: kopi, quantity: 1 }])
  const send = (handIn: boolean) =>
    ask('post', '/v1/till/sales', {
      token,
      body: { deviceAt: deviceAt(), items: [{ ...sale, handIn }] },
    })

  await send(true)
  await db
    .updateTable('shift')
    .set({ closedAt: new Date(), countedIdr: 0, countedWith: 'Budi' })
    .where('deviceId', '=', till.deviceId)
    .execute()
  await createShift(db, { ...till, ...late })

  const unsettled = { answers: [{ clientSeq: 0, outcome: 'unsettled' }] }
  expect((await send(false)).body).toEqual(unsettled)
  expect((await send(true)).body).toEqual(unsettled)
  expect(await db.selectFrom('sale').select('id').execute()).toEqual([])
})

test('a batch beyond the limit is refused whole, before anything of it is stored', async () => {
  await using db = await createTestDb()
  const { token, shift, kopi } = await createStockedTill(db)
  const ask = await describedApi(createApi(db, unlimited))
  const items = Array.from({ length: BATCH_MAX + 1 }, (_, n) =>
    saleOf(shift, n, [{ listing: kopi, quantity: 1 }]),
  )

  const answer = await ask('post', '/v1/till/sales', {
    token,
    body: { deviceAt: deviceAt(), items },
  })

  expect(answer.status).toBe(400)
  expect(await db.selectFrom('sale').select('id').execute()).toEqual([])
})

test('a till that was long without a network hands in 500 sales at once', async () => {
  await using db = await createTestDb()
  const { token, shift, kopi } = await createStockedTill(db)
  const ask = await describedApi(createApi(db, unlimited))
  const items = Array.from({ length: BATCH_MAX }, (_, n) =>
    saleOf(shift, n, [{ listing: kopi, quantity: 1 }]),
  )

  const { body } = await ask('post', '/v1/till/sales', {
    token,
    body: { deviceAt: deviceAt(), items },
  })

  expect(body).toEqual({
    answers: items.map(({ id, clientSeq }) => ({ clientSeq, outcome: 'stored', id })),
  })
  expect(await db.selectFrom('sale').select('id').execute()).toHaveLength(BATCH_MAX)
})
