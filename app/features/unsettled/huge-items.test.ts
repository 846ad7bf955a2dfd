import { expect, test } from 'vitest'
import { recordSales } from '#app/features/sales/record/record-batch.server.ts'
import { recordScans } from '#app/features/tickets/scans/record-scan.server.ts'
import { readUploads } from '#app/features/tickets/scans/scan-items.ts'
import { createUser } from '#tests/support/factories.ts'
import { arrangeGate, NOON } from '#tests/support/scans.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'
import { listUnsettled } from './list-unsettled.server.ts'
import { takeCopy } from './read-copy.server.ts'

const NOW = new Date('2026-08-08T06:00:00Z')
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

test('what is nested thousands of times is kept and listed, whoever hands it in', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, eventId } = await createStockedTill(db)
  const by = { eventId, userId: (await createUser(db)).id }
  for (const [clientSeq, levels] of [2500, 8000, 100_000].entries()) {
    const item = JSON.parse(`{"clientSeq":${clientSeq},"handIn":true,"a":${deep(levels)}}`)
    expect(
      await recordSales(db, till, { deviceAt: NOW.toISOString(), items: [item] }, NOW),
    ).toMatchObject([{ outcome: 'unsettled' }])
  }
  const sale = saleOf(shift, 10, [{ listing: kopi, quantity: 1 }])
  const of = (seq: number, entry: string) =>
    `{"deviceId":"${till.deviceId}","seq":${seq},"entry":${entry}}`
  const text = `[${of(11, `{"a":${deep(8000)}}`)},${of(10, JSON.stringify({ kind: 'sale', upload: sale }))}]`
  expect(
    await takeCopy(db, by, { fileName: 'a.json', file: Buffer.from(text) }, NOW),
  ).toMatchObject({
    stored: 1,
    unsettled: 1,
  })

  const { rows } = await listUnsettled(db, { eventId, settled: false, page: 1 })
  expect(rows.map(({ content }) => content)).toEqual(
    Array(4).fill(expect.objectContaining({ kind: 'unreadable', shortened: true })),
  )

  const gate = await arrangeGate(db)
  const walkIn = { seq: 0, kind: 'walk_in', people: 1, direction: 'entry', scannedAt: NOON }
  const items = [
    { ...walkIn, scannedAt: NOON.toISOString() },
    JSON.parse(`{"seq":1,"a":${deep(8000)}}`),
  ]
  expect(
    await recordScans(db, gate.device.token, { sentAt: NOON, ...readUploads(items) }, NOON),
  ).toMatchObject({ answers: [{ verdict: 'counted' }, { verdict: 'unsettled' }] })
})

test('a page of things of a megabyte each is listed by a part of each', async () => {
  await using db = await createTestDb()
  const { till, eventId } = await createStockedTill(db)
  for (let clientSeq = 0; clientSeq < 25; clientSeq += 1) {
    const item = { clientSeq, handIn: true, a: Array(500_000).fill(0) }
    await recordSales(db, till, { deviceAt: NOW.toISOString(), items: [item] }, NOW)
  }
  const { rows } = await listUnsettled(db, { eventId, settled: false, page: 1 })
  expect(rows).toHaveLength(25)
  // Of a thing that is huge a part is kept, and no more than a part is ever listed.
  expect(JSON.stringify(rows).length).toBeLessThan(25 * 100_000)
})
