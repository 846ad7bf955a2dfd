import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { endDevices } from '#tests/support/device-end.ts'
import { createBooth, createDevice, createEvent, createGate } from '#tests/support/factories.ts'
import { unlimited } from '#tests/support/limiters.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createApi } from './create-api.server.ts'

type Caller =
  | 'stranger'
  | 'made-up token'
  | 'gate'
  | 'till'
  | 'screen'
  | 'revoked gate'
  | 'revoked till'
  | 'ended gate'
  | 'ended till'
  | 'gate long ended'
  | 'till long ended'

const ended: Caller[] = ['ended gate', 'ended till', 'gate long ended', 'till long ended']
const phones: Caller[] = ['gate', 'till', 'revoked gate', 'revoked till', ...ended]
const now = new Date().toISOString()
const nothingToSend = { deviceAt: now, items: [] }
const report = {
  sentAt: now,
  waiting: 0,
  refused: 0,
  oldestAt: null,
  numbers: null,
  version: 'x',
  batteryPercent: null,
}

/** Of every address under `/api`: who is heard. A phone that was revoked hands in what it made before, and so
 * does one whose festival has ended, for a day. */
const table: Record<string, { heard: Caller[] | 'anyone'; body?: object }> = {
  'GET /openapi.json': { heard: 'anyone' },
  'POST /v1/pair': { heard: 'anyone', body: { code: 'AAAA-AAAA', label: 'Rani' } },
  'POST /v1/phone/report': { heard: phones, body: report },
  'GET /v1/gate/state': { heard: ['gate'] },
  'GET /v1/gate/counts': { heard: ['gate'] },
  'POST /v1/gate/scans': {
    heard: ['gate', 'revoked gate', 'ended gate'],
    body: {
      sentAt: now,
      items: [{ kind: 'walk_in', seq: 1, people: 1, direction: 'entry', scannedAt: now }],
    },
  },
  'GET /v1/till/state': { heard: ['till'] },
  'GET /v1/till/closing': { heard: ['till', 'ended till'] },
  'GET /v1/till/sales': { heard: ['till'] },
  'POST /v1/till/sales': { heard: ['till', 'revoked till', 'ended till'], body: nothingToSend },
  'POST /v1/till/reversals': { heard: ['till', 'revoked till', 'ended till'], body: nothingToSend },
  'POST /v1/till/shifts': { heard: ['till'], body: { id: newId(), cashier: 'Sari', floatIdr: 0 } },
  'POST /v1/till/shifts/close': {
    heard: ['till', 'ended till'],
    body: { shiftId: newId(), countedIdr: 0, countedWith: 'Made' },
  },
}

/** A gate and a till of a festival whose devices have ended so many hours ago. */
async function createEnded(db: Db, hours: number): Promise<string[]> {
  const { id: eventId } = await createEvent(db)
  await endDevices(db, eventId, -hours)
  const gateId = (await createGate(db, { eventId })).id
  const boothId = (await createBooth(db, { eventId })).id
  const gate = await createDevice(db, { eventId, kind: 'gate', gateId })
  const till = await createDevice(db, { eventId, kind: 'till', boothId })
  return [gate.token, till.token]
}

async function createCallers(db: Db): Promise<Map<Caller, string | undefined>> {
  const { id: eventId } = await createEvent(db)
  const gate = { eventId, kind: 'gate', gateId: (await createGate(db, { eventId })).id } as const
  const till = { eventId, kind: 'till', boothId: (await createBooth(db, { eventId })).id } as const
  const revokedAt = new Date()
  const [atGate, atTill, screen, goneGate, goneTill] = await Promise.all([
    createDevice(db, gate),
    createDevice(db, till),
    createDevice(db, { eventId, kind: 'screen', screenPage: 'sales' }),
    createDevice(db, { ...gate, revokedAt }),
    createDevice(db, { ...till, revokedAt }),
  ])
  const [endedGate, endedTill] = await createEnded(db, 1)
  const [gateLongEnded, tillLongEnded] = await createEnded(db, 25)
  return new Map([
    ['ended gate', endedGate],
    ['ended till', endedTill],
    ['gate long ended', gateLongEnded],
    ['till long ended', tillLongEnded],
    ['stranger', undefined],
    ['made-up token', 'A'.repeat(43)],
    ['gate', atGate.token],
    ['till', atTill.token],
    ['screen', screen.token],
    ['revoked gate', goneGate.token],
    ['revoked till', goneTill.token],
  ])
}

test('every address of the interface hears whom it is meant for, and nobody else', async () => {
  await using db = await createTestDb()
  const api = createApi(db, unlimited)
  const callers = await createCallers(db)

  const routes = api.routes.filter(({ method }) => method !== 'ALL')
  const addresses = routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(Object.keys(table).sort()).toEqual([...new Set(addresses)].sort())

  for (const [address, { heard, body }] of Object.entries(table)) {
    const [method, path = ''] = address.split(' ')
    const answers: string[] = []
    for (const [caller, token] of callers) {
      const headers = new Headers({ 'Content-Type': 'application/json' })
      if (token) headers.set('Authorization', `Bearer ${token}`)
      const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
      const { status } = await api.request(path, init)
      expect([200, 201, 401, 403, 404, 409], `${address} answered ${status}`).toContain(status)
      if (status !== 401 && status !== 403) answers.push(caller)
    }
    const expected = heard === 'anyone' ? [...callers.keys()] : heard
    expect(answers.sort(), address).toEqual([...expected].sort())
  }
})
