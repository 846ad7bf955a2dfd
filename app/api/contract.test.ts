import { expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { GateCounts, GateState } from '#app/features/phone/contract/gate.ts'
import { GateUploadAnswer } from '#app/features/phone/contract/gate-uploads.ts'
import { Paired } from '#app/features/phone/contract/pairing.ts'
import { RefusalMessage } from '#app/features/phone/contract/refusal.ts'
import { RecentSales, TillShift, TillState } from '#app/features/phone/contract/till.ts'
import { ItemAnswers } from '#app/features/phone/contract/till-uploads.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { unlimited } from '#tests/support/limiters.ts'
import { type DescribedAnswer, describedApi } from '#tests/support/open-api.ts'
import { createPhoneWorld } from '#tests/support/phone-world.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { saleOf } from '#tests/support/tills.ts'
import { createApi } from './create-api.server.ts'

/** Asks as a phone does. Each answer is held against the document too. */
async function open(db: Db) {
  const ask = await describedApi(createApi(db, unlimited))
  const pair = async (code: string) => {
    const paired = await ask('post', '/v1/pair', { body: { code, label: 'Rani' } })
    const { token } = wholly(Paired, paired)
    const now = () => new Date().toISOString()
    return {
      now,
      get: (path: string) => ask('get', path, { token }),
      post: (path: string, body: unknown) => ask('post', path, { token, body }),
    }
  }
  return { ask, pair }
}

/** An answer as the phone reads it; nothing of it may be unknown to the contract. */
function wholly<Schema extends z.ZodMiniType>(
  schema: Schema,
  { status, body }: DescribedAnswer,
): z.output<Schema> {
  expect(status).toBeLessThan(300)
  const read = schema.parse(body)
  expect(read).toEqual(body)
  return read
}

test('a gate reads all that the server answers, and the server answers nothing else', async () => {
  await using db = await createTestDb()
  const world = await createPhoneWorld(db)
  const gate = await (await open(db)).pair(world.gateCode)
  const item = { direction: 'entry', scannedAt: gate.now() }
  const ticket = { kind: 'ticket', code: world.ticketCode, offline: true, ...item }

  const scans = await gate.post('/v1/gate/scans', {
    sentAt: gate.now(),
    items: [
      { ...ticket, seq: 0 },
      { ...ticket, seq: 1, told: 'admitted' },
      { ...ticket, seq: 2, code: 'https://contoh.id' },
      { ...ticket, seq: 3, direction: 'exit', told: null },
      { ...item, kind: 'walk_in', seq: 4, people: 3 },
    ],
  })
  const state = wholly(GateState, await gate.get('/v1/gate/state'))

  expect(wholly(GateUploadAnswer, scans).answers).toMatchObject([
    { verdict: 'admitted', people: 2, earlier: null },
    { verdict: 'already_in', earlier: { at: expect.any(String) } },
    { verdict: 'unknown' },
    { verdict: 'exited' },
    { verdict: 'counted', people: 3 },
  ])
  expect(state).toMatchObject({ complete: true, changed: [{ id: world.changedTicketId }] })
  expect(state.entries).toHaveLength(1)
  const news = await gate.get(`/v1/gate/state?since=${encodeURIComponent(state.now)}`)
  expect(wholly(GateState, news).complete).toBe(false)
  expect(wholly(GateCounts, await gate.get('/v1/gate/counts')).total.entered).toBe(5)
})

test('a till reads all that the server answers, and the server answers nothing else', async () => {
  await using db = await createTestDb()
  const { tillCode, listing } = await createPhoneWorld(db)
  const till = await (await open(db)).pair(tillCode)
  const shift = wholly(
    TillShift,
    await till.post('/v1/till/shifts', { id: newId(), cashier: 'Sari', floatIdr: 50_000 }),
  )
  const paid = { payment: 'cash', tenderedIdr: 100_000, soldAt: till.now() } as const
  const sold = saleOf(shift, 0, [{ listing, quantity: 2 }], paid)
  const wrong = saleOf(shift, 1, [{ listing, quantity: 1 }], { ...paid, payment: 'qris' })
  const batch = (...items: unknown[]) => ({ deviceAt: till.now(), items })

  const sales = await till.post('/v1/till/sales', batch(sold, wrong, { clientSeq: 9 }))
  const reversal = { id: newId(), saleId: sold.id, reason: 'Salah produk', reversedAt: till.now() }
  const reversals = await till.post('/v1/till/reversals', batch({ ...reversal, clientSeq: 0 }))

  expect(wholly(ItemAnswers, sales).answers).toEqual([
    { clientSeq: 0, outcome: 'stored', id: sold.id },
    { clientSeq: 1, outcome: 'refused', reason: 'tenderedNotCash' },
    { clientSeq: 9, outcome: 'refused', reason: 'invalid' },
  ])
  expect(wholly(ItemAnswers, reversals).answers).toMatchObject([{ outcome: 'stored' }])
  expect(wholly(TillState, await till.get('/v1/till/state'))).toMatchObject({
    shift: { id: shift.id, closedAt: null },
    listings: [{ id: listing.id, stockLeft: 40 }],
  })
  expect(wholly(RecentSales, await till.get('/v1/till/sales?limit=5')).sales).toMatchObject([
    { id: sold.id, payment: 'cash', reversal: { reason: 'Salah produk' } },
  ])
  const count = { shiftId: shift.id, countedIdr: 50_000, countedWith: 'Budi' }
  expect(wholly(TillShift, await till.post('/v1/till/shifts/close', count)).countedIdr).toBe(50_000)
  expect(wholly(TillState, await till.get('/v1/till/state')).shift).toBeNull()
})

test('a refusal is read by its code, whoever refuses', async () => {
  await using db = await createTestDb()
  const { ask } = await open(db)
  const refusals = [
    await ask('post', '/v1/pair', { body: { code: 'AAAA-AAAA', label: 'Rani' } }),
    await ask('post', '/v1/pair', { body: {} }),
    await ask('get', '/v1/till/state'),
    await ask('post', '/v1/gate/scans', { token: 'x'.repeat(43), body: {} }),
  ]

  expect(refusals.map(({ body }) => RefusalMessage.parse(body).error)).toEqual([
    'pairingCodeInvalid',
    'invalid',
    'tokenMissing',
    'invalid',
  ])
})
