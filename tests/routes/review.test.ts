import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import { createApplication, createEvent, createUptExhibitor } from '#tests/support/factories.ts'
import { startTestApp } from '#tests/support/test-app.ts'

async function setUp() {
  const app = await startTestApp()
  const { db } = app
  const event = await createEvent(db, { status: 'call_closed' })
  const apply = async (kanwilCode: string) => {
    const exhibitor = await createUptExhibitor(db, kanwilCode)
    return createApplication(db, {
      eventId: event.id,
      exhibitorId: exhibitor.id,
      status: 'submitted',
    })
  }
  return {
    app,
    db,
    event,
    own: [await apply('BA'), await apply('BA')] as const,
    foreign: await apply('NB'),
    coordinator: await app.signIn({ role: 'kanwil_coordinator', kanwilCode: 'BA' }),
    organizer: await app.signIn({ role: 'organizer', eventId: event.id }),
    administrator: await app.signIn({ role: 'administrator' }),
  }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(() => world.app.close())

/** Sends a form as a browser without script does, or (`data`) as the page's script does. */
function post(path: string, headers: Headers, body: URLSearchParams | FormData, data = false) {
  const url = new URL(path, 'http://localhost')
  const sent = new Headers(headers)
  sent.set('Sec-Fetch-Site', 'same-origin')
  sent.set('Sec-Fetch-Mode', data ? 'cors' : 'navigate')
  return world.app.fetch(`${url.pathname}${data ? '.data' : ''}${url.search}`, {
    method: 'POST',
    headers: sent,
    body,
  })
}

const region = () => `/peserta/kanwil?festival=${world.event.slug}`
const move = (applicationId: string) => new URLSearchParams({ intent: 'down', applicationId })

test('applications of another Kanwil answer a coordinator as if there were none', async () => {
  const { app, coordinator, foreign, own, event } = world
  const statusOf = async (path: string) => (await app.fetch(path, { headers: coordinator })).status
  const query = `?festival=${event.slug}`

  expect(await statusOf(`/peserta/kanwil/${own[0].id}${query}`)).toBe(200)
  for (const id of [foreign.id, newId(), 'x'])
    expect(await statusOf(`/peserta/kanwil/${id}${query}`)).toBe(404)
  expect(await statusOf(`/peserta/kanwil${query}&kanwil=NB`)).toBe(404)
  const answers = await Promise.all(
    [foreign.id, newId()].map(async (id) => {
      const answer = await post(region(), coordinator, move(id), true)
      return { status: answer.status, said: (await answer.text()).includes('applicationNotFound') }
    }),
  )
  expect(answers).toEqual([
    { status: 409, said: true },
    { status: 409, said: true },
  ])
})

test('a coordinator without script moves by buttons and lands on the list again', async () => {
  const { db, coordinator, own } = world

  const answer = await post(region(), coordinator, move(own[0].id))

  expect(answer.status).toBe(302)
  expect(answer.headers.get('Location')).toContain(region())
  const rows = await db
    .selectFrom('application')
    .select(['id', 'kanwilRank'])
    .where('id', 'in', [own[0].id, own[1].id])
    .orderBy('kanwilRank')
    .execute()
  expect(rows.map((row) => row.id)).toEqual([own[1].id, own[0].id])
})

test('marks beyond the rubric are refused, and everything of a filter is marked together', async () => {
  const { db, organizer, event } = world
  const list = `/panitia/${event.slug}/permohonan`
  const marks = { quality: '4', story: '4', readiness: '4' }

  const wrong = { intent: 'score', ...marks, quality: '6', everything: 'on' }
  expect((await post(list, organizer, new URLSearchParams(wrong))).status).toBe(422)
  const none = { intent: 'accept' }
  expect((await post(list, organizer, new URLSearchParams(none))).status).toBe(422)
  const all = { intent: 'score', ...marks, everything: 'on' }
  const answer = await post(`${list}?kanwil=BA`, organizer, new URLSearchParams(all))
  expect(answer.status).toBe(302)

  const scored = await db
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .select(['kanwilCode', 'priorityScore'])
    .where('eventId', '=', event.id)
    .orderBy('kanwilCode')
    .execute()
  expect(scored.map((row) => `${row.kanwilCode} ${row.priorityScore}`)).toEqual([
    'BA 80',
    'BA 80',
    'NB 50',
  ])
})

test('the list is downloaded as it is filtered, in both kinds of file', async () => {
  const { app, organizer, event } = world
  for (const kind of ['csv', 'xlsx']) {
    const answer = await app.fetch(`/panitia/${event.slug}/permohonan.${kind}?kanwil=BA`, {
      headers: organizer,
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Disposition')).toContain(`permohonan.${kind}`)
    const file = Buffer.from(await answer.arrayBuffer())
    if (kind === 'csv') expect(file.toString().trim().split('\r\n')).toHaveLength(3)
    else expect(file.subarray(0, 2).toString()).toBe('PK')
  }
})

test('a file is previewed by who sent it only, and a file of another kind is refused at its field', async () => {
  const { app, administrator } = world
  const upload = (content: string, name: string, data = false) => {
    const form = new FormData()
    form.set('kind', 'business')
    form.set('file', new File([content], name))
    return post('/admin/registri/impor', administrator, form, data)
  }
  const stranger = await app.signIn({ role: 'administrator' })

  const preview = await upload('Nama;Jenis\nKopi Ende;UMKM\n', 'usaha.csv')
  expect(preview.status).toBe(302)
  const path = preview.headers.get('Location') ?? ''
  expect((await app.fetch(path, { headers: administrator })).status).toBe(200)
  expect((await app.fetch(path, { headers: stranger })).status).toBe(404)
  const refused = await upload('tanpa judul', 'usaha.xlsx', true)
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('workbookBroken')
})
