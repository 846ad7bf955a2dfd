import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createPlan,
  createZone,
} from '#tests/support/factories.ts'
import { sendForm } from '#tests/support/send-form.ts'
import { startTestApp } from '#tests/support/test-app.ts'

async function setUp() {
  const app = await startTestApp()
  const { db } = app
  const event = await createEvent(db, { status: 'call_open' })
  const zone = await createZone(db, { eventId: event.id })
  return {
    app,
    db,
    event,
    other: await createEvent(db, { status: 'call_open' }),
    zone,
    booth: await createBooth(db, { eventId: event.id, zoneId: zone.id, capacity: 1 }),
    plan: await createPlan(db, { eventId: event.id }),
    organizer: await app.signIn({ role: 'organizer', eventId: event.id }),
  }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(() => world.app.close())

const send = (path: string, headers: Headers, fields: [string, string][] | FormData) =>
  sendForm(world.app, path, headers, fields)

describe('the plan', () => {
  const plan = () => `/panitia/${world.event.slug}/denah`

  test('is changed only with things of its own festival', async () => {
    const foreign = await createApplication(world.db, { eventId: world.other.id })
    const foreignBooth = await createBooth(world.db, { eventId: world.other.id })
    const own = await createApplication(world.db, { eventId: world.event.id })
    const put = (applicationId: string, boothId: string) =>
      send(plan(), world.organizer, [
        ['intent', 'place'],
        ['planId', world.plan.id],
        ['applicationId', applicationId],
        ['boothId', boothId],
      ])
    const answers = [
      await put(foreign.id, world.booth.id),
      await put(own.id, foreignBooth.id),
      await put(own.id, newId()),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([409, 409, 409])
    expect(await put(own.id, world.booth.id)).toMatchObject({ status: 202 })
  })

  test('takes a step sent as data, and answers what is no step or not its own', async () => {
    const application = await createApplication(world.db, { eventId: world.event.id })
    const booth = await createBooth(world.db, {
      eventId: world.event.id,
      zoneId: world.zone.id,
      code: 'S-01',
    })
    const post = async (step: string, planId = world.plan.id) => {
      const headers = new Headers(world.organizer)
      headers.set('Sec-Fetch-Site', 'same-origin')
      const answer = await world.app.fetch(`${plan()}/keadaan`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ planId, step }),
      })
      return { status: answer.status, text: await answer.text() }
    }
    const move = { applicationId: application.id, from: null, to: booth.id }
    const step = (moves: unknown[]) => JSON.stringify({ kind: 'moves', moves })

    const nonsense = ['{', '[]', step([]), step([move, move]), step([{ ...move, to: 'A-01' }])]
    for (const text of nonsense) expect((await post(text)).status).toBe(400)
    expect(await post(step([move]), newId())).toMatchObject({ status: 409 })
    expect(await post(step([move]))).toMatchObject({ status: 200 })
    const again = await post(step([move]))
    expect(again.status).toBe(409)
    expect(again.text).toContain('placeMovedOn')
    const news = await world.app.fetch(`${plan()}/keadaan?rencana=${world.plan.id}&revisi=0`, {
      headers: world.organizer,
    })
    expect(await news.json()).toMatchObject({
      status: 'draft',
      state: { places: expect.arrayContaining([[application.id, booth.id]]) },
    })
  })

  test('typed by its code in the table, an application goes into a booth and out again', async () => {
    const application = await createApplication(world.db, { eventId: world.event.id })
    await createBooth(world.db, {
      eventId: world.event.id,
      zoneId: world.zone.id,
      code: 'S-02',
    })
    const type = (boothCode: string) =>
      send(plan(), world.organizer, [
        ['intent', 'assign'],
        ['planId', world.plan.id],
        ['applicationId', application.id],
        ['boothCode', boothCode],
      ])
    const place = () =>
      world.db
        .selectFrom('placement')
        .innerJoin('booth', 'booth.id', 'placement.boothId')
        .select('booth.code')
        .where('applicationId', '=', application.id)
        .execute()
    expect((await type('s-02')).status).toBe(202)
    expect(await place()).toEqual([{ code: 'S-02' }])
    const unknown = await type('Z-99')
    expect(unknown.status).toBe(409)
    expect(unknown.text).toContain('boothGone')
    expect((await type('')).status).toBe(202)
    expect(await place()).toEqual([])
  })

  test('weights beyond their scale are refused', async () => {
    const answer = await send(plan(), world.organizer, [
      ['intent', 'propose'],
      ['priority', '11'],
      ['wish', '-1'],
      ['together', '1'],
      ['variety', '1'],
      ['crowd', '1'],
      ['seed', '1'],
    ])
    expect(answer.status).toBe(422)
  })

  test('a booth that is used stays, one outside the ground is refused, and no batch is no harm', async () => {
    const to = `${plan()}/lahan/perubahan`
    const application = await createApplication(world.db, { eventId: world.event.id })
    const used = await createBooth(world.db, { eventId: world.event.id, zoneId: world.zone.id })
    await world.db
      .insertInto('placement')
      .values({
        eventId: world.event.id,
        planId: world.plan.id,
        applicationId: application.id,
        boothId: used.id,
        tables: 1,
      })
      .execute()
    const operations = [
      [{ op: 'remove', kind: 'booth', id: used.id }],
      [{ op: 'patch', kind: 'booth', id: used.id, fields: { xM: 4900 } }],
      [{ op: 'patch', kind: 'booth', id: used.id, fields: { xM: 'sini' } }],
    ].map((step, index) => ({ clientId: newId(), sequence: index + 1, step }))
    const post = async (batch: string) => {
      const headers = new Headers(world.organizer)
      headers.set('Sec-Fetch-Site', 'same-origin')
      return world.app.fetch(to, { method: 'POST', headers, body: new URLSearchParams({ batch }) })
    }
    const answer = await post(JSON.stringify({ since: 0, operations }))
    const unread = await post('{"since":')

    expect(unread.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      revision: 0,
      results: [
        { refused: { key: 'boothOccupied' } },
        { refused: { key: 'outsideGround' } },
        { refused: { key: 'changeInvalid' } },
      ],
    })
  })
})
