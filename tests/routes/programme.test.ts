import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createAct,
  createActor,
  createEvent,
  createPermit,
  createStage,
} from '#tests/support/factories.ts'
import { context, statusOf } from '#tests/support/route-calls.ts'
import { signInWith, type TestGrant } from '#tests/support/sign-in.ts'
import { createAppDb, type TestDb } from '#tests/support/test-db.ts'

/** Loads route modules on a database of this file. */
async function setUp() {
  const db = await createAppDb()
  const event = await createEvent(db)
  const other = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id, name: 'Utama' })
  const farStage = await createStage(db, { eventId: event.id, name: 'Jauh' })
  const otherStage = await createStage(db, { eventId: other.id })

  const enter = (grant: TestGrant) => signInWith(db, grant)

  return {
    db,
    event,
    other,
    stage,
    farStage,
    otherStage,
    organizer: await enter({ role: 'organizer', eventId: event.id }),
    auditor: await enter({ role: 'auditor', eventId: event.id }),
    manager: await enter({ role: 'stage_manager', eventId: event.id, stageId: stage.id }),
    slotPage: await import('#app/routes/organizer/programme/slot.tsx'),
    permitPage: await import('#app/routes/organizer/programme/permit.tsx'),
    timetable: await import('#app/routes/organizer/programme/programme.tsx'),
    crew: await import('#app/routes/phone/stage.tsx'),
    publicPage: await import('#app/routes/public/programme.tsx'),
    feed: await import('#app/routes/public/programme-calendar.ts'),
  }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(async () => {
  await world.db[Symbol.asyncDispose]()
})

function get(path: string, headers = new Headers()) {
  return new Request(`http://localhost${path}`, { headers })
}

