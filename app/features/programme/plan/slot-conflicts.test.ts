import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  findSlotConflicts,
  findSlotWarnings,
  occupiedSpan,
  type PlacedSlot,
} from './slot-conflicts.ts'
import { overlaps } from './span.ts'

const at = (clock: string) => new Date(`2026-11-22T${clock}:00Z`)

function slot(id: string, from: string, to: string, rest: Partial<PlacedSlot> = {}): PlacedSlot {
  return {
    id,
    stageId: 'main',
    actId: null,
    status: 'planned',
    startAt: at(from),
    endAt: at(to),
    setupMinutes: 0,
    strikeMinutes: 0,
    ...rest,
  }
}

test('a slot may start the moment another ends', () => {
  expect(findSlotConflicts([slot('a', '09:00', '10:00'), slot('b', '10:00', '11:00')])).toEqual([])
})

test('set-up and strike hold the stage too', () => {
  const slots = [
    slot('a', '09:00', '10:00', { strikeMinutes: 10 }),
    slot('b', '10:15', '11:00', { setupMinutes: 10 }),
  ]

  expect(findSlotConflicts(slots)).toEqual([{ kind: 'same-stage', slotIds: ['a', 'b'] }])
})

test('an act cannot be on two stages, but may set up on one while it plays on another', () => {
  const playing = slot('a', '09:00', '10:00', { actId: 'reog' })

  expect(
    findSlotConflicts([playing, slot('b', '09:30', '10:30', { actId: 'reog', stageId: 'small' })]),
  ).toEqual([{ kind: 'same-act', slotIds: ['a', 'b'] }])
  expect(
    findSlotConflicts([
      playing,
      slot('b', '10:00', '10:30', { actId: 'reog', stageId: 'small', setupMinutes: 30 }),
    ]),
  ).toEqual([])
})

test('a cancelled slot is in nobody’s way', () => {
  expect(
    findSlotConflicts([
      slot('a', '09:00', '10:00', { status: 'cancelled' }),
      slot('b', '09:30', '10:30'),
    ]),
  ).toEqual([])
})

test('the sweep finds exactly the pairs that comparing every pair finds', () => {
  const anySlot = fc.record({
    stageId: fc.constantFrom('main', 'small'),
    actId: fc.constantFrom(null, 'reog', 'band'),
    status: fc.constantFrom('planned' as const, 'confirmed' as const, 'cancelled' as const),
    start: fc.integer({ min: 0, max: 200 }),
    length: fc.integer({ min: 1, max: 60 }),
    setupMinutes: fc.constantFrom(0, 5, 30),
    strikeMinutes: fc.constantFrom(0, 5, 30),
  })
  fc.assert(
    fc.property(fc.array(anySlot, { maxLength: 14 }), (drawn) => {
      const slots = drawn.map(({ start, length, ...rest }, index) => ({
        ...rest,
        id: `slot-${String(index).padStart(2, '0')}`,
        startAt: new Date(start * 60_000),
        endAt: new Date((start + length) * 60_000),
      }))
      const byHand = slots.flatMap((a, i) =>
        slots.slice(i + 1).flatMap((b) => {
          if (a.status === 'cancelled' || b.status === 'cancelled') return []
          const pair = `${a.id} ${b.id}`
          const stage = a.stageId === b.stageId && overlaps(occupiedSpan(a), occupiedSpan(b))
          const act = a.actId !== null && a.actId === b.actId && overlaps(a, b)
          return [...(stage ? [`same-stage ${pair}`] : []), ...(act ? [`same-act ${pair}`] : [])]
        }),
      )

      const found = findSlotConflicts(slots).map(
        ({ kind, slotIds }) => `${kind} ${slotIds.join(' ')}`,
      )

      expect(found.sort()).toEqual(byHand.sort())
    }),
  )
})

const rest = { prayer: 'asar' as const, startAt: at('15:00'), endAt: at('15:25') }
const open = { startAt: at('09:00'), endAt: at('21:00') }

test('playing into a prayer break and outside of opening hours is told, and may be overruled', () => {
  const shown = (id: string, from: string, to: string, kind = 'act', isPermitted = true) => ({
    ...slot(id, from, to),
    kind,
    isPermitted,
  })

  expect(
    findSlotWarnings(
      [
        shown('before', '14:00', '15:00'),
        shown('into', '14:30', '15:10'),
        shown('pause', '15:00', '15:25', 'break'),
        shown('late', '20:30', '21:30'),
        shown('barred', '16:00', '17:00', 'act', false),
      ],
      { breaks: [rest], hours: [open] },
    ),
  ).toEqual([
    { kind: 'prayer-break', slotId: 'into', prayer: 'asar', startAt: at('15:00') },
    { kind: 'outside-hours', slotId: 'late' },
    { kind: 'no-permit', slotId: 'barred' },
  ])
})
