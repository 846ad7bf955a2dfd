import { afterEach, expect, test, vi } from 'vitest'
import { readBattery } from './read-battery.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test.each([
  ['tells its charge', { getBattery: async () => ({ level: 0.174 }) }, 17],
  ['does not know batteries', {}, null],
  ['tells nonsense', { getBattery: async () => ({ level: Number.NaN }) }, null],
  ['refuses', { getBattery: () => Promise.reject(new Error('refused')) }, null],
])('a browser that %s', async (_, navigator, percent) => {
  vi.stubGlobal('navigator', navigator)

  expect(await readBattery()).toBe(percent)
})
