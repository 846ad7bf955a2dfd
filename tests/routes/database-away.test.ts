import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays } from '#app/lib/time.ts'
import { createClient } from '#db/connect.server.ts'
import { createEvent } from '#tests/support/factories.ts'
import { type FreezableProxy, freezableProxy } from '#tests/support/freezable-proxy.ts'
import { arrangeGate } from '#tests/support/scans.ts'
import { startTestApp } from '#tests/support/test-app.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'

let way: FreezableProxy

async function setUp() {
  const app = await startTestApp(async (url) => {
    way = await freezableProxy(url)
    return way.url
  })
  const { pulse } = await import('#app/db.server.ts')
  const event = await createEvent(app.db, { registrationOpen: true, status: 'running' })
  const tomorrow = addDays(new Date().toISOString().slice(0, 10), 1)
  await app.db
    .insertInto('eventDay')
    .values({ eventId: event.id, openOn: tomorrow, opensAt: '09:00', closesAt: '21:00' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const gate = await arrangeGate(app.db)
  const till = await createStockedTill(app.db)
  const organizer = await app.signIn({ role: 'organizer', eventId: event.id })
  return { app, pulse, event, tomorrow, gate, till, organizer }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(async () => {
  await world.app.close()
  await way.close()
})
beforeEach(async () => {
  way.thaw()
  while (!(await world.pulse.beat())) await sleep(50)
})

const awayAnswer = { status: 503, retryAfter: '2' }

async function lookAt(answer: Promise<Response>) {
  const { status, headers } = await answer
  return { status, retryAfter: headers.get('Retry-After') }
}

/** Freezes the database and waits until it is known to be away. */
async function freeze() {
  way.freeze()
  await world.app.fetch(`/f/${world.event.slug}`)
  while (!world.pulse.away) await sleep(50)
}

function post(path: string, fields: Record<string, string>, headers = new Headers()) {
  const body = new URLSearchParams(fields).toString()
  const sent = new Headers(headers)
  sent.set('Sec-Fetch-Site', 'same-origin')
  sent.set('Content-Type', 'application/x-www-form-urlencoded')
  sent.set('Content-Length', String(body.length))
  return world.app.fetch(path, { method: 'POST', headers: sent, body, redirect: 'manual' })
}

function askAsPhone(path: string, token: string, body?: unknown) {
  const headers = new Headers({ Authorization: `Bearer ${token}` })
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  const method = body === undefined ? 'GET' : 'POST'
  return world.app.fetch(`/api/v1${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

const scanNow = (seq: number) => {
  const now = new Date().toISOString()
  const item = { kind: 'ticket', seq, code: world.gate.code, direction: 'entry', scannedAt: now }
  const body = { sentAt: now, items: [{ ...item, offline: false, told: null }] }
  return askAsPhone('/gate/scans', world.gate.device.token, body)
}

function sellNow(seq: number) {
  const { till } = world
  const sale = saleOf(till.shift, seq, [{ listing: till.kopi, quantity: 1 }])
  const body = { deviceAt: new Date().toISOString(), items: [sale] }
  return askAsPhone('/till/sales', till.token, body)
}

test('a page asked for first waits for a frozen database for seconds only, others are told at once', async () => {
  way.freeze()
  // Frozen all the while: whoever is answered has not waited for the database.
  expect(await lookAt(world.app.fetch(`/f/${world.event.slug}/produk`))).toEqual(awayAnswer)
  while (!world.pulse.away) await sleep(50)

  const organizer = { headers: world.organizer }
  expect(
    await Promise.all([
      lookAt(world.app.fetch('/masuk', organizer)),
      lookAt(world.app.fetch(`/panitia/${world.event.slug}`, organizer)),
      lookAt(world.app.fetch(`/panitia/${world.event.slug}.data`, organizer)),
      lookAt(world.app.fetch(`/panitia/${world.event.slug}/penjualan.xlsx`, organizer)),
      lookAt(world.app.fetch(`/panitia/${world.event.slug}/live`, organizer)),
      lookAt(askAsPhone('/till/state', world.till.token)),
    ]),
  ).toEqual(Array(6).fill(awayAnswer))
})

test('a phone is told that its upload is for later, in a way that it can act on', async () => {
  await freeze()
  for (const answer of [await scanNow(1), await sellNow(1)]) {
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 503, error: 'away' })
  }
  way.thaw()
  while (world.pulse.away) await sleep(50)
  expect([(await scanNow(1)).status, (await sellNow(1)).status]).toEqual([200, 200])
})

test('a public page is shown as it was last, and says so; a signed-in reader gets the same', async () => {
  const path = `/f/${world.event.slug}`
  expect((await world.app.fetch(path)).status).toBe(200)
  await sleep(3100) // as long as a page counts as new
  way.freeze()
  for (const headers of [new Headers(), world.organizer, new Headers({ Cookie: 'a=b' })]) {
    const answer = await world.app.fetch(path, { headers })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  }
})

test('a registration without script comes back with all that was typed, and is sent again', async () => {
  const path = `/f/${world.event.slug}/daftar`
  const fields = {
    formKey: crypto.randomUUID(),
    name: 'Sari "Dewi" <Putri>',
    visitOn: world.tomorrow,
    groupSize: '2',
    consent: 'on',
  }
  await freeze()
  const refused = await post(path, fields)
  expect(refused.status).toBe(503)
  const page = await refused.text()
  expect(page).toContain('Belum tersimpan')
  expect(page).toContain(`<form method="post" action="${path}">`)
  expect(page).toContain('name="name" value="Sari &quot;Dewi&quot; &lt;Putri&gt;"')
  expect(page.match(/type="hidden"/g)).toHaveLength(5)

  way.thaw()
  while (world.pulse.away) await sleep(50)
  expect((await post(path, fields)).status).toBe(303)
})

test('a password is not put into a page', async () => {
  await freeze()
  const refused = await post('/masuk', { email: 'a@example.id', password: 'rahasia sekali' })
  expect(refused.status).toBe(503)
  expect(await refused.text()).not.toContain('rahasia')
})

test('a form sent by script is answered without an error, so that its page stays', async () => {
  await freeze()
  const answer = await post(
    `/panitia/${world.event.slug}/acara/penampil.data`,
    { name: 'Sari' },
    world.organizer,
  )
  expect(answer.status).toBe(503)
  expect(await answer.text()).not.toContain('ErrorResponse')
})

/** Tells how many of these still wait: the lock is held all the while, so whoever is answered meanwhile has not waited. */
function countWaiting(works: ReadonlyArray<Promise<unknown>>): () => number {
  let waiting = works.length
  for (const work of works) {
    void work.then(() => {
      waiting -= 1
    })
  }
  return () => waiting
}

test('two hundred pages that wait for one lock keep no gate and no till from its work', async () => {
  const holder = createClient(world.app.db.url)
  await holder.connect()
  await holder.query('begin; lock table product in access exclusive mode')
  const pages = Array.from({ length: 200 }, () =>
    lookAt(world.app.fetch(`/f/${world.event.slug}/produk?q=${crypto.randomUUID()}`)),
  )
  const waiting = countWaiting(pages)
  await sleep(500)
  expect((await scanNow(2)).status).toBe(200)
  expect(waiting()).toBeGreaterThan(0)
  expect(new Set((await Promise.all(pages)).map(({ status }) => status))).toEqual(new Set([503]))
  await holder.query('rollback')
  await holder.end()
})

test('sales that wait for one lock keep no gate from its work, and are taken later', async () => {
  const holder = createClient(world.app.db.url)
  await holder.connect()
  await holder.query('begin; lock table sale in access exclusive mode')
  const sales = Array.from({ length: 40 }, () => sellNow(2))
  const waiting = countWaiting(sales)
  await sleep(500)
  expect((await scanNow(3)).status).toBe(200)
  expect(waiting()).toBeGreaterThan(0)
  expect(new Set((await Promise.all(sales)).map(({ status }) => status))).toEqual(new Set([503]))
  await holder.query('rollback')
  await holder.end()
  expect((await sellNow(2)).status).toBe(200)
})
