import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createBooth, createEvent, createExhibitor } from '#tests/support/factories.ts'
import { keepPicture, samplePicture } from '#tests/support/pictures.ts'
import { type S3Server, startS3Server } from '#tests/support/s3-server.ts'
import { sendForm } from '#tests/support/send-form.ts'
import { startTestApp } from '#tests/support/test-app.ts'

let s3: S3Server
const before = { ...process.env }

async function setUp() {
  s3 = await startS3Server()
  Object.assign(process.env, s3.settings)
  const app = await startTestApp()
  const exhibitor = await createExhibitor(app.db)
  const event = await createEvent(app.db)
  return {
    app,
    event,
    exhibitor,
    officer: await app.signIn({ role: 'exhibitor_officer', exhibitorId: exhibitor.id }),
    administrator: await app.signIn({ role: 'administrator' }),
    organizer: await app.signIn({ role: 'organizer', eventId: event.id }),
  }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(async () => {
  await world.app.close()
  await s3[Symbol.asyncDispose]()
  for (const name of Object.keys(s3.settings)) {
    const value = before[name]
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  // What was loaded keeps its files in the bucket: the next file of tests loads it anew.
  vi.resetModules()
})
beforeEach(() => {
  s3.fault = undefined
})

async function addProduct(name: string) {
  const form = new FormData()
  const typed = {
    intent: 'save',
    name,
    category: 'kerajinan',
    unit: 'pcs',
    typicalPriceIdr: '120.000',
  }
  for (const [field, value] of Object.entries(typed)) form.set(field, value)
  form.set('photo', await samplePicture())
  return sendForm(world.app, `/peserta/${world.exhibitor.id}/produk`, world.officer, form)
}

const countRows = async () => {
  const { rows } = await world.app.db.pool.query<{ products: number; files: number }>(
    'select (select count(*)::int from product) as products, (select count(*)::int from stored_file) as files',
  )
  return rows[0]
}

test.each([
  ['full', 'filesFull'],
  ['readOnly', 'filesClosed'],
  ['busy', 'filesAway'],
] as const)(
  'a bucket that is %s: the words stand at the picture, what was typed stays, nothing is kept',
  async (fault, key) => {
    const earlier = await countRows()
    const objects = s3.objects.size
    s3.fault = fault
    const { status, text } = await addProduct(`Tas ${fault}`)
    expect(status).toBe(409)
    expect(text).toContain(`"photo"`)
    expect(text).toContain(`"${key}"`)
    expect(text).toContain(`Tas ${fault}`)
    expect([await countRows(), s3.objects.size]).toEqual([earlier, objects])
  },
)

test('a bucket that works keeps a product with its picture, and one that takes none takes the product without', async () => {
  const earlier = (await countRows()) ?? { products: 0, files: 0 }
  expect((await addProduct('Tas rotan')).status).toBeLessThan(400)
  expect(await countRows()).toEqual({ products: earlier.products + 1, files: earlier.files + 1 })
  // The same name again is refused by the database: the picture that came with it goes.
  const objects = s3.objects.size
  expect((await addProduct('Tas rotan')).status).toBe(409)
  expect(s3.objects.size).toBe(objects)
})

test('a phone whose picture cannot be kept is told to send it again', async () => {
  s3.fault = 'full'
  const booth = await createBooth(world.app.db, { eventId: world.event.id })
  const form = new FormData()
  const typed = {
    intent: 'problem',
    id: crypto.randomUUID(),
    boothId: booth.id,
    note: 'Lampu mati',
  }
  for (const [field, value] of Object.entries(typed)) form.set(field, value)
  form.set('photo', await samplePicture())
  const headers = new Headers(world.organizer)
  headers.set('Accept', 'application/json')
  headers.set('Sec-Fetch-Site', 'same-origin')
  const send = () =>
    world.app.fetch(`/panitia/${world.event.slug}/lapangan/lapor`, {
      method: 'POST',
      headers,
      body: form,
    })
  const later = await send()
  expect(later.status).toBe(503)
  expect(await later.json()).toMatchObject({ ok: false, key: 'filesFull' })
  s3.fault = undefined
  expect((await send()).status).toBe(200)
  expect((await send()).status).toBe(200)
  const { rows } = await world.app.db.pool.query(
    'select count(*)::int as reports, count(photo_file_id)::int as photos from booth_report',
  )
  expect(rows).toEqual([{ reports: 1, photos: 1 }])
})

test('a picture that the store does not give is a quiet sign that nobody keeps, and is there again later', async () => {
  const { db } = world.app
  const photo = await keepPicture(db, { purpose: 'product_photo', exhibitorId: world.exhibitor.id })
  const ground = await keepPicture(db, { purpose: 'ground_picture', eventId: world.event.id })
  const look = async (id: string, headers = new Headers()) => {
    const answer = await world.app.fetch(`/berkas/${id}?lebar=320`, { headers })
    const { status } = answer
    const body = await answer.arrayBuffer()
    return {
      status,
      type: answer.headers.get('Content-Type'),
      kept: answer.headers.get('Cache-Control'),
      hasBytes: body.byteLength > 100,
    }
  }
  s3.fault = 'busy'
  const sign = { status: 503, type: 'image/svg+xml', kept: 'no-store' }
  expect(await look(photo)).toEqual({ ...sign, hasBytes: true })
  // Nobody measures by a sign.
  expect(await look(ground, world.organizer)).toEqual({
    ...sign,
    type: 'text/plain; charset=utf-8',
    hasBytes: false,
  })
  // Who may not see it is told nothing of the store.
  expect((await look(ground)).status).not.toBe(503)
  s3.fault = undefined
  const whole = { status: 200, type: 'image/webp', hasBytes: true }
  expect(await look(photo)).toMatchObject({ ...whole, kept: expect.stringContaining('public') })
  expect(await look(ground, world.organizer)).toMatchObject({
    ...whole,
    kept: expect.stringContaining('private'),
  })
  s3.objects.clear()
  expect(await look(photo)).toEqual({ ...sign, status: 404, hasBytes: true })
})

test('the administrator is told of a store that refuses, with what it says and without its key', async () => {
  const { readStatus } = await import('#app/features/system/status/read-status.server.ts')
  const { probeStore } = await import('#app/features/files/probe-store.server.ts')
  const { db } = world.app
  await keepPicture(db, { purpose: 'product_photo', exhibitorId: world.exhibitor.id })
  expect((await readStatus(db, '')).files).toEqual({
    kind: 'bucket',
    trouble: null,
    said: null,
    newestLost: false,
  })
  s3.objects.clear()
  expect((await readStatus(db, '')).files.newestLost).toBe(true)
  s3.fault = 'readOnly'
  expect(await probeStore()).toMatchObject({ kind: 'refused', said: 'AccessDenied, HTTP 403' })
})

test('a folder that cannot be reached is told of alike', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gelar-away-'))
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  const { openFolder } = await import('#app/features/files/open-store.server.ts')
  const { withKeptPicture } = await import('#app/features/files/store-picture.server.ts')
  const { readPicture } = await import('#app/features/files/read-picture.server.ts')
  const picture = await readPicture(await samplePicture())
  const kept = withKeptPicture(picture, async () => 'kept', openFolder(join(file, 'below')))
  await expect(kept).rejects.toMatchObject({ key: 'filesAway' })
  await rm(folder, { recursive: true })
})
