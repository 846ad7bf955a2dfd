import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GRACE_HOURS, handInUntil, noteEnd, phoneStanding } from './phone-end.ts'

const END = '2026-08-09T17:00:00.000Z'
const at = (ms: number) => new Date(Date.parse(END) + ms)

test('a phone works until the end, hands in for a day, and keeps what is left', () => {
  const end = { at: END, aheadMs: 0 }
  const grace = GRACE_HOURS * 3_600_000
  expect([-1, 0, grace - 1, grace].map((ms) => phoneStanding(end, at(ms)))).toEqual([
    'works',
    'handsIn',
    'handsIn',
    'over',
  ])
  expect(handInUntil(END)).toEqual(at(grace))
})

test('without an end, or one that it cannot read, a phone works on', () => {
  expect(phoneStanding(undefined, at(1))).toBe('works')
  expect(phoneStanding({ at: null, aheadMs: 0 }, at(1))).toBe('works')
  expect(phoneStanding({ at: 'soon', aheadMs: 0 }, at(1))).toBe('works')
})

test('the clock of the server decides, however wrong that of the phone is', () => {
  const clock = fc.integer({ min: -400 * 86_400_000, max: 400 * 86_400_000 })
  fc.assert(
    fc.property(clock, fc.integer({ min: -3_600_000, max: 3_600_000 }), (wrongBy, past) => {
      const phoneNow = at(past + wrongBy)
      const end = noteEnd(
        { endsAt: END, now: at(past).toISOString() },
        { from: phoneNow, to: phoneNow },
      )
      expect(phoneStanding(end, phoneNow)).toBe(past < 0 ? 'works' : 'handsIn')
    }),
  )
})

test('a slow answer is taken to have been written halfway', () => {
  const asked = { from: at(-4000), to: at(-2000) }
  expect(noteEnd({ endsAt: END, now: at(0).toISOString() }, asked)).toEqual({
    at: END,
    aheadMs: 3000,
  })
})
