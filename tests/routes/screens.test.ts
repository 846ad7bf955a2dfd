import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDevice, createEvent, createStage } from '#tests/support/factories.ts'
import { startTestApp } from '#tests/support/test-app.ts'

async function setUp() {
  const app = await startTestApp()
  const event = await createEvent(app.db, { status: 'running', name: 'Festival Uji' })
  return { app, event, organizer: await app.signIn({ role: 'organizer', eventId: event.id }) }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
beforeEach(async () => {
  await world.app.db.deleteFrom('rateLimit').execute()
})
afterAll(() => world.app.close())

const ROUTE = '/layar.data?_routes=routes%2Fscreen%2Fscreen'
const cookie = (token: string) => new Headers({ Cookie: `gelar_layar=${token}` })

async function send(path: string, fields: Record<string, string>, headers = new Headers()) {
  const sent = new Headers(headers)
  sent.set('Sec-Fetch-Site', 'same-origin')
  const body = new URLSearchParams(fields)
  return world.app.fetch(path, { method: 'POST', headers: sent, body, redirect: 'manual' })
}

async function show(headers?: Headers): Promise<string> {
  return (await world.app.fetch(ROUTE, { headers })).text()
}

async function showCode(place: string): Promise<string> {
  const { event, organizer } = world
  const path = `/panitia/${event.slug}/perangkat.data`
  const answer = await send(path, { intent: 'pair', place }, new Headers(organizer))
  return /"([0-9A-Z]{4}-[0-9A-Z]{4})"/.exec(await answer.text())?.[1] ?? ''
}

test('a code of the organizer opens the screen, by a cookie for its own pages alone', async () => {
  const code = await showCode('screen:sales')
  const answer = await send('/layar', { code: code.toLowerCase(), label: 'Televisi' })

  expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/layar'])
  const set = answer.headers.get('Set-Cookie') ?? ''
  expect(set).toMatch(/^gelar_layar=[\w-]{43}; Path=\/layar; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
  const shown = await show(cookie(/gelar_layar=([\w-]+)/.exec(set)?.[1] ?? ''))
  expect(shown).toContain('Festival Uji')
  expect(shown).toContain('amountIdr')
  expect(shown).not.toContain('Televisi')
})

test('the cookie is secure where the address is', async () => {
  const code = await showCode('screen:arrivals')
  const answer = await send('https://localhost/layar', { code, label: 'Televisi' })
  expect(answer.headers.get('Set-Cookie')).toMatch(/; Secure$/)
})

test('wrong codes say so, and do not keep a screen beside them from pairing', async () => {
  const guess = () => send('/layar.data', { code: 'AAAA-AAAA', label: 'Televisi' })
  for (let attempt = 1; attempt <= 25; attempt += 1) {
    const wrong = await guess()
    expect(wrong.status).toBe(409)
    expect(await wrong.text()).toContain('pairingCodeInvalid')
  }
  const code = await showCode('screen:sales')
  expect((await send('/layar', { code, label: 'Televisi' })).status).toBe(302)
})

test('an open screen stays what it is, and a code sent to it stays good', async () => {
  const { app, event } = world
  const screen = await createDevice(app.db, {
    eventId: event.id,
    kind: 'screen',
    screenPage: 'sales',
  })
  const code = await showCode('screen:arrivals')
  const answer = await send('/layar', { code, label: 'X' }, cookie(screen.token))
  expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([302, null])
  expect((await send('/layar', { code, label: 'X' })).headers.get('Set-Cookie')).not.toBeNull()
})

test('each page shows its own figures and no others', async () => {
  const { app, event } = world
  const figures = async (screenPage: 'programme' | 'sales' | 'arrivals') => {
    const screen = await createDevice(app.db, { eventId: event.id, kind: 'screen', screenPage })
    const shown = await show(cookie(screen.token))
    return ['stages', 'kanwils', 'hours'].filter((key) => shown.includes(`"${key}"`))
  }
  expect(await figures('programme')).toEqual(['stages'])
  expect(await figures('sales')).toEqual(['kanwils'])
  expect(await figures('arrivals')).toEqual(['hours'])
})

test('a closed screen shows that it is closed and nothing of the festival, and can be paired again', async () => {
  const { app, event, organizer } = world
  const screen = await createDevice(app.db, {
    eventId: event.id,
    kind: 'screen',
    screenPage: 'sales',
  })
  const path = `/panitia/${event.slug}/perangkat`
  const closed = await send(path, { intent: 'revoke', deviceId: screen.id }, new Headers(organizer))
  expect(closed.status).toBe(302)

  const shown = await show(cookie(screen.token))
  expect(shown).toContain('"closed"')
  expect(shown).not.toContain('Festival Uji')
  const headers = cookie(screen.token)
  expect((await app.fetch('/layar/live', { headers })).status).toBe(401)
  const code = await showCode('screen:arrivals')
  const again = await send('/layar', { code, label: 'X' }, headers)
  expect(again.headers.get('Set-Cookie')).toMatch(/^gelar_layar=/)
})

test('the stream of a screen tells what it shows, to it alone', async () => {
  const { app, event, organizer } = world
  const screen = await createDevice(app.db, {
    eventId: event.id,
    kind: 'screen',
    screenPage: 'sales',
  })
  const stop = new AbortController()
  const { signal } = stop
  const stream = await app.fetch('/layar/live', { headers: cookie(screen.token), signal })
  expect(stream.headers.get('Content-Type')).toContain('text/event-stream')
  stop.abort()
  await stream.body?.cancel()
  expect((await app.fetch('/layar/live')).status).toBe(401)
  expect((await app.fetch('/layar/live', { headers: organizer })).status).toBe(401)
})

test('the stream of a screen ends when the screen is closed', async () => {
  const { app, event, organizer } = world
  const place = { eventId: event.id, kind: 'screen', screenPage: 'sales' } as const
  const screen = await createDevice(app.db, place)
  const stream = await app.fetch('/layar/live', { headers: cookie(screen.token) })
  const reader = stream.body?.getReader()
  await reader?.read()
  const path = `/panitia/${event.slug}/perangkat`
  await send(path, { intent: 'revoke', deviceId: screen.id }, new Headers(organizer))

  const told: string[] = []
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    told.push(new TextDecoder().decode(read.value))
  }
  expect(told.join('')).toContain('devices')
})

test('the token of a screen is no token of a phone', async () => {
  const { app, event } = world
  const screen = await createDevice(app.db, {
    eventId: event.id,
    kind: 'screen',
    screenPage: 'sales',
  })
  const headers = new Headers({ Authorization: `Bearer ${screen.token}` })
  for (const path of ['/api/v1/gate/state', '/api/v1/till/state']) {
    expect([path, (await app.fetch(path, { headers })).status]).toEqual([path, 403])
  }
  headers.set('Content-Type', 'application/json')
  const report = {
    ...{ sentAt: new Date(), waiting: 0, refused: 0, oldestAt: null },
    ...{ numbers: null, version: 'abc', batteryPercent: null },
  }
  const body = JSON.stringify(report)
  const told = await app.fetch('/api/v1/phone/report', { method: 'POST', headers, body })
  expect([told.status, await told.json()]).toEqual([403, { error: 'wrongDevice' }])
})

test('only who may pair everything of a festival makes codes for screens, of its own stages', async () => {
  const { app, event, organizer } = world
  const path = `/panitia/${event.slug}/perangkat`
  const elsewhere = await createEvent(app.db)
  const stranger = await app.signIn({ role: 'organizer', eventId: elsewhere.id })
  const auditor = await app.signIn({ role: 'auditor', eventId: event.id })
  for (const who of [stranger, auditor]) {
    const answer = await send(path, { intent: 'pair', place: 'screen:sales' }, new Headers(who))
    expect(answer.status).toBe(404)
  }
  const stage = await createStage(app.db, { eventId: elsewhere.id })
  const place = `screen:programme:${stage.id}`
  const foreign = await send(path, { intent: 'pair', place }, new Headers(organizer))
  expect(foreign.status).toBe(409)
})
