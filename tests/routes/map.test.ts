import { afterAll, beforeAll, expect, test } from 'vitest'
import { heavyState } from '#app/lib/heavy/threads.server.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createExhibitor,
  createPlan,
  createZone,
  placeInPlan,
} from '#tests/support/factories.ts'
import { readPdf } from '#tests/support/read-pdf.ts'
import { startTestApp } from '#tests/support/test-app.ts'

async function setUp() {
  const app = await startTestApp()
  const { db } = app
  const event = await createEvent(db, { status: 'call_closed' })
  const zone = await createZone(db, { eventId: event.id })
  const booth = await createBooth(db, { eventId: event.id, zoneId: zone.id, capacity: 20 })
  await db
    .insertInto('landmark')
    .values({
      id: booth.id,
      eventId: event.id,
      kind: 'gate',
      name: 'Gerbang Laut',
      xM: 0,
      yM: 0,
      widthM: 4,
      depthM: 2,
    })
    .execute()
  const planOf = async (number: number, name: string, published: boolean) => {
    const plan = await createPlan(db, {
      eventId: event.id,
      number,
      ...(published && { status: 'published', publishedAt: new Date() }),
    })
    const exhibitor = await createExhibitor(db, { kind: 'umkm', name })
    const application = await createApplication(db, {
      eventId: event.id,
      exhibitorId: exhibitor.id,
      status: 'accepted',
      tables: 1,
      categories: ['tekstil'],
    })
    await placeInPlan(db, {
      eventId: event.id,
      planId: plan.id,
      applicationId: application.id,
      boothId: booth.id,
      tables: 1,
    })
  }
  return { app, db, event, booth, planOf }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(() => world.app.close())

async function read(path: string, headers?: Headers) {
  const answer = await world.app.fetch(path, headers ? { headers } : {})
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

test('the public sees who stands where by the published plan, and nothing of a draft', async () => {
  const { event, booth, planOf } = world
  const pages = [
    `/f/${event.slug}/denah.data`,
    `/f/${event.slug}/denah.data?q=tenun`,
    `/f/${event.slug}/denah.data?stan=${booth.code}`,
    `/f/${event.slug}/denah.data?dari=gerbang&ke=tenun`,
    `/f/${event.slug}/stan/${booth.code}.data`,
    `/f/${event.slug}/denah.svg`,
  ]
  // As somebody with a cookie, for public pages are kept for some seconds for those who have none.
  const somebody = new Headers({ Cookie: 'a=b' })
  const readAll = async () =>
    (await Promise.all(pages.map((page) => read(page, somebody)))).map(({ text }) => text)

  await planOf(1, 'Tenun Rahasia', false)
  const before = await readAll()
  await planOf(2, 'Tenun Terbuka', true)
  const after = await readAll()

  expect(before.filter((text) => text.includes('Tenun Rahasia'))).toEqual([])
  expect(after.filter((text) => text.includes('Tenun Rahasia'))).toEqual([])
  expect(after.map((text) => text.includes('Tenun Terbuka'))).toEqual(pages.map(() => true))
  // The draft's exhibitor is no place to ask the way to; the published one stands in its booth.
  expect([before[3], after[3]].map((text) => text?.includes('no-walkways'))).toEqual([false, true])
})

test('the staff gets a draft as a file too, by its number, and a number that is none is not found', async () => {
  const { app, event } = world
  const organizer = await app.signIn({ role: 'organizer', eventId: event.id })
  const file = (number: string) =>
    read(`/panitia/${event.slug}/denah.svg?rencana=${number}`, organizer)

  const [draft, published, none, odd] = await Promise.all(['1', '2', '3', "1' or 1=1"].map(file))

  expect(draft?.text).toContain('Tenun Rahasia')
  expect(published?.text).toContain('Tenun Terbuka')
  expect([none?.status, odd?.status]).toEqual([404, 404])
  expect(draft?.headers.get('Cache-Control')).toBe('private, no-store')
})

test('the paper has the map in words and the list of booths in the language of the reader', async () => {
  const { app, event, booth } = world
  const answer = await app.fetch(`/f/${event.slug}/denah.pdf?warna=kanwil`, {
    headers: { Cookie: 'lang=en' },
  })

  const paper = readPdf(new Uint8Array(await answer.arrayBuffer()))

  expect(answer.headers.get('Content-Type')).toBe('application/pdf')
  expect(paper).toMatchObject({ pageCount: 2, language: 'en', title: `Map of ${event.name}` })
  expect(paper.pages[1]).toContain('Tenun Terbuka')
  expect(paper.pages[1]).toContain(booth.code)
  expect(paper.pages[1]).toContain('Textiles')
})

test('the picture is a PNG of one of the sizes on offer', async () => {
  const { app, event } = world
  const widthOf = async (asked: string) => {
    const answer = await app.fetch(`/f/${event.slug}/denah.png?lebar=${asked}`)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    return Math.max(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
  }

  expect([await widthOf('1200'), await widthOf('999999')]).toEqual([1200, 2400])
})

test('a ground without booths, an unknown booth and a long search are all answered', async () => {
  const { app, db, event } = world
  const bare = await createEvent(db, { status: 'call_closed' })

  const paths = [
    `/f/${bare.slug}/denah.data`,
    `/f/${bare.slug}/denah.svg`,
    `/f/${bare.slug}/denah.pdf`,
    `/f/${bare.slug}/denah.png`,
    `/f/${event.slug}/denah.data?stan=ZZ-99&q=${'x'.repeat(5000)}&ke=%3F&dari=%F0%9F%92%A9`,
    `/f/${event.slug}/denah.data?halaman=99999`,
  ]
  const answers = await Promise.all(paths.map((path) => app.fetch(path)))
  const missing = await app.fetch(`/f/${event.slug}/stan/ZZ-99`)

  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200))
  expect(missing.status).toBe(404)
})

test('what an address adds that the map does not read makes no drawing anew', async () => {
  const { event } = world
  const path = `/f/${event.slug}/denah.pdf`
  await read(path)
  const before = heavyState().done

  const asked = Array.from({ length: 12 }, (_, at) => read(`${path}?x=${at}&stan=Z-${at}`))
  const answers = await Promise.all(asked)

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect(heavyState().done).toBe(before)
})

test('one network has a share of new drawings, and what is drawn already is given to everybody', async () => {
  const { app, db, event } = world
  const zone = await db.selectFrom('zone').select('id').executeTakeFirstOrThrow()
  const codes = Array.from({ length: 12 }, (_, at) => `P-${at}`)
  for (const code of codes) await createBooth(db, { eventId: event.id, zoneId: zone.id, code })
  const pathOf = (code: string) => `/f/${event.slug}/denah.png?lebar=1200&stan=${code}`

  const answers = []
  for (const code of codes) answers.push(await app.fetch(pathOf(code)))
  const refused = answers.find(({ status }) => status === 429)

  expect(answers[0]?.status).toBe(200)
  expect(Number(refused?.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(await refused?.text()).toContain('Terlalu banyak')
  expect((await app.fetch(pathOf('P-0'))).status).toBe(200)
})
