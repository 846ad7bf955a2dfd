import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import { writeCopy } from '#app/features/phone/phone-copy.ts'
import type { QueueItem } from '#app/features/phone/queue.ts'
import { recordSales } from '#app/features/sales/record/record-batch.server.ts'
import { recordScans } from '#app/features/tickets/scans/record-scan.server.ts'
import { newId } from '#app/lib/ids.ts'
import { createUser } from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { arrangeGate, minutes, NOON, reading } from '#tests/support/scans.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'
import { takeCopy } from './read-copy.server.ts'
import { recordUnsettled } from './record-unsettled.server.ts'

const nothing = { stored: 0, known: 0, unsettled: 0, unread: 0, foreign: 0 }

function queued(deviceId: string, seq: number, entry: unknown): QueueItem<unknown> {
  return { n: seq, deviceId, seq, refused: null, entry }
}

function saleItem(deviceId: string, { clientSeq, ...upload }: SaleUpload): QueueItem<unknown> {
  return queued(deviceId, clientSeq, { kind: 'sale', upload })
}

const copyOf = (...items: QueueItem<unknown>[]) => ({
  fileName: 'salinan.json',
  file: Buffer.from(writeCopy(items, NOON)),
})

test('a copy of a till is read in twice and counts once, and so does the phone that sends it too', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi } = await createStockedTill(db)
  const by = { eventId: till.eventId, userId: (await createUser(db)).id }
  const lines = [{ listing: kopi, quantity: 1 }]
  const sent = saleOf(shift, 0, lines)
  const waiting = saleOf(shift, 1, lines)
  const lost = saleOf({ id: newId() }, 2, lines)
  const reversal = {
    id: newId(),
    saleId: waiting.id,
    reason: 'Salah produk',
    reversedAt: NOON.toISOString(),
  }
  await recordSales(db, till, { deviceAt: NOON.toISOString(), items: [sent] }, NOON)
  const copy = copyOf(
    saleItem(till.deviceId, sent),
    saleItem(till.deviceId, waiting),
    saleItem(till.deviceId, lost),
    queued(till.deviceId, 3, { kind: 'reversal', upload: reversal }),
    queued(till.deviceId, 4, { kind: 'refund', amountIdr: 5 }),
    queued(newId(), 5, { kind: 'sale', upload: {} }),
  )

  expect(await takeCopy(db, by, copy)).toEqual({
    stored: 2,
    known: 1,
    unsettled: 2,
    unread: 0,
    foreign: 1,
  })
  expect(await takeCopy(db, by, copy)).toEqual({ ...nothing, known: 5, foreign: 1 })
  expect(
    await recordSales(
      db,
      till,
      { deviceAt: NOON.toISOString(), items: [waiting, { ...lost, shiftId: shift.id }] },
      NOON,
    ),
  ).toMatchObject([{ outcome: 'stored' }, { outcome: 'unsettled' }])

  expect(
    await db.selectFrom('sale').select(['id', 'handedIn']).orderBy('clientSeq').execute(),
  ).toEqual([
    { id: sent.id, handedIn: false },
    { id: waiting.id, handedIn: true },
  ])
  expect(await db.selectFrom('reversal').select(['id', 'handedIn']).execute()).toEqual([
    { id: reversal.id, handedIn: true },
  ])
  expect(
    await db
      .selectFrom('unsettledItem')
      .select(['clientSeq', 'reason', 'deviceAt'])
      .orderBy('clientSeq')
      .execute(),
  ).toEqual([
    { clientSeq: 2, reason: 'shiftUnknown', deviceAt: null },
    { clientSeq: 4, reason: 'invalid', deviceAt: null },
  ])
  const audited = await db
    .selectFrom('auditEntry')
    .select(['after'])
    .where('action', '=', 'copy.read')
    .execute()
  expect(audited).toHaveLength(2)
  expect(audited[0]?.after).toMatchObject({ fileName: 'salinan.json', stored: 2, unsettled: 2 })
})

test('a copy of a gate is judged in the order of reading, and once', async () => {
  await using db = await createTestDb()
  const { device, event, code } = await arrangeGate(db)
  const by = { eventId: event.id, userId: (await createUser(db)).id }
  const ticketItem = (seq: number, at: Date, more: object = {}) => {
    const { seq: _, ...entry } = reading(seq, code, { scannedAt: at, offline: true })
    return queued(device.id, seq, { ...entry, own: null, ...more })
  }
  const copy = copyOf(
    ticketItem(2, minutes(9), { told: 'unproven' }),
    ticketItem(1, minutes(5), { told: 'admitted' }),
    queued(device.id, 3, {
      kind: 'walk_in',
      people: 4,
      direction: 'entry',
      scannedAt: minutes(6).toISOString(),
    }),
    ticketItem(4, minutes(7), { scannedAt: 'kemarin' }),
  )

  expect(await takeCopy(db, by, copy)).toEqual({ ...nothing, stored: 3, unsettled: 1 })
  expect(await takeCopy(db, by, copy)).toEqual({ ...nothing, known: 4 })
  expect(
    await db
      .selectFrom('scan')
      .select(['clientSeq', 'verdict', 'told', 'handedIn'])
      .orderBy('clientSeq')
      .execute(),
  ).toEqual([
    { clientSeq: 1, verdict: 'admitted', told: 'admitted', handedIn: true },
    { clientSeq: 2, verdict: 'already_in', told: null, handedIn: true },
  ])
  expect(
    await recordScans(
      db,
      device.token,
      { sentAt: minutes(20), items: [reading(1, code, { scannedAt: minutes(5) })] },
      minutes(20),
    ),
  ).toMatchObject({ answers: [{ seq: 1, verdict: 'admitted' }] })
})

