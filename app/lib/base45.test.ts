import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase45, encodeBase45 } from './base45.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

test.each([
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
])('the example %s of RFC 9285 is written and read', (plain, encoded) => {
  expect(encodeBase45(bytesOf(plain))).toBe(encoded)
  expect(decodeBase45(encoded)).toEqual(bytesOf(plain))
})

test('what is no Base45 is refused', () => {
  for (const text of ['A', 'GGW', ':::', '::', 'BB8A', 'bb8', 'BB8_', 'É00']) {
    expect(decodeBase45(text), text).toBeUndefined()
  }
})

test('any bytes come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decodeBase45(encodeBase45(bytes))).toEqual(Uint8Array.from(bytes))
    }),
  )
})
