import { afterEach, expect, test, vi } from 'vitest'
import { readBattery } from './read-battery.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('the charge is told in whole percent', async () => {
  vi.stubGlobal('navigator', { getBattery: async () => ({ level: 0.234 }) })
  expect(await readBattery()).toBe(23)
})

test('a browser that knows no battery, refuses, or never answers holds nothing up', async () => {
  vi.stubGlobal('navigator', {})
  expect(await readBattery()).toBeNull()
  vi.stubGlobal('navigator', {
    getBattery: async () => {
      throw new DOMException('refused', 'NotAllowedError')
    },
  })
  expect(await readBattery()).toBeNull()

  vi.useFakeTimers()
  vi.stubGlobal('navigator', { getBattery: () => new Promise(() => {}) })
  const asked = readBattery()
  await vi.advanceTimersByTimeAsync(1000)
  expect(await asked).toBeNull()
})
