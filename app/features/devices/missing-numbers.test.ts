import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reckonNumbers } from './missing-numbers.ts'

test.each([
  ['nothing has been made', { given: 0, held: 0, received: 0 }, { held: 0, missing: 0 }],
  ['everything has arrived', { given: 9, held: 0, received: 9 }, { held: 0, missing: 0 }],
  ['the rest lies on the phone', { given: 9, held: 2, received: 7 }, { held: 2, missing: 0 }],
  ['neither here nor there', { given: 9, held: 2, received: 6 }, { held: 2, missing: 1 }],
  ['it has arrived since', { given: 9, held: 2, received: 8 }, { held: 1, missing: 0 }],
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
        const reckoned = reckonNumbers({ ...told, received: Math.min(received, told.given) })
        expect(reckoned.missing).toBeLessThanOrEqual(lost)
        if (step === 'tell') expect(reckoned).toEqual({ held: onPhone, missing: lost })
      }
    }),
  )
})
