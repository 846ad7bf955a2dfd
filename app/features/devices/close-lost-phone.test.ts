import { expect, test } from 'vitest'
import { recordSales } from '#app/features/sales/record/record-batch.server.ts'
import type { Till } from '#app/features/sales/record/record-sale.server.ts'
import { closeShift, findOpenShift, openShift } from '#app/features/sales/record/shifts.server.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { createDevice, createEvent, createGate, createUser } from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'
import { closeLostPhone } from './close-lost-phone.server.ts'
import { revokeDevice } from './devices.server.ts'

const reason = 'Tertinggal di bus'

async function arrange(db: Db) {
  const made = await createStockedTill(db)
  const { id: userId } = await createUser(db)
  const { deviceId, eventId } = made.till
  return {
    ...made,
    userId,
    close: () => closeLostPhone(db, { eventId, userId }, { deviceId, reason }),
  }
}

const shiftOf = (db: Db, id: string) =>
  db
    .selectFrom('shift')
    .select(['closedAt', 'countedIdr', 'countedWith', 'closedReason', 'closedBy'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

const deviceOf = (db: Db, id: string) =>
  db
    .selectFrom('device')
    .select(['revokedAt', 'revokedReason'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** What the phone hands in now, of sales made so many minutes ago. */
async function handIn(db: Db, till: Till, sales: ReturnType<typeof saleOf>[]) {
  const { revokedAt } = await deviceOf(db, till.deviceId)
  const now = new Date()
  return recordSales(db, { ...till, revokedAt }, { deviceAt: now.toISOString(), items: sales }, now)
}

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

test('a lost phone is closed with its shift, which has no count, and both name the reason', async () => {
  await using db = await createTestDb()
  const { shift, till, userId, close } = await arrange(db)

  const closed = await close()

  expect(closed).toMatchObject({ cashier: shift.cashier })
  const device = await deviceOf(db, till.deviceId)
  expect(device).toEqual({ revokedAt: expect.any(Date), revokedReason: reason })
  expect(await shiftOf(db, shift.id)).toEqual({
    closedAt: device.revokedAt,
    countedIdr: null,
    countedWith: null,
    closedReason: reason,
    closedBy: userId,
  })
  const audit = await db
    .selectFrom('auditEntry')
    .select(['action', 'subjectId', 'userId', 'after'])
    .orderBy('action')
    .execute()
  expect(audit).toEqual([
    { action: 'device.lost', subjectId: till.deviceId, userId, after: { reason } },
    { action: 'shift.closedUncounted', subjectId: shift.id, userId, after: { reason } },
  ])
})

test('sales made before the closing are taken when the phone turns up, later ones are kept to be settled', async () => {
  await using db = await createTestDb()
  const { shift, till, kopi, close } = await arrange(db)
  await close()
  // The phone was closed an hour ago; what it sold until then comes only now.
  const hourAgo = minutesFromNow(-60)
  await db.updateTable('device').set({ revokedAt: hourAgo }).execute()
  await db.updateTable('shift').set({ closedAt: hourAgo }).execute()
  const lines = [{ listing: kopi, quantity: 1 }]
  const before = saleOf(shift, 0, lines, { soldAt: minutesFromNow(-61), offline: true })
  const after = saleOf(shift, 1, lines, { soldAt: minutesFromNow(-30), offline: true })

  expect(await handIn(db, till, [before, after])).toEqual([
    { clientSeq: 0, outcome: 'stored', id: before.id },
    { clientSeq: 1, outcome: 'unsettled' },
  ])
})

test('two organizers who close it at once close it once', async () => {
  await using db = await createTestDb()
  const { shift, close } = await arrange(db)

  const outcomes = await Promise.all([outcome(close()), outcome(close()), outcome(close())])

  expect(outcomes.sort()).toEqual(['deviceGone', 'deviceGone', 'done'])
  expect((await shiftOf(db, shift.id)).closedReason).toBe(reason)
})

test('a count that arrives while the phone is closed wins or loses whole', async () => {
  await using db = await createTestDb()
  for (let round = 0; round < 8; round += 1) {
    const { shift, till, close } = await arrange(db)
    const count = { shiftId: shift.id, countedIdr: 200_000, countedWith: 'Budi' }

    const [counted] = await Promise.all([outcome(closeShift(db, till, count)), close()])

    expect(await shiftOf(db, shift.id)).toMatchObject(
      counted === 'done'
        ? { countedIdr: 200_000, countedWith: 'Budi', closedReason: null }
        : { countedIdr: null, countedWith: null, closedReason: reason },
    )
    expect(['done', 'shiftClosed']).toContain(counted)
  }
})

test('a shift that is opened while the phone is closed is never left open', async () => {
  await using db = await createTestDb()
  for (let round = 0; round < 8; round += 1) {
    const { shift, till, close } = await arrange(db)
    await closeShift(db, till, { shiftId: shift.id, countedIdr: 0, countedWith: 'Budi' })
    const next = { id: newId(), cashier: 'Sari', floatIdr: 0 }

    const [opened] = await Promise.all([outcome(openShift(db, till, next)), close()])

    expect(['done', 'deviceGone']).toContain(opened)
    expect(await findOpenShift(db, till)).toBeUndefined()
  }
})

test('a phone that was revoked with an open shift can still be closed, from then on', async () => {
  await using db = await createTestDb()
  const { shift, till, userId, close } = await arrange(db)
  await revokeDevice(
    db,
    { eventId: till.eventId, userId },
    till.deviceId,
    new Date('2026-08-08T09:00:00Z'),
  )

  await close()

  expect(await deviceOf(db, till.deviceId)).toEqual({
    revokedAt: new Date('2026-08-08T09:00:00Z'),
    revokedReason: reason,
  })
  expect((await shiftOf(db, shift.id)).closedReason).toBe(reason)
  expect(await outcome(close())).toBe('deviceGone')
})

test('a gate is closed as well, and a phone of another festival is not', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const other = await createEvent(db)
  const gate = await createGate(db, { eventId: event.id })
  const { id } = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })
  const user = await createUser(db)
  const lost = { deviceId: id, reason }

  expect(await outcome(closeLostPhone(db, { eventId: other.id, userId: user.id }, lost))).toBe(
    'deviceGone',
  )
  expect(await closeLostPhone(db, { eventId: event.id, userId: user.id }, lost)).toMatchObject({
    cashier: null,
  })
  expect((await deviceOf(db, id)).revokedReason).toBe(reason)
})

test('a shift is closed either by a count with two names or with a reason', async () => {
  await using db = await createTestDb()
  const { shift } = await arrange(db)
  const set = (values: { countedIdr?: number; countedWith?: string; closedReason?: string }) =>
    db
      .updateTable('shift')
      .set({ closedAt: new Date(), ...values })
      .where('id', '=', shift.id)
      .execute()

  for (const half of [
    {},
    { countedIdr: 1 },
    { countedWith: 'Budi' },
    { countedIdr: 1, countedWith: 'Budi', closedReason: reason },
  ]) {
    await expect(set(half)).rejects.toMatchObject({ constraint: 'shift_closed_is_counted' })
  }
})
