import { expect, test } from 'vitest'
import { jsonLength, printJson } from './print-json.ts'

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
const limits = { most: 1000, depth: 50 }

test('prints as JSON does, on lines or on one, and leaves a hidden name out at any depth', () => {
  const value = { a: [1, 'x"y', null, true, {}, []], b: { code: 'rahasia' }, at: new Date(0) }
  expect(printJson(value, limits)).toBe(JSON.stringify(value))
  expect(printJson(value, { ...limits, indent: 2 })).toBe(JSON.stringify(value, null, 2))
  expect(printJson(value, { ...limits, hidden: 'code' })).toBe(
    JSON.stringify({ ...value, b: { code: '…' } }),
  )
})

test('prints the beginning of what is too long, and as deep as it may', () => {
  expect(printJson(Array(500_000).fill(0), { most: 9, depth: 50 })).toBe('[0,0,0,0,…')
  expect(printJson('x'.repeat(1_000_000), { most: 4, depth: 50 })).toBe('"xxx…')
  expect(printJson(nested(4), { most: 1000, depth: 2 })).toBe('[[[…]]]')
  expect(printJson(nested(5000), limits).length).toBeLessThan(200)
})

test('measures what fits, and stops at what does not', () => {
  expect(jsonLength({ a: [1, 2], b: 'x' }, limits)).toBeGreaterThan(10)
  expect(jsonLength(nested(50), limits)).toBe(149)
  expect(jsonLength(nested(51), limits)).toBeUndefined()
  expect(jsonLength(nested(5000), limits)).toBeUndefined()
  expect(jsonLength('x'.repeat(1001), limits)).toBeUndefined()
  expect(jsonLength({ ['x'.repeat(1001)]: 1 }, limits)).toBeUndefined()
})
