import { expect, test } from 'vitest'
import type { SlotStatus } from '#db/types.ts'
import { type PublishedRow, publicView } from './public-view.ts'

function row(slotId: string, rest: Partial<PublishedRow> = {}): PublishedRow {
  return {
    slotId,
    stageId: 'main',
    stageName: 'Utama',
    kind: 'act',
    title: slotId,
    origin: null,
    actKind: null,
    isCurrent: true,
    status: 'confirmed',
    isWargaBinaan: false,
    actualStartsAt: null,
    actualEndsAt: null,
    startAt: new Date('2026-11-22T09:00:00Z'),
    endAt: new Date('2026-11-22T10:00:00Z'),
    ...rest,
  }
}

function seen(rows: PublishedRow[]) {
  const { slots, dropped } = publicView(rows)
  return [slots.map(({ slotId, status }) => `${slotId} ${status}`), dropped.map((s) => s.slotId)]
}

test('whether a slot is planned or confirmed is nobody’s business, that it runs is', () => {
  const statuses: SlotStatus[] = ['planned', 'confirmed', 'live', 'done', 'cancelled']

  expect(seen(statuses.map((status) => row(status, { status })))).toEqual([
    ['cancelled cancelled', 'confirmed planned', 'done done', 'live live', 'planned planned'],
    [],
  ])
})

test('a slot that a newer version no longer shows is dropped, unless it was cancelled', () => {
  expect(
    seen([
      row('replaced', { isCurrent: false }),
      row('called-off', { isCurrent: false, status: 'cancelled' }),
      row('gone', { isCurrent: false, status: null }),
    ]),
  ).toEqual([['called-off cancelled'], ['gone', 'replaced']])
})

test('warga binaan are shown only while a permit holds the slot, and cancelled without a word', () => {
  const statuses: SlotStatus[] = ['planned', 'confirmed', 'live', 'done', 'cancelled']

  expect(seen(statuses.map((status) => row(status, { status, isWargaBinaan: true })))).toEqual([
    ['confirmed planned', 'done done', 'live live'],
    ['cancelled', 'planned'],
  ])
})
