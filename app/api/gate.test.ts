import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { getSigningKey, signTicket } from '#app/features/tickets/code/ticket-keys.server.ts'
import { localDay } from '#app/lib/local-day.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createBooth,
  createDevice,
  createEvent,
  createGate,
  createRegistration,
} from '#tests/support/factories.ts'
import { unlimited } from '#tests/support/limiters.ts'
import { describedApi } from '#tests/support/open-api.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createApi } from './create-api.server.ts'

/** A festival that is open today, so that readings made now fall on a valid day. */
async function arrange(db: Db) {
  const event = await createEvent(db)
  const today = localDay(new Date(), event.timeZone)
  await db
    .insertInto('eventDay')
    .values({ eventId: event.id, openOn: today, opensAt: '00:00', closesAt: '23:59' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const gate = await createGate(db, { eventId: event.id, name: 'Pintu Utara' })
  const device = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })
  const { ticket, registration } = await createRegistration(db, {
    eventId: event.id,
    visitOn: today,
    groupSize: 2,
  })
  const code = signTicket(await getSigningKey(db, event.id), ticket)
  return { event, today, gate, device, ticket, registration, code }
}

function upload(...items: Array<Record<string, unknown>>) {
  const now = new Date().toISOString()
  return {
    sentAt: now,
    items: items.map((item, at) => ({
      kind: 'ticket',
      seq: at + 1,
      direction: 'entry',
      scannedAt: now,
      ...(item.kind === 'walk_in' ? {} : { offline: false }),
      ...item,
    })),
  }
}

test('a gate uploads readings and walk-ins, and the counts follow', async () => {
  await using db = await createTestDb()
  const { device, gate, code, today } = await arrange(db)
  const ask = await describedApi(createApi(db, unlimited))

  const scans = await ask('post', '/v1/gate/scans', {
    token: device.token,
    body: upload(
      { code },
      { code },
      { code: '????' },
      { kind: 'walk_in', people: 5 },
      { code, direction: 'exit' },
    ),
  })
  const counts = await ask('get', '/v1/gate/counts', { token: device.token })

  expect(scans.status).toBe(200)
  const { answers } = z
    .object({ answers: z.array(z.looseObject({ verdict: z.string() })) })
    .parse(scans.body)
  expect(answers.map(({ verdict }) => verdict)).toEqual([
    'admitted',
    'already_in',
    'unknown',
    'counted',
    'exited',
  ])
  expect(counts.body).toMatchObject({
    day: today,
    total: { entered: 7, exited: 2, inside: 5, walkIns: 5 },
    gates: [
      { gateId: gate.id, gate: 'Pintu Utara', entered: 7, exited: 2, walkIns: 5, refused: 2 },
    ],
  })
})

test('the state holds what a phone needs to decide alone, and then only what is new', async () => {
  await using db = await createTestDb()
  const { event, device, gate, ticket, registration, code, today } = await arrange(db)
  const ask = await describedApi(createApi(db, unlimited))
  const moved = await createRegistration(db, {
    eventId: event.id,
    visitOn: today,
    changedAt: new Date(),
  })
  const gone = await createRegistration(db, { eventId: event.id, visitOn: today })
  await db
    .updateTable('ticket')
    .set({ revokedAt: new Date() })
    .where('id', '=', gone.ticket.id)
    .execute()
  await ask('post', '/v1/gate/scans', { token: device.token, body: upload({ code }) })

  const whole = await ask('get', '/v1/gate/state', { token: device.token })
  const later = new Date(Date.now() + 3_600_000).toISOString()
  const news = await ask('get', `/v1/gate/state?since=${later}`, { token: device.token })

  expect(whole.body).toMatchObject({
    event: { id: event.id, timeZone: 'Asia/Jakarta' },
    gate: { id: gate.id, name: 'Pintu Utara' },
    entryRule: 'once_per_day',
    keys: [{ number: 1 }],
    revoked: [gone.ticket.id],
    changed: [{ id: moved.ticket.id, validOn: today, admits: 1, gateId: null }],
    complete: true,
    entries: [[ticket.id, today, expect.any(Number), gate.id, false]],
  })
  expect(JSON.stringify(whole.body)).not.toContain(registration.name)
  expect(news.body).toMatchObject({ complete: false, entries: [] })
})

