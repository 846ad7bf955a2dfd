import { expect, test } from 'vitest'
import { isSlotOpen, maySlotStep } from './slot-status.ts'

test('a slot is confirmed, started and finished', () => {
  expect(maySlotStep('planned', 'confirmed')).toBe(true)
  expect(maySlotStep('confirmed', 'live')).toBe(true)
  expect(maySlotStep('live', 'done')).toBe(true)
})

test('what is on stage or over cannot be cancelled', () => {
  expect(maySlotStep('live', 'cancelled')).toBe(false)
  expect(maySlotStep('done', 'cancelled')).toBe(false)
})

test('a cancelled slot comes back as a plan only', () => {
  expect(maySlotStep('cancelled', 'planned')).toBe(true)
  expect(maySlotStep('cancelled', 'live')).toBe(false)
})

test('a step from a status to itself is no step', () => {
  expect(maySlotStep('live', 'live')).toBe(false)
})

test('only what has not begun can be moved', () => {
  expect(
    (['planned', 'confirmed', 'live', 'done', 'cancelled'] as const).filter(isSlotOpen),
  ).toEqual(['planned', 'confirmed'])
})
