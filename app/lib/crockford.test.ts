import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupCode, randomCrockford, readCrockford } from './crockford.ts'

test('a code typed with small letters, gaps and look-alikes is read as it was printed', () => {
  expect(readCrockford(' 7kq2-m8xd ', 8)).toBe('7KQ2M8XD')
  expect(readCrockford('o1il-0000', 8)).toBe('01110000')
})

test('a code of another length or with foreign characters is none', () => {
  expect(readCrockford('7KQ2M8X', 8)).toBeUndefined()
  expect(readCrockford('7KQ2M8XU', 8)).toBeUndefined()
  expect(readCrockford('', 8)).toBeUndefined()
})

test('every random code is read back from its grouped form', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 6 }), (length, size) => {
      const code = randomCrockford(length)
      expect(readCrockford(groupCode(code, size).toLowerCase(), length)).toBe(code)
    }),
  )
})
