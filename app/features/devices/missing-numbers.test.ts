import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reckonNumbers, writeSpans } from './missing-numbers.ts'

test.each([
  ['everything has arrived', { outstanding: 0, held: 0, missing: null }, { held: 0, missing: 0 }],
  ['the rest is on the phone', { outstanding: 2, held: 2, missing: null }, { held: 2, missing: 0 }],
  ['neither here nor there', { outstanding: 3, held: 2, missing: null }, { held: 2, missing: 1 }],
  ['it has arrived since', { outstanding: 1, held: 2, missing: null }, { held: 1, missing: 0 }],
  ['the phone said which', { outstanding: 3, held: 5, missing: 2 }, { held: 1, missing: 2 }],
])('%s', (_, numbers, reckoned) => {
  expect(reckonNumbers(numbers)).toEqual(reckoned)
})

const life = fc.array(fc.constantFrom('make', 'arrive', 'tell', 'lose'), { maxLength: 200 })

test('whatever order things are made, told and received in: nothing is called missing that is not lost', () => {
  fc.assert(
    fc.property(life, (steps) => {
      let given = 0
      let received = 0
      let lost = 0
      let told = { given: 0, held: 0 }
      for (const step of steps) {
        const onPhone = given - received - lost
        if (step === 'make') given += 1
        if (step === 'arrive' && onPhone > 0) received += 1
        if (step === 'lose' && onPhone > 0) lost += 1
        if (step === 'tell') told = { given, held: onPhone }
        // Only numbers below `told.given` are counted as received, and never more than there are.
        const reckoned = reckonNumbers({
          outstanding: Math.max(0, told.given - received),
          held: told.held,
          missing: null,
        })
        expect(reckoned.missing).toBeLessThanOrEqual(lost)
        if (step === 'tell') expect(reckoned).toEqual({ held: onPhone, missing: lost })
      }
    }),
  )
})

test('missing numbers are written in rows, counted from one as on receipts', () => {
  expect(writeSpans([{ first: 12, last: 15 }], 4)).toBe('13–16')
  const spans = [
    { first: 0, last: 0 },
    { first: 18, last: 19 },
  ]
  expect(writeSpans(spans, 3)).toBe('1, 19–20')
  expect(writeSpans(spans, 7)).toBe('1, 19–20, …')
})
