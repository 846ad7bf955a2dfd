import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GateClient } from '#app/features/tickets/gate/gate-client.ts'
import { eventually } from '#tests/support/eventually.ts'
import type { Pairing } from './pairing.ts'
import { PhoneStore } from './phone-store.ts'

const pairing: Pairing = {
  deviceId: 'phone',
  token: 'secret',
  label: 'Rani',
  event: { slug: 'ippa', name: 'IPPA Fest', timeZone: 'Asia/Jakarta' },
  place: { id: 'gate', name: 'Pintu Utara' },
}

/** A server that can do nothing now and wants to be left alone for half a minute. */
const later = vi.fn(async () =>
  Response.json({ error: 'full' }, { status: 503, headers: { 'Retry-After': '30' } }),
)

class Page extends EventTarget {
  readonly hidden = false
  readonly __remixManifest = { version: '1' }
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] })
  vi.stubGlobal('window', new Page())
  vi.stubGlobal('document', new Page())
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('fetch', later.mockClear())
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A paired gate that has asked once, and was told to come later. */
async function startGate() {
  await (await PhoneStore.open('gate')).adoptPairing(pairing)
  const gate = new GateClient()
  const stop = gate.start()
  await eventually(() => expect(gate.getSnapshot().connection).toBe('offline'))
  expect(later).toHaveBeenCalledOnce()
  return { gate, stop }
}

test('a phone that is told "later" leaves the server alone so long, whatever happens on it', async () => {
  const { gate, stop } = await startGate()

  const verdict = await gate.read('ABCDEFGHJK', 'entry')
  await gate.countWalkIns(2, 'entry')
  for (const page of [window, document]) {
    page.dispatchEvent(new Event('online'))
    page.dispatchEvent(new Event('visibilitychange'))
  }
  await vi.advanceTimersByTimeAsync(29_000)

  expect(later).toHaveBeenCalledOnce()
  expect(verdict.offline).toBe(true)
  expect(gate.getSnapshot().queue).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(26_000) // half as long again at most, and a turn
  await eventually(() => expect(later.mock.calls.length).toBeGreaterThan(1))
  expect(gate.getSnapshot().queue).toHaveLength(2)
  stop()
})

test('who taps to send need not wait', async () => {
  const { gate, stop } = await startGate()
  await gate.countWalkIns(2, 'entry')

  await gate.retryRefused()

  expect(later.mock.calls.length).toBeGreaterThan(1)
  stop()
})

test('a second tab leaves the server alone too', async () => {
  const { stop } = await startGate()
  const asked = later.mock.calls.length

  const told = new BroadcastChannel('gelar-gate')
  const second = new GateClient()
  const stopSecond = second.start()
  await eventually(() => expect(second.getSnapshot().ready).toBe(true))
  await eventually(() => expect(later.mock.calls.length).toBe(asked + 1))
  told.close()
  await vi.advanceTimersByTimeAsync(20_000)

  expect(later.mock.calls.length).toBe(asked + 1)
  stop()
  stopSecond()
})
