import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Hold, waitMsOf } from './hold.ts'

test('whatever a phone is told and when, it waits at least that long, and not half as long again', () => {
  const told = fc.record({
    afterMs: fc.integer({ min: 0, max: 100_000 }),
    waitMs: fc.integer({ min: 0, max: 600_000 }),
  })
  fc.assert(
    fc.property(
      fc.array(told, { minLength: 1, maxLength: 10 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (tellings, chance) => {
        let now = 0
        const hold = new Hold(
          () => now,
          () => chance,
        )
        let least = 0
        let most = 0
        for (const { afterMs, waitMs } of tellings) {
          now += afterMs
          hold.begin(waitMs)
          least = Math.max(least, now + waitMs)
          most = Math.max(most, now + waitMs * 1.5)
        }
        if (least > now) {
          now = least - 1
          expect(hold.isOn).toBe(true)
        }
        now = Math.max(now, most + 1)
        expect(hold.isOn).toBe(false)
      },
    ),
  )
})

test('a tap lifts it', () => {
  const hold = new Hold()
  hold.begin(60_000)
  hold.lift()
  expect(hold.isOn).toBe(false)
})

test('seconds and dates are read, and nonsense asks for no waiting', () => {
  const now = Date.parse('2026-08-08T05:00:00Z')
  const said = ['2', ' 60 ', 'Sat, 08 Aug 2026 05:00:30 GMT', 'Sat, 08 Aug 2026 04:00:00 GMT', '-5']
  expect([...said, 'soon', '', null].map((text) => waitMsOf(text, now))).toEqual([
    ...[2000, 60_000, 30_000, 0, 0],
    ...[0, 0, 0],
  ])
})