test('without a token, with a wrong one, a revoked one or that of a till, nothing is told', async () => {
  await using db = await createTestDb()
  const { event, device } = await arrange(db)
  const booth = await createBooth(db, { eventId: event.id })
  const till = await createDevice(db, { eventId: event.id, kind: 'till', boothId: booth.id })
  const ask = await describedApi(createApi(db, unlimited))
  await db
    .updateTable('device')
    .set({ revokedAt: new Date() })
    .where('id', '=', device.id)
    .execute()

  const routes = [
    ['get', '/v1/gate/state', undefined],
    ['get', '/v1/gate/counts', undefined],
    ['post', '/v1/gate/scans', upload({ code: 'x' })],
  ] as const
  for (const [method, path, body] of routes) {
    const asked = (token?: string) => ask(method, path, { token, body })
    expect(await asked(), path).toMatchObject({ status: 401, body: { error: 'tokenMissing' } })
    expect(await asked('y'.repeat(43)), path).toMatchObject({
      status: 401,
      body: { error: 'tokenUnknown' },
    })
    expect(await asked(device.token), path).toMatchObject(
      method === 'get'
        ? { status: 401, body: { error: 'deviceRevoked' } }
        : { status: 200, body: { answers: [{ seq: 1, verdict: 'unsettled', people: 0 }] } },
    )
    expect(await asked(till.token), path).toMatchObject({
      status: 403,
      body: { error: 'wrongDevice' },
    })
  }
})

test('an item that is not understood is kept to be settled, and holds nothing up', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrange(db)
  const ask = await describedApi(createApi(db, unlimited))
  const body = upload({ code, scannedAt: 'kemarin' }, { code }, { kind: 'drone', seq: 3 })

  for (const _ of ['first', 'again']) {
    expect(await ask('post', '/v1/gate/scans', { token: device.token, body })).toMatchObject({
      status: 200,
      body: {
        answers: [
          { seq: 1, verdict: 'unsettled', people: 0 },
          { seq: 2, verdict: 'admitted' },
          { seq: 3, verdict: 'unsettled', people: 0 },
        ],
      },
    })
  }
  expect(
    await db.selectFrom('unsettledItem').select(['reason', 'body']).orderBy('clientSeq').execute(),
  ).toEqual([
    { reason: 'invalid', body: body.items[0] },
    { reason: 'invalid', body: body.items[2] },
  ])
})

test('a body that does not fit is refused as a whole and names what is wrong', async () => {
  await using db = await createTestDb()
  const { device, code } = await arrange(db)
  const ask = await describedApi(createApi(db, unlimited))

  const answer = await ask('post', '/v1/gate/scans', {
    token: device.token,
    body: upload({ code }, { code, seq: 'dua' }),
  })

  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid' } })
  expect(await db.selectFrom('scan').select('id').execute()).toEqual([])
})

test('50 gates reading one ticket at once over HTTP admit one group', async () => {
  await using db = await createTestDb()
  const { event, code } = await arrange(db)
  const tokens: string[] = []
  for (let number = 0; number < 50; number += 1) {
    const gate = await createGate(db, { eventId: event.id })
    tokens.push(
      (await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })).token,
    )
  }
  const server = createServer(getRequestListener(createApi(db, unlimited).fetch))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  const verdicts = await Promise.all(
    tokens.map(async (token) => {
      const response = await fetch(`http://127.0.0.1:${port}/v1/gate/scans`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(upload({ code })),
      })
      const answer = z
        .object({
          answers: z.tuple([
            z.object({ verdict: z.string(), earlier: z.object({ gate: z.string() }).nullable() }),
          ]),
        })
        .parse(await response.json())
      return answer.answers[0]
    }),
  )
  await new Promise((done) => server.close(done))

  expect(verdicts.filter(({ verdict }) => verdict === 'admitted')).toHaveLength(1)
  const losers = verdicts.filter(({ verdict }) => verdict === 'already_in')
  expect(losers).toHaveLength(49)
  expect(losers.every(({ earlier }) => earlier !== null)).toBe(true)
})
