import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#app/lib/time.ts'
import { createEvent, createGate } from '#tests/support/factories.ts'
import { startTestApp } from '#tests/support/test-app.ts'

async function setUp() {
  const app = await startTestApp()
  const event = await createEvent(app.db, { registrationOpen: true, status: 'running' })
  const tomorrow = addDays(new Date().toISOString().slice(0, 10), 1)
  await app.db
    .insertInto('eventDay')
    .values({ eventId: event.id, openOn: tomorrow, opensAt: '09:00', closesAt: '21:00' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const gate = await createGate(app.db, { eventId: event.id, name: 'Pintu Utara' })
  return { app, event, tomorrow, gate }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(() => world.app.close())

function form(overrides: Record<string, string> = {}) {
  return {
    formKey: crypto.randomUUID(),
    name: 'Sari',
    visitOn: world.tomorrow,
    groupSize: '2',
    consent: 'on',
    ...overrides,
  }
}

/** Sends a form as a browser without script does. */
async function post(path: string, fields: Record<string, string>, headers = new Headers()) {
  const sent = new Headers(headers)
  sent.set('Sec-Fetch-Site', 'same-origin')
  return world.app.fetch(path, {
    method: 'POST',
    headers: sent,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
}

/** Sends it as the framework does, which answers with data. */
async function send(path: string, fields: Record<string, string>, headers?: Headers) {
  const answer = await post(`${path}.data`, fields, headers)
  return { status: answer.status, text: await answer.text() }
}

const registerPath = () => `/f/${world.event.slug}/daftar`

async function register(overrides?: Record<string, string>): Promise<string> {
  const answer = await post(registerPath(), form(overrides))
  return answer.headers.get('Location') ?? ''
}

test('a registration leads to the ticket, and the same form again to the same one', async () => {
  const same = form()
  const first = await post(registerPath(), same)
  const again = await post(registerPath(), same)

  expect([first.status, again.status]).toEqual([303, 303])
  expect(first.headers.get('Location')).toMatch(/^\/tiket\/[\w-]{32}$/)
  expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
})

test.each([
  ['no name', { name: ' ' }, 'required'],
  ['no consent', { consent: '' }, 'mustAgree'],
  ['an address that is none', { email: 'sari@' }, 'emailInvalid'],
  ['no such day', { visitOn: '2026-02-30' }, 'dateInvalid'],
  ['a group of nobody', { groupSize: '0' }, 'tooSmall'],
  ['a name of 500 letters', { name: 'x'.repeat(500) }, 'tooLong'],
])('a form with %s is sent back with the reason and what was typed', async (_, wrong, key) => {
  const { status, text } = await send(registerPath(), form({ name: 'Sari Ayu', ...wrong }))
  expect(status).toBe(422)
  expect(text).toContain(key)
  if (!('name' in wrong)) expect(text).toContain('Sari Ayu')
})

test('too many registrations from one network wait, and are told how long', async () => {
  await world.app.db.deleteFrom('rateLimit').execute()
  await register()
  const setCount = (points: number) =>
    world.app.db.updateTable('rateLimit').set({ points }).execute()

  await setCount(1900)
  expect((await post(registerPath(), form())).status).toBe(303)
  await setCount(2000)
  const refused = await post(`${registerPath()}.data`, form({ name: 'Sari Ayu' }))
  await world.app.db.deleteFrom('rateLimit').execute()

  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(500)
  const text = await refused.text()
  expect(text).toContain('tooManyAttempts')
  expect(text).toContain('Sari Ayu')
})

test('a day without places says so at the day, and nothing is stored', async () => {
  await world.app.db
    .updateTable('eventDay')
    .set({ visitorCapacity: 1 })
    .where('openOn', '=', world.tomorrow)
    .execute()
  const { status, text } = await send(registerPath(), form({ name: 'Terlambat' }))
  await world.app.db.updateTable('eventDay').set({ visitorCapacity: null }).execute()

  expect(status).toBe(409)
  expect(text).toContain('dayFull')
  const stored = await world.app.db
    .selectFrom('registration')
    .select('id')
    .where('name', '=', 'Terlambat')
    .execute()
  expect(stored).toEqual([])
})

test('the files of a ticket are kept by nobody and listed nowhere', async () => {
  const path = await register()
  const picture = await world.app.fetch(`${path}/kode.png`)
  const calendar = await world.app.fetch(`${path}/kunjungan.ics`)

  for (const answer of [picture, calendar]) {
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Cache-Control')).toContain('no-store')
    expect(answer.headers.get('X-Robots-Tag')).toContain('noindex')
  }
  expect(picture.headers.get('Content-Type')).toBe('image/png')
  const bytes = Buffer.from(await picture.arrayBuffer())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  expect(await calendar.text()).toMatch(/BEGIN:VEVENT[\s\S]*DTSTART:\d{8}T020000Z/)
})

test('a wrong link, a cancelled ticket and an erased one give no code', async () => {
  const wrong = await world.app.fetch(`/tiket/${'x'.repeat(32)}`)
  const cancelled = await register()
  const cancel = await post(`${cancelled}/ubah`, { intent: 'cancel' })
  const erased = await register()
  const erase = await post(`${erased}/ubah`, { intent: 'erase' })

  expect(wrong.status).toBe(404)
  expect([cancel.headers.get('Location'), erase.headers.get('Location')]).toEqual([
    cancelled,
    erased,
  ])
  for (const path of [cancelled, erased]) {
    expect((await world.app.fetch(`${path}/kode.png`)).status).toBe(404)
    expect((await world.app.fetch(`${path}/kunjungan.ics`)).status).toBe(404)
    expect((await world.app.fetch(path)).status).toBe(200)
  }
})

test('a phone may keep a ticket until a week after the visit, and no page of an erased one', async () => {
  const path = await register({ visitOn: world.tomorrow })
  const shown = await world.app.fetch(`${path}.data`)
  const until = new Date(shown.headers.get('X-Gelar-Keep-Until') ?? '')
  const days = (until.getTime() - Date.parse(`${world.tomorrow}T00:00:00+07:00`)) / 86_400_000
  expect(days).toBe(8)
  expect(shown.headers.get('Cache-Control')).toBe('private, no-store')

  await post(`${path}/ubah`, { intent: 'erase' })
  const erased = await world.app.fetch(`${path}.data`)
  expect(erased.status).toBe(200)
  expect(erased.headers.has('X-Gelar-Keep-Until')).toBe(false)
  const unknown = await world.app.fetch(`/tiket/${'x'.repeat(32)}.data`)
  expect(unknown.headers.has('X-Gelar-Keep-Until')).toBe(false)
})

test('an organizer names gates and shows codes; a gate crew does so at its own gate only', async () => {
  const { app, event, gate } = world
  const organizer = await app.signIn({ role: 'organizer', eventId: event.id })
  const crew = await app.signIn({ role: 'gate_crew', eventId: event.id, gateId: gate.id })
  const other = await createGate(app.db, { eventId: event.id })
  const elsewhere = await createGate(app.db, { eventId: (await createEvent(app.db)).id })
  const page = `/panitia/${event.slug}/perangkat`
  const pair = (gateId: string) => ({ intent: 'pair', place: `gate:${gateId}` })

  expect((await send(page, { intent: 'addGate', name: 'Pintu Utara' }, organizer)).text).toContain(
    'gateNameTaken',
  )
  expect((await send(page, { intent: 'addGate', name: 'Pintu X' }, crew)).status).toBe(404)
  expect((await send(page, pair(gate.id), crew)).text).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
  expect((await send(page, pair(other.id), crew)).status).toBe(404)
  const foreign = await send(page, pair(elsewhere.id), organizer).catch(() => ({ status: 500 }))
  expect(foreign.status).toBeGreaterThanOrEqual(400)
  const codes = await app.db.selectFrom('pairingCode').select('gateId').execute()
  expect(codes).toEqual([{ gateId: gate.id }])
})
