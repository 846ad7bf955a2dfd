import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correctedSoldAt } from '#app/features/sales/record/sold-at.ts'
import { type DeviceEnds, madeTooLate } from './device-end.ts'

const END = new Date('2026-08-09T17:00:00Z')
const after = (seconds: number) => new Date(END.getTime() + seconds * 1000)

/** Something made so many seconds after the end, by a clock that is so many seconds fast, and sent later. */
function made(seconds: number, { fast = 0, sent = 3600 } = {}, ends: DeviceEnds = { endsAt: END }) {
  const told = after(seconds + fast)
  const sentAt = after(sent + fast)
  const receivedAt = after(sent)
  const at = correctedSoldAt(told, sentAt, receivedAt)
  return madeTooLate(ends, { at, told, sentAt, receivedAt })
}

test('what is made before the end counts, from the end on it is for an organizer', () => {
  expect([made(-1), made(0), made(1)]).toEqual([undefined, 'deviceEnded', 'deviceEnded'])
  expect(made(1, {}, { endsAt: null })).toBe(undefined)
})

test('no clock, however wrong, puts something behind the end that was made before it', () => {
  const clock = fc.integer({ min: -86_400, max: 86_400 })
  const before = fc.integer({ min: -86_400, max: -1 })
  fc.assert(
    fc.property(before, clock, fc.integer({ min: 0, max: 86_400 }), (seconds, fast, sent) => {
      expect(made(seconds, { fast, sent })).toBe(undefined)
    }),
  )
})

test('what is made well after the end does not count, however wrong the clock', () => {
  const clock = fc.integer({ min: -86_400, max: 86_400 })
  fc.assert(
    fc.property(fc.integer({ min: 121, max: 3600 }), clock, (seconds, fast) => {
      expect(made(seconds, { fast, sent: 7200 })).toBe('deviceEnded')
    }),
  )
})

test('of a pairing taken away and a festival that has ended, the first is named', () => {
  const revoked = (seconds: number) => ({ endsAt: END, revokedAt: after(seconds) })
  expect(made(60, {}, revoked(-30))).toBe('deviceRevoked')
  expect(made(60, {}, revoked(30))).toBe('deviceEnded')
  expect(made(-10, {}, revoked(-30))).toBe('deviceRevoked')
})

test('the times of a saved copy are taken as they are', () => {
  const receivedAt = after(86_400)
  const at = (seconds: number) => ({ at: after(seconds), told: after(seconds) })
  expect(madeTooLate({ endsAt: END }, { ...at(-1), sentAt: null, receivedAt })).toBe(undefined)
  expect(madeTooLate({ endsAt: END }, { ...at(0), sentAt: null, receivedAt })).toBe('deviceEnded')
})
