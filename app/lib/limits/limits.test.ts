import { expect, test } from 'vitest'
import { type Limit, limits } from './limits.ts'

/** How many pass in an hour when they come evenly. */
const anHour = ({ points, seconds }: Limit) => (points * 3600) / seconds

test('a venue behind one address registers 5,000 visitors in an hour, most of them in a rush', () => {
  expect(anHour(limits.registrationNetwork)).toBeGreaterThanOrEqual(5000 * 2)
})

test('no more than a hundred wrong passwords of strangers an hour are heard for one account', () => {
  expect(anHour(limits.signInAccount)).toBeLessThanOrEqual(100)
})

test('a code of ten minutes is not found by guessing, were 200 of them open day and night for a year', () => {
  const guesses = anHour(limits.pairingCodes) * 24 * 365
  expect((guesses * 200) / 32 ** 8).toBeLessThan(0.05)
})

test('as long as links to a new password are sent, one of those before is good', () => {
  expect(limits.resetMail.seconds).toBe(60 * 60)
})
