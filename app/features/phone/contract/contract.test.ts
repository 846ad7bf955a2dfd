import { expect, test } from 'vitest'
import { GateUploadAnswer } from './gate-uploads.ts'
import { BATCH_MAX } from './limits.ts'
import { ItemAnswers, SaleBatch } from './till-uploads.ts'

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