function post(path: string, headers: Headers, fields: Record<string, string>) {
  return new Request(`http://localhost${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  })
}

function slotFields(rest: Record<string, string> = {}) {
  return {
    stageId: world.stage.id,
    kind: 'ceremony',
    title: 'Pembukaan',
    day: '2026-08-08',
    startsAt: '09:00',
    minutes: '60',
    setupMinutes: '0',
    strikeMinutes: '0',
    ...rest,
  }
}

function postSlot(fields: Record<string, string>, headers = world.organizer) {
  const params = { event: world.event.slug }
  const request = post(`/panitia/${world.event.slug}/acara/jadwal/baru`, headers, fields)
  return world.slotPage.action({ request, params, context })
}

async function newSlot(db: TestDb, stageId: string, eventId: string, from: string) {
  const { addSlot } = await import('#app/features/programme/plan/place-slot.server.ts')
  return addSlot(db, await createActor(db, eventId), {
    stageId,
    kind: 'ceremony',
    actId: null,
    title: `Acara ${from}`,
    startAt: new Date(`2026-08-09T${from}:00+07:00`),
    endAt: new Date(`2026-08-09T${from.slice(0, 2)}:30:00+07:00`),
    setupMinutes: 0,
    strikeMinutes: 0,
  })
}

describe('the slot form', () => {
  test('answers a clash with the name, stage and time of what is there, zone letters included', async () => {
    expect(await statusOf(postSlot(slotFields()))).toBe(302)

    const refused = await postSlot(slotFields({ title: 'Lelang', startsAt: '09:30' }))

    expect(refused).toMatchObject({
      init: { status: 409 },
      data: {
        error: {
          '': [
            {
              key: 'stageTaken',
              params: {
                title: 'Pembukaan',
                stage: 'Utama',
                time: 'Sab 8 Agu 2026, 09.00–10.00 WIB',
              },
            },
          ],
        },
      },
    })
  })

  test('refuses what is no slot, and says where', async () => {
    const wrong: Record<string, string>[] = [
      { title: 'x'.repeat(500) },
      { minutes: '0' },
      { minutes: '-30' },
      { minutes: '1441' },
      { startsAt: '25:00' },
      { day: '2026-02-30' },
      { title: '' },
      { kind: 'act' },
      { stageId: 'Utama' },
    ]
    const answers = await Promise.all(
      wrong.map((fields) => statusOf(postSlot(slotFields({ startsAt: '13:00', ...fields })))),
    )

    expect(answers).toEqual(answers.map(() => 422))
  })

  test('refuses a stage of another festival, though its id is right', async () => {
    expect(
      await statusOf(postSlot(slotFields({ stageId: world.otherStage.id, startsAt: '14:00' }))),
    ).toBe(409)
  })

  test('takes emoji and a slot across midnight', async () => {
    expect(
      await statusOf(postSlot(slotFields({ title: '🎆 Kembang api', startsAt: '23:30' }))),
    ).toBe(302)
  })

  test('does not know a slot of another festival', async () => {
    const foreign = await newSlot(world.db, world.otherStage.id, world.other.id, '10:00')
    const params = { event: world.event.slug, slot: foreign }
    const path = `/panitia/${world.event.slug}/acara/jadwal/${foreign}`

    expect(
      await statusOf(
        world.slotPage.loader({ request: get(path, world.organizer), params, context }),
      ),
    ).toBe(404)
    expect(
      await statusOf(
        world.slotPage.action({
          request: post(path, world.organizer, slotFields({ startsAt: '15:00' })),
          params,
          context,
        }),
      ),
    ).toBe(409)
  })
})

describe('who may what', () => {
  test('a stranger is asked to sign in, an auditor reads but changes nothing', async () => {
    const params = { event: world.event.slug }
    const path = `/panitia/${world.event.slug}/acara`

    expect(await statusOf(world.timetable.loader({ request: get(path), params, context }))).toBe(
      302,
    )
    expect(
      await statusOf(
        world.timetable.loader({ request: get(path, world.auditor), params, context }),
      ),
    ).toBe(200)
    expect(await statusOf(postSlot(slotFields({ startsAt: '16:00' }), world.auditor))).toBe(404)
  })

  test('an organizer of one festival is nobody at another', async () => {
    const params = { event: world.other.slug }
    const path = `/panitia/${world.other.slug}/acara`

    expect(
      await statusOf(
        world.timetable.loader({ request: get(path, world.organizer), params, context }),
      ),
    ).toBe(404)
  })

  test('a stage manager starts slots of the own stage only, and cancels none', async () => {
    const own = await newSlot(world.db, world.stage.id, world.event.id, '11:00')
    const far = await newSlot(world.db, world.farStage.id, world.event.id, '11:00')
    const params = { event: world.event.slug }
    const step = (slotId: string, to: string) =>
      statusOf(
        world.crew.action({
          request: post(`/panggung/${world.event.slug}`, world.manager, {
            intent: 'step',
            slotId,
            to,
          }),
          params,
          context,
        }),
      )

    expect(await step(far, 'live')).toBe(404)
    expect(await step(own, 'cancelled')).toBe(400)
    expect(await step(own, 'live')).toBe(302)
    expect(await step(own, 'live')).toBe(302)
    expect(await step(own, 'done')).toBe(302)
  })

  test('a stage manager gets the order of the own stages alone, for a phone to keep for a while', async () => {
    const far = await newSlot(world.db, world.farStage.id, world.event.id, '13:00')
    const own = await newSlot(world.db, world.stage.id, world.event.id, '13:00')
    const answer = await world.crew.loader({
      request: get(`/panggung/${world.event.slug}?hari=2026-08-09`, world.manager),
      params: { event: world.event.slug },
      context,
    })

    const ids = answer.data.slots.map(({ id }) => id)
    expect(ids).toContain(own)
    expect(ids).not.toContain(far)
    const headers = new Headers(answer.init?.headers)
    const until = Date.parse(headers.get('X-Gelar-Keep-Until') ?? '')
    expect(until - answer.data.now.getTime()).toBe(36 * 60 * 60_000)
  })

  test('the stage page is put on a home screen under its own address', async () => {
    const { loader } = await import('#app/routes/phone/manifest.ts')
    const path = '/panggung/fest%22%2Fx/aplikasi.webmanifest'
    const answer = loader({ request: get(path), params: { event: 'fest"/x' }, context })
    expect(answer.headers.get('Content-Type')).toBe('application/manifest+json')
    expect(await answer.json()).toMatchObject({
      name: 'Gelar Panggung',
      start_url: '/panggung/fest%22%2Fx',
      icons: [{ src: '/favicon.svg' }, { sizes: '192x192' }, { sizes: '512x512' }],
    })
  })

  test('permits and escort plans are not for stage managers and in no public answer', async () => {
    const act = await createAct(world.db, { eventId: world.event.id, isWargaBinaan: true })
    const permit = await createPermit(world.db, {
      eventId: world.event.id,
      actId: act.id,
      letterNumber: 'RAHASIA-1',
    })
    await world.db
      .insertInto('escortPlan')
      .values({
        permitId: permit.id,
        eventId: world.event.id,
        officersCount: 41,
        remarks: 'lewat pintu belakang',
      })
      .execute()
    const { publishProgramme } = await import(
      '#app/features/programme/publish/publish-programme.server.ts'
    )
    await publishProgramme(world.db, await createActor(world.db, world.event.id), {
      afterNumber: 0,
      note: '',
    })
    const params = { event: world.event.slug }

    expect(
      await statusOf(
        world.permitPage.loader({
          request: get('/izin', world.manager),
          params: { ...params, permit: permit.id },
          context,
        }),
      ),
    ).toBe(404)
    const page = await world.publicPage.loader({ request: get('/acara'), params, context })
    const calendar = await world.feed.loader({ request: get('/acara.ics'), params, context })
    const everything = JSON.stringify(page) + (await calendar.text())
    expect(page.slots.length + page.nowNext.length).toBeGreaterThan(0)
    expect(everything).not.toMatch(/pintu belakang|RAHASIA/)
  })

  test('the programme of a draft festival does not exist in public', async () => {
    const draft = await createEvent(world.db, { status: 'draft' })
    const params = { event: draft.slug }

    expect(
      await statusOf(world.publicPage.loader({ request: get('/acara'), params, context })),
    ).toBe(404)
    expect(await statusOf(world.feed.loader({ request: get('/acara.ics'), params, context }))).toBe(
      404,
    )
  })
})
