import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createEvent,
  createGate,
  createRegistration,
  createVenue,
} from '#tests/support/factories.ts'
import { context, statusOf } from '#tests/support/route-calls.ts'
import { signInWith, type TestGrant } from '#tests/support/sign-in.ts'
import { createAppDb } from '#tests/support/test-db.ts'

/** Loads route modules on a database of this file. */
async function setUp() {
  const db = await createAppDb()
  const event = await createEvent(db, { status: 'published', name: 'Festival Umum' })
  const draft = await createEvent(db, { status: 'draft', name: 'Festival Rahasia' })
  const venue = await createVenue(db)
  const gate = await createGate(db, { eventId: event.id })
  await createRegistration(db, { eventId: event.id, visitOn: '2026-08-08' })

  const enter = (grant: TestGrant) => signInWith(db, grant)

  return {
    db,
    event,
    draft,
    venue,
    administrator: await enter({ role: 'administrator' }),
    organizer: await enter({ role: 'organizer', eventId: event.id }),
    auditor: await enter({ role: 'auditor', eventId: event.id }),
    crew: await enter({ role: 'gate_crew', eventId: event.id, gateId: gate.id }),
    stranger: new Headers(),
    home: await import('#app/routes/public/home.tsx'),
    festival: await import('#app/routes/public/festival.tsx'),
    festivalHome: await import('#app/routes/public/festival-home.tsx'),
    products: await import('#app/routes/public/products.tsx'),
    mine: await import('#app/routes/organizer/festival/my-festivals.tsx'),
    frame: await import('#app/routes/organizer/festival/frame.tsx'),
    dashboard: await import('#app/routes/organizer/festival/dashboard.tsx'),
    settings: await import('#app/routes/organizer/festival/settings.tsx'),
    create: await import('#app/routes/organizer/festival/new-festival.tsx'),
  }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(async () => {
  await world.db[Symbol.asyncDispose]()
})

function args(path: string, headers = new Headers(), event?: string) {
  const request = new Request(`http://localhost${path}`, { headers })
  return { request, params: event === undefined ? {} : { event }, context }
}

function form(headers: Headers, fields: Record<string, string>, event?: string) {
  const body = new URLSearchParams(fields)
  const request = new Request('http://localhost/', { method: 'POST', headers, body })
  return { request, params: event === undefined ? {} : { event }, context }
}

describe('the public', () => {
  test('sees festivals that are announced, and no trace of a draft', async () => {
    const { events } = await world.home.loader(args('/'))
    const names = Object.values(events).flatMap((list) => list.map((event) => event.name))

    expect(names).toContain('Festival Umum')
    expect(names).not.toContain('Festival Rahasia')
    for (const page of [world.festival, world.festivalHome, world.products]) {
      expect(await statusOf(page.loader(args('/', undefined, world.event.slug)))).toBe(200)
      expect(await statusOf(page.loader(args('/', undefined, world.draft.slug)))).toBe(404)
      expect(await statusOf(page.loader(args('/', undefined, 'tidak-ada')))).toBe(404)
    }
  })

  test('may ask the catalogue for anything without breaking it', async () => {
    const odd = '?cari=%25_\'"\\ &jenis=x&kanwil=ZZ&halaman=-3'

    const answer = await world.products.loader(args(`/${odd}`, undefined, world.event.slug))

    expect(answer).toMatchObject({ page: 1, total: 0, filter: { category: undefined } })
  })
})

describe('the staff', () => {
  test('sees its own festivals, everybody else signs in first', async () => {
    const { events } = await world.mine.loader(args('/panitia', world.organizer))

    expect(events.map((event) => event.name)).toEqual(['Festival Umum'])
    expect(await statusOf(world.mine.loader(args('/panitia')))).toBe(302)
  })

  test('enters the overview by role: organizers with figures, crew without, strangers not', async () => {
    const overviewFor = async (headers: Headers) => {
      const { overview } = await world.dashboard.loader(args('/', headers, world.event.slug))
      return overview === undefined ? 'none' : 'figures'
    }

    expect(await overviewFor(world.organizer)).toBe('figures')
    expect(await overviewFor(world.auditor)).toBe('figures')
    expect(await overviewFor(world.crew)).toBe('none')
    expect(
      await statusOf(world.dashboard.loader(args('/', world.organizer, world.draft.slug))),
    ).toBe(404)
    expect(await statusOf(world.dashboard.loader(args('/', undefined, world.event.slug)))).toBe(302)
  })

  test('has in its menu only what it may open', async () => {
    const menuOf = async (headers: Headers) =>
      (await world.frame.loader(args('/', headers, world.event.slug))).open

    expect(await menuOf(world.organizer)).toContain('settings')
    expect(await menuOf(world.auditor)).not.toContain('settings')
    expect(await menuOf(world.crew)).toEqual(['overview', 'visitors', 'devices'])
  })
})

describe('a new festival', () => {
  const fields = () => ({
    slug: 'pameran-baru',
    name: 'Pameran Baru',
    venueId: world.venue.id,
    plannedStartsOn: '2026-10-01',
    entryRule: 'once_per_day',
    groupSizeMax: '10',
  })

  test('is made by an administrator alone', async () => {
    const make = (headers: Headers) => statusOf(world.create.action(form(headers, fields())))

    expect(await make(world.organizer)).toBe(404)
    expect(await make(world.stranger)).toBe(302)
    expect(await make(world.administrator)).toBe(302)
    // The address is taken now.
    expect(await make(world.administrator)).toBe(409)
  })

  test('is sent back with what is wrong in it', async () => {
    const make = (rest: Record<string, string>) =>
      statusOf(world.create.action(form(world.administrator, { ...fields(), ...rest })))

    expect(await make({ slug: 'Ada Spasi' })).toBe(422)
    expect(await make({ slug: 'lain', plannedEndsOn: '2026-09-30' })).toBe(422)
    expect(await make({ slug: 'lain', plannedStartsOn: '2026-02-30' })).toBe(422)
    expect(await make({ slug: 'lain', venueId: world.event.id })).toBe(409)
  })
})

describe('settings', () => {
  const send = (headers: Headers, fields: Record<string, string>, slug = world.event.slug) =>
    statusOf(world.settings.action(form(headers, fields, slug)))

  test('are for organizers of this very festival', async () => {
    const load = (headers: Headers, slug: string) =>
      statusOf(world.settings.loader(args('/', headers, slug)))

    expect(await load(world.organizer, world.event.slug)).toBe(200)
    expect(await load(world.auditor, world.event.slug)).toBe(404)
    expect(await load(world.organizer, world.draft.slug)).toBe(404)
    expect(await send(world.auditor, { intent: 'step', to: 'running' })).toBe(404)
  })

  test('take a step that is allowed, once', async () => {
    expect(await send(world.organizer, { intent: 'step', to: 'archived' })).toBe(409)
    expect(await send(world.organizer, { intent: 'step', to: 'running' })).toBe(302)
    expect(await send(world.organizer, { intent: 'step', to: 'running' })).toBe(409)
    expect(await send(world.organizer, { intent: 'step', to: 'somewhere' })).toBe(422)
  })

  test('keep open days in order, and those that somebody has registered for', async () => {
    const day = { intent: 'saveDay', openOn: '2026-08-10', opensAt: '10:00', closesAt: '20:00' }

    expect(await send(world.organizer, day)).toBe(302)
    expect(await send(world.organizer, { ...day, closesAt: '09:00' })).toBe(422)
    expect(await send(world.organizer, { intent: 'removeDay', openOn: '2026-08-10' })).toBe(302)
    expect(await send(world.organizer, { intent: 'removeDay', openOn: '2026-08-08' })).toBe(409)
  })

  test('keep what was typed beside what is wrong', async () => {
    const reply = await world.settings.action(
      form(world.organizer, { intent: 'save', name: 'Ya', groupSizeMax: '0' }, world.event.slug),
    )

    expect(reply).toMatchObject({
      data: { part: 'settings', reply: { initialValue: { name: 'Ya', groupSizeMax: '0' } } },
      init: { status: 422 },
    })
  })
})
