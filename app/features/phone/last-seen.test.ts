import { afterEach, expect, test, vi } from 'vitest'
import { isServerAway, LastSeen } from './last-seen.ts'

const here = { isOnline: true, isCopy: false }
const away = async () => {
  throw new TypeError('Failed to fetch')
}

afterEach(() => {
  vi.useRealTimers()
})

test('what was seen last stays while the server is away, and says so', async () => {
  const last = new LastSeen<{ slots: number }>()
  expect(await last.ask('a', async () => ({ slots: 1 }), here)).toEqual({ slots: 1, cutOff: false })
  expect(await last.ask('a', away, here)).toEqual({ slots: 1, cutOff: true })
  expect(await last.ask('a', async () => ({ slots: 2 }), here)).toEqual({ slots: 2, cutOff: false })
})

test('without a network the server is not asked', async () => {
  const last = new LastSeen<{ slots: number }>()
  await last.ask('a', async () => ({ slots: 1 }), here)
  const ask = vi.fn(away)
  expect(await last.ask('a', ask, { ...here, isOnline: false })).toEqual({ slots: 1, cutOff: true })
  expect(ask).not.toHaveBeenCalled()
})

test('a page that was opened as a copy is cut off until the server has answered', async () => {
  const last = new LastSeen<{ slots: number }>()
  const copy = { isOnline: false, isCopy: true }
  expect(await last.ask('a', async () => ({ slots: 1 }), copy)).toEqual({ slots: 1, cutOff: true })
  const answered = await last.ask('a', async () => ({ slots: 2 }), { ...copy, isOnline: true })
  expect(answered).toEqual({ slots: 2, cutOff: false })
})

test('a server that does not answer in time counts as away', async () => {
  vi.useFakeTimers()
  const last = new LastSeen<{ slots: number }>()
  await last.ask('a', async () => ({ slots: 1 }), here)
  const asked = last.ask('a', () => new Promise(() => {}), here)
  await vi.advanceTimersByTimeAsync(8_000)
  expect(await asked).toEqual({ slots: 1, cutOff: true })
})

test('a refusal is passed on, and so is everything about a page not seen before', async () => {
  const last = new LastSeen<{ slots: number }>()
  await expect(last.ask('a', away, here)).rejects.toThrow('Failed to fetch')
  await last.ask('a', async () => ({ slots: 1 }), here)
  await expect(last.ask('b', away, here)).rejects.toThrow('Failed to fetch')
  const refuse = async () => {
    throw new Response(null, { status: 404 })
  }
  await expect(last.ask('a', refuse, here)).rejects.toBeInstanceOf(Response)
})

test('a page that was there outlasts a bug of the server', async () => {
  const last = new LastSeen<{ slots: number }>()
  await last.ask('a', async () => ({ slots: 1 }), here)
  const fail = async () => {
    throw new Error('Unexpected Server Error')
  }
  expect(await last.ask('a', fail, here)).toEqual({ slots: 1, cutOff: true })
})

test('a bug is not taken for a missing network', () => {
  expect(isServerAway(new TypeError('x is undefined'))).toBe(false)
  expect(isServerAway(new Response(null, { status: 302 }))).toBe(false)
})
