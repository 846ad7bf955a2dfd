import { expect, test } from 'vitest'
import { figuresOf, findStep } from './totp.server.ts'

const secret = '12345678901234567890'

test('the figures are those of RFC 6238', () => {
  const at = [59, 1111111109, 1111111111, 1234567890, 2000000000, 20000000000]
  expect(at.map((second) => figuresOf(secret, Math.floor(second / 30), 8))).toEqual([
    '94287082',
    '07081804',
    '14050471',
    '89005924',
    '69279037',
    '65353130',
  ])
})

test('a code is known in its own step and the two beside it, and in no other', () => {
  const now = new Date('2026-08-08T03:00:10Z')
  const step = Math.floor(now.getTime() / 30_000)
  const found = [-2, -1, 0, 1, 2].map((off) => findStep(secret, figuresOf(secret, step + off), now))
  expect(found).toEqual([undefined, step - 1, step, step + 1, undefined])
  expect(findStep(secret, '000000', now)).toBeUndefined()
})
