import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { registerWorker } from './register-worker.ts'

class Registration extends EventTarget {
  installing = null
  waiting: { postMessage(message: unknown): void } | null = null
  update = vi.fn(async () => {})
}

let registration: Registration
const register = vi.fn(async () => registration)

beforeEach(() => {
  registration = new Registration()
  register.mockClear()
  vi.useFakeTimers()
  vi.stubEnv('DEV', false)
  vi.stubGlobal('window', { isSecureContext: true })
  vi.stubGlobal('navigator', { serviceWorker: { register }, onLine: true })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

test('a newer worker waits while work is under way, and is let in after', async () => {
  let busy = true
  const postMessage = vi.fn()
  const end = registerWorker(() => busy)
  await vi.advanceTimersByTimeAsync(0)
  registration.waiting = { postMessage }
  await vi.advanceTimersByTimeAsync(30_000)
  expect(postMessage).not.toHaveBeenCalled()
  busy = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(postMessage).toHaveBeenCalledWith({ type: 'activate' })
  end()
})

test('a page that stays open asks for a newer worker every hour, until it is left', async () => {
  const end = registerWorker()
  await vi.advanceTimersByTimeAsync(61 * 60_000)
  expect(registration.update).toHaveBeenCalledTimes(1)
  end()
  await vi.advanceTimersByTimeAsync(120 * 60_000)
  expect(registration.update).toHaveBeenCalledTimes(1)
})

test('nothing is registered in development or where the connection is not safe', () => {
  vi.stubGlobal('window', { isSecureContext: false })
  registerWorker()()
  vi.stubGlobal('window', { isSecureContext: true })
  vi.stubEnv('DEV', true)
  registerWorker()()
  expect(register).not.toHaveBeenCalled()
})
