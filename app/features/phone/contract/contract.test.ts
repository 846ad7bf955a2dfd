import { expect, test } from 'vitest'
import { GateUploadAnswer } from './gate-uploads.ts'
import { BATCH_MAX } from './limits.ts'
import { PairRequest } from './pairing.ts'
import { PhoneReport } from './report.ts'
import { ItemAnswers, OpenShift, ReversalUpload, SaleBatch } from './till-uploads.ts'

const answer = { seq: 1, verdict: 'admitted', people: 2, validOn: null, earlier: null }

test('a phone keeps a word that only a newer server knows, and leaves out what it has no use for', () => {
  const said = { now: 'now', answers: [{ ...answer, verdict: 'vip', lane: 3 }], weather: 'rain' }

  expect(GateUploadAnswer.parse(said)).toEqual({
    now: 'now',
    answers: [{ ...answer, verdict: 'vip' }],
  })
  expect(
    ItemAnswers.parse({ answers: [{ clientSeq: 1, outcome: 'to_be_settled', ticket: 'A-1' }] }),
  ).toEqual({ answers: [{ clientSeq: 1, outcome: 'to_be_settled' }] })
})

test('an answer of another shape is not read', () => {
  expect(GateUploadAnswer.safeParse({ answers: [] }).success).toBe(false)
  expect(GateUploadAnswer.safeParse({ now: 1, answers: [answer] }).success).toBe(false)
  expect(
    GateUploadAnswer.safeParse({ now: 'now', answers: [{ ...answer, verdict: 7 }] }).success,
  ).toBe(false)
})

test('a batch is read item by item, up to its limit', () => {
  const deviceAt = '2026-08-08T05:00:00+07:00'
  const items = Array.from({ length: BATCH_MAX }, (_, clientSeq) => ({ clientSeq, lines: '?' }))

  expect(SaleBatch.parse({ deviceAt, items }).items).toEqual(items)
  expect(SaleBatch.safeParse({ deviceAt, items: [...items, { clientSeq: 0 }] }).success).toBe(false)
  expect(SaleBatch.safeParse({ deviceAt, items: [{ id: 'x' }] }).success).toBe(false)
})

test.each(['Rani\0', 'Rani \ud83d', '\ude00 Rani'])(
  'words that the database cannot store are not read (%j)',
  (words) => {
    const report = { waiting: 0, refused: 0, oldestAt: null, numbers: null, batteryPercent: null }
    const sentAt = '2026-08-08T05:00:00Z'
    const isRead = (label: string) => [
      PairRequest.safeParse({ code: 'AAAA-AAAA', label }).success,
      PhoneReport.safeParse({ ...report, sentAt, version: label }).success,
    ]

    expect(isRead(words)).toEqual([false, false])
    expect(isRead('Rani \ud83d\ude00')).toEqual([true, true])
  },
)

test('an id is read in small letters, as the database has it', () => {
  const id = '019888A0-7C1B-7D43-8F00-0123456789AB'
  const said = { clientSeq: 1, reason: 'Salah', reversedAt: '2026-08-08T05:00:00Z' }

  expect(OpenShift.parse({ id, cashier: 'Rani', floatIdr: 0 }).id).toBe(id.toLowerCase())
  expect(ReversalUpload.parse({ ...said, id, saleId: id })).toMatchObject({
    id: id.toLowerCase(),
    saleId: id.toLowerCase(),
  })
})