test('a file that is no copy, an empty one and one of another festival are refused', async () => {
  await using db = await createTestDb()
  const own = await createStockedTill(db)
  const other = await createStockedTill(db)
  const by = { eventId: own.eventId, userId: (await createUser(db)).id }
  const foreign = saleItem(
    other.till.deviceId,
    saleOf(other.shift, 0, [{ listing: other.kopi, quantity: 1 }]),
  )
  const take = (text: string) =>
    outcome(takeCopy(db, by, { fileName: 'x.json', file: Buffer.from(text) }))

  expect(await take('nama;jumlah')).toBe('copyUnreadable')
  expect(await take('[5]')).toBe('copyUnreadable')
  expect(await take('[]')).toBe('copyEmpty')
  expect(await take(copyOf(foreign).file.toString())).toBe('copyForeign')
  expect(await db.selectFrom('sale').select('id').execute()).toEqual([])
  expect(await db.selectFrom('unsettledItem').select('id').execute()).toEqual([])
})

test('what cannot be stored holds back nothing else of a copy: odd ids, odd names, one number for two', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi } = await createStockedTill(db)
  const by = { eventId: till.eventId, userId: (await createUser(db)).id }
  const sale = saleOf(shift, 0, [{ listing: kopi, quantity: 1 }])
  const odd = ['a\0b', '\ud800', 'x'.repeat(5000), 7, { deep: [] }]
  const copy = copyOf(
    ...odd.map((id, index) => queued(till.deviceId, index + 1, { kind: 'sale', upload: { id } })),
    queued(till.deviceId, 6, { kind: 'refund', amountIdr: 5 }),
    queued(till.deviceId, 6, { kind: 'refund', amountIdr: 5 }),
    queued(till.deviceId, 6, { kind: 'refund', amountIdr: 9 }),
    saleItem(till.deviceId, sale),
  )
  const named = { ...copy, fileName: `${'a'.repeat(199)}\ud83d` }

  const counts = { ...nothing, stored: 1, unsettled: 6, known: 1, unread: 1 }
  expect(await takeCopy(db, by, named)).toEqual(counts)
  expect(await takeCopy(db, by, named)).toEqual({ ...nothing, known: 8, unread: 1 })
  const audited = await db.selectFrom('auditEntry').select('after').execute()
  expect(audited[0]?.after).toMatchObject({ fileName: `${'a'.repeat(199)}\ufffd` })
})

test('of two readings under one number the second is listed, and can be recorded', async () => {
  await using db = await createTestDb()
  const { device, event } = await arrangeGate(db)
  const by = { eventId: event.id, userId: (await createUser(db)).id }
  const walkIn = (people: number) =>
    queued(device.id, 1, {
      ...{ kind: 'walk_in', people, direction: 'entry', scannedAt: NOON.toISOString() },
    })
  const copy = copyOf(walkIn(2), walkIn(7), walkIn(2), walkIn(9))
  const counted = () => db.selectFrom('walkIn').select(['people', 'clientSeq']).execute()

  expect(await takeCopy(db, by, copy)).toEqual({
    ...nothing,
    ...{ stored: 1, unsettled: 1, known: 1, unread: 1 },
  })
  expect(await counted()).toEqual([{ people: 2, clientSeq: 1 }])
  const items = await db.selectFrom('unsettledItem').select(['id', 'reason']).execute()
  expect(items).toMatchObject([{ reason: 'sequenceTaken' }])

  await recordUnsettled(db, by, { itemId: items[0]?.id ?? '', listings: [] })

  expect((await counted()).map(({ people }) => people).sort()).toEqual([2, 7])
  expect(await takeCopy(db, by, copy)).toMatchObject({ stored: 0, unsettled: 0 })
  expect(await counted()).toHaveLength(2)
})

test('what the database refuses of a copy is counted unread, and the rest is taken', async () => {
  await using db = await createTestDb()
  const { device, event } = await arrangeGate(db)
  const by = { eventId: event.id, userId: (await createUser(db)).id }
  await sql`
    alter table walk_in add constraint walk_in_test check (people <> 13);
    alter table unsettled_item add constraint unsettled_test check (body->>'kind' <> 'drone')`.execute(
    db,
  )
  const walkIn = (seq: number, people: number) =>
    queued(device.id, seq, {
      ...{ kind: 'walk_in', people, direction: 'entry', scannedAt: NOON.toISOString() },
    })
  const strange = (seq: number, kind: string) => queued(device.id, seq, { kind })
  const copy = copyOf(
    ...[strange(0, 'drone'), strange(1, 'kite'), walkIn(2, 13), walkIn(3, 1), walkIn(4, 2)],
  )

  expect(await takeCopy(db, by, copy)).toEqual({
    ...nothing,
    ...{ stored: 2, unsettled: 1, unread: 2 },
  })
})

test('ten thousand things that the server does not know are kept, a hundred at a time', async () => {
  await using db = await createTestDb()
  const { device, event } = await arrangeGate(db)
  const by = { eventId: event.id, userId: (await createUser(db)).id }
  const items = Array.from({ length: 10_000 }, (_, seq) => queued(device.id, seq, { kind: 'z' }))
  let statements = 0
  const counted = db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })

  expect(await takeCopy(counted, by, copyOf(...items))).toEqual({ ...nothing, unsettled: 10_000 })
  expect(await takeCopy(counted, by, copyOf(...items))).toEqual({ ...nothing, known: 10_000 })

  expect(statements).toBeLessThan(1000)
})
