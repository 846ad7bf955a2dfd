import { expect, test, vi } from 'vitest'

vi.mock('zxing-wasm/reader/zxing_reader.wasm?url', () => ({ default: '/reader.wasm' }))
const { createHoldFilter } = await import('./code-reader.ts')

test('a code that is held before the camera is read once', () => {
  const { isNew } = createHoldFilter(3000)
  const seen = [0, 200, 1500, 4000, 6900].map((at) => isNew('A', at))
  expect(seen).toEqual([true, false, false, false, false])
})

test('a code that has been away for three seconds is read again', () => {
  const { isNew } = createHoldFilter(3000)
  expect([isNew('A', 0), isNew('A', 3001)]).toEqual([true, true])
})

test('another code in between is read at once, and does not make the first one new', () => {
  const { isNew } = createHoldFilter(3000)
  expect([isNew('A', 0), isNew('B', 100), isNew('A', 200)]).toEqual([true, true, false])
})

test('while an answer is being read, a held code stays held and a new one waits', () => {
  const { isNew, hold } = createHoldFilter(3000)
  expect(isNew('A', 0)).toBe(true)
  for (let at = 500; at <= 8000; at += 500) {
    hold('A', at)
    hold('B', at)
  }
  expect([isNew('A', 8100), isNew('B', 8100)]).toEqual([false, true])
})
