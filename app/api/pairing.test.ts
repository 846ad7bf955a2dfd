import { expect, test } from 'vitest'
import { createPairingCode } from '#app/features/devices/pairing.server.ts'
import { attemptPairing } from '#app/features/devices/pairing-attempts.server.ts'
import { limits } from '#app/lib/limits/limits.ts'
import { createBooth, createEvent, createGate, createUser } from '#tests/support/factories.ts'
import { countingLimiter, unlimited } from '#tests/support/limiters.ts'
import { describedApi } from '#tests/support/open-api.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createApi } from './create-api.server.ts'

test('a phone exchanges a code for a token once, and learns its place', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const gate = await createGate(db, { eventId: event.id, name: 'Pintu Utara' })
  const user = await createUser(db)
  const ask = await describedApi(createApi(db, unlimited))
  const { code } = await createPairingCode(
    db,
    { eventId: event.id, userId: user.id },
    { kind: 'gate', gateId: gate.id },
  )

  const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase()
  const paired = await ask('post', '/v1/pair', { body: { code: typed, label: 'Rani' } })
  const again = await ask('post', '/v1/pair', { body: { code, label: 'Budi' } })

  expect(paired.status).toBe(201)
  expect(paired.body).toMatchObject({
    device: {
      kind: 'gate',
      label: 'Rani',
      event: { id: event.id, slug: event.slug, timeZone: 'Asia/Jakarta' },
      place: { id: gate.id, name: 'Pintu Utara' },
    },
  })
  expect(again).toMatchObject({ status: 404, body: { error: 'pairingCodeInvalid' } })
})

test('two phones that send the same code at once: one is paired', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const booth = await createBooth(db, { eventId: event.id })
  const user = await createUser(db)
  const ask = await describedApi(createApi(db, unlimited))
  const { code } = await createPairingCode(
    db,
    { eventId: event.id, userId: user.id },
    { kind: 'till', boothId: booth.id },
  )

  const answers = await Promise.all(
    ['A', 'B', 'C', 'D'].map((label) => ask('post', '/v1/pair', { body: { code, label } })),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404])
})

test('an expired code pairs nothing', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const gate = await createGate(db, { eventId: event.id })
  const user = await createUser(db)
  const ask = await describedApi(createApi(db, unlimited))
  const { code } = await createPairingCode(
    db,
    { eventId: event.id, userId: user.id },
    { kind: 'gate', gateId: gate.id },
  )
  await db.updateTable('pairingCode').set({ expiresAt: '2026-01-01T00:00:00Z' }).execute()

  const answer = await ask('post', '/v1/pair', { body: { code, label: 'Rani' } })

  expect(answer).toMatchObject({ status: 404, body: { error: 'pairingCodeInvalid' } })
})

test('a code of the other kind is refused by name, and stays good for its own', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const booth = await createBooth(db, { eventId: event.id })
  const user = await createUser(db)
  const ask = await describedApi(createApi(db, unlimited))
  const by = { eventId: event.id, userId: user.id }
  const { code } = await createPairingCode(db, by, { kind: 'till', boothId: booth.id })

  const gate = await ask('post', '/v1/pair', { body: { code, label: 'Rani', kind: 'gate' } })
  const till = await ask('post', '/v1/pair', { body: { code, label: 'Rani', kind: 'till' } })

  expect(gate).toMatchObject({ status: 404, body: { error: 'wrongDevice' } })
  expect(till).toMatchObject({ status: 201, body: { device: { kind: 'till' } } })
})

test('guessing is slowed down, and a body that does not fit names what is wrong', async () => {
  await using db = await createTestDb()
  const full = async () => ({ allowed: false, retryAfterSeconds: 30 }) as const
  const limited = await describedApi(createApi(db, { ...unlimited, count: full }))
  const ask = await describedApi(createApi(db, unlimited))

  const guess = await limited('post', '/v1/pair', { body: { code: 'AAAA-AAAA', label: 'x' } })
  const unfit = await ask('post', '/v1/pair', { body: { code: 'AAAA-AAAA', label: ' ' } })

  expect(guess).toMatchObject({ status: 429, body: { error: 'tooManyAttempts' } })
  expect(guess.headers.get('Retry-After')).toBe('30')
  expect(unfit).toMatchObject({
    status: 400,
    body: { error: 'invalid', issues: [{ path: 'label' }] },
  })
})

test('200 phones pair behind one address although somebody there types wrong codes all the time', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const gate = await createGate(db, { eventId: event.id })
  const user = await createUser(db)
  const ask = await describedApi(createApi(db, countingLimiter()))
  const pair = async (code: string) =>
    (await ask('post', '/v1/pair', { body: { code, label: 'Rani' } })).status
  const actor = { eventId: event.id, userId: user.id }

  for (let phone = 1; phone <= 200; phone += 1) {
    expect(await pair('AAAA-AAAA')).toBe(404)
    const { code } = await createPairingCode(db, actor, { kind: 'gate', gateId: gate.id })
    expect(await pair(code)).toBe(201)
  }
})

test('once very many wrong codes come in, the networks that send them wait and others do not', async () => {
  const limiter = countingLimiter()
  const guess = async (address: string) =>
    attemptPairing(limiter, address, () => Promise.reject(new Error('wrong')))

  const { points } = limits.pairingCodes
  for (let wrong = 1; wrong <= points; wrong += 1) {
    await expect(guess(`2001:db8::${(wrong % 9999) + 1}`)).rejects.toThrow('wrong')
  }
  await expect(guess('2001:db8::abcd')).rejects.toMatchObject({ key: 'tooManyAttempts' })
  expect(await attemptPairing(limiter, '203.0.113.7', async () => 'paired')).toBe('paired')
})

test('a body that is not JSON is refused in the common shape', async () => {
  await using db = await createTestDb()
  const api = createApi(db, unlimited)

  const noJson = await api.request('/v1/pair', {
    method: 'POST',
    body: '{"code":',
    headers: { 'Content-Type': 'application/json' },
  })
  const noType = await api.request('/v1/pair', { method: 'POST', body: '{}' })

  expect([noJson.status, await noJson.json()]).toEqual([400, { error: 'invalid' }])
  expect([noType.status, await noType.json()]).toEqual([415, { error: 'unsupportedMediaType' }])
})
