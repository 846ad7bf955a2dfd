import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffPages } from '#app/features/events/staff-sections.ts'
import { newId } from '#app/lib/ids.ts'
import { hashSecret } from '#app/lib/secret.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { RoleName } from '#db/types.ts'
import {
  createAct,
  createApplication,
  createBooth,
  createDevice,
  createEvent,
  createGate,
  createPermit,
  createPlaceLetter,
  createRegistration,
  createStage,
  createUptExhibitor,
  during,
} from '#tests/support/factories.ts'
import { keepPicture } from '#tests/support/pictures.ts'
import { listRoutes } from '#tests/support/routes.ts'
import { startTestApp, type TestApp } from '#tests/support/test-app.ts'
import { type Access, type AccessWorld, outsiders } from './access/access.ts'
import { accessTable } from './access-table.ts'

/** A person for each role on the things of the world, and those who are not meant by any of them. */
type Person = RoleName | (typeof outsiders)[number] | 'without a role' | 'stranger'

const ticketSecret = 'kunci-tiket-untuk-uji-1234567890'

async function createWorld(db: Db) {
  const event = await createEvent(db)
  const exhibitor = await createUptExhibitor(db)
  const application = await createApplication(db, {
    eventId: event.id,
    exhibitorId: exhibitor.id,
    status: 'submitted',
  })
  const booth = await createBooth(db, { eventId: event.id })
  const letter = await createPlaceLetter(db, {
    eventId: event.id,
    applicationId: application.id,
    boothId: booth.id,
  })
  const gate = await createGate(db, { eventId: event.id })
  const stage = await createStage(db, { eventId: event.id })
  const act = await createAct(db, { eventId: event.id })
  const permit = await createPermit(db, { eventId: event.id, actId: act.id })
  const slot = await db
    .insertInto('slot')
    .values({
      id: newId(),
      eventId: event.id,
      stageId: stage.id,
      actId: act.id,
      kind: 'act',
      title: act.name,
      planned: during('2026-08-08T03:00:00Z', '2026-08-08T04:00:00Z'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const pairing = await db
    .insertInto('pairingCode')
    .values({
      id: newId(),
      eventId: event.id,
      codeHash: Buffer.alloc(32, 1),
      kind: 'gate',
      gateId: gate.id,
      expiresAt: sql<Date>`now() + interval '1 hour'`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const mail = (eventId: string | null) =>
    db
      .insertInto('outboxMessage')
      .values({
        id: newId(),
        eventId,
        template: 'reset-password',
        props: JSON.stringify({ name: 'Sari', path: '/', validMinutes: 60 }),
        toAddress: 'sari@contoh.id',
        language: 'id',
        status: 'kept',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  await createRegistration(db, {
    eventId: event.id,
    visitOn: '2026-08-08',
    linkHash: hashSecret(ticketSecret),
  })
  const world: AccessWorld = {
    event: event.slug,
    act: act.id,
    slot: slot.id,
    permit: permit.id,
    application: application.id,
    exhibitor: exhibitor.id,
    exhibitorName: exhibitor.name,
    pairing: pairing.id,
    message: (await mail(event.id)).id,
    accountMessage: (await mail(null)).id,
    ticketLink: ticketSecret,
    letter: letter.id,
    booth: booth.code,
    plan: letter.planId,
    // Made once the administrator is there, whose file it is.
    registryImport: newId(),
    picture: await keepPicture(db, { purpose: 'ground_picture', eventId: event.id }),
  }
  return { world, event, exhibitor, booth, gate, stage }
}

/** Somebody with every role that a festival gives, on another festival and what is there. */
async function signInElsewhere(app: TestApp): Promise<Headers> {
  const { id: eventId } = await createEvent(app.db)
  const [booth, gate, stage] = await Promise.all([
    createBooth(app.db, { eventId }),
    createGate(app.db, { eventId }),
    createStage(app.db, { eventId }),
  ])
  return app.signIn(
    { role: 'organizer', eventId },
    { role: 'auditor', eventId },
    { role: 'cashier', eventId, boothId: booth.id },
    { role: 'gate_crew', eventId, gateId: gate.id },
    { role: 'stage_manager', eventId, stageId: stage.id },
  )
}

async function setUp() {
  const app = await startTestApp()
  const { world, event, exhibitor, booth, gate, stage } = await createWorld(app.db)
  const other = await createUptExhibitor(app.db, 'BA')
  const eventId = event.id
  const { kanwilCode } = exhibitor
  const people: Record<Person, Headers> = {
    administrator: await app.signIn({ role: 'administrator' }),
    organizer: await app.signIn({ role: 'organizer', eventId }),
    auditor: await app.signIn({ role: 'auditor', eventId }),
    kanwil_coordinator: await app.signIn({ role: 'kanwil_coordinator', kanwilCode }),
    exhibitor_officer: await app.signIn({ role: 'exhibitor_officer', exhibitorId: exhibitor.id }),
    cashier: await app.signIn({ role: 'cashier', eventId, boothId: booth.id }),
    gate_crew: await app.signIn({ role: 'gate_crew', eventId, gateId: gate.id }),
    stage_manager: await app.signIn({ role: 'stage_manager', eventId, stageId: stage.id }),
    'Kanwil elsewhere': await app.signIn({
      role: 'kanwil_coordinator',
      kanwilCode: other.kanwilCode,
    }),
    'exhibitor elsewhere': await app.signIn({ role: 'exhibitor_officer', exhibitorId: other.id }),
    'staff elsewhere': await signInElsewhere(app),
    'without a role': await app.signIn(),
    stranger: new Headers(),
  }
  const { userId } = await app.db
    .selectFrom('roleGrant')
    .select('userId')
    .where('role', '=', 'administrator')
    .executeTakeFirstOrThrow()
  await app.db
    .insertInto('registryImport')
    .values({
      id: world.registryImport,
      userId,
      kind: 'upt',
      fileName: 'upt.csv',
      rows: JSON.stringify({ columns: ['code'], ignored: [], rows: [] }),
    })
    .execute()
  return { app, world, people }
}

let setting: { app: TestApp; world: AccessWorld; people: Record<Person, Headers> }
beforeAll(async () => {
  setting = await setUp()
})
afterAll(() => setting.app.close())

const everybody: Person[] = [
  'administrator',
  'organizer',
  'auditor',
  'kanwil_coordinator',
  'exhibitor_officer',
  'cashier',
  'gate_crew',
  'stage_manager',
  ...outsiders,
  'without a role',
  'stranger',
]

function expected(access: Access): Person[] {
  if (access === 'anyone') return everybody
  if (access === 'signed-in') return everybody.filter((person) => person !== 'stranger')
  return everybody.filter((person) => access.some((name) => name === person))
}

/** Sends a request as the browser does for one route: its data by single fetch, files and feeds as they are. */
async function ask(id: string, path: string, init: RequestInit): Promise<Response> {
  const { app } = setting
  const isPage = app.routes[id]?.module.default !== undefined
  if (!isPage) return app.fetch(path, init)
  const url = new URL(path, 'http://localhost')
  url.pathname = url.pathname === '/' ? '/_root.data' : `${url.pathname}.data`
  if (init.method !== 'POST') url.searchParams.set('_routes', id)
  else if (app.routes[id]?.index) url.searchParams.set('index', '')
  return app.fetch(url.pathname + url.search, init)
}

/** Let in, or turned away: 404 for who is signed in, to the sign-in page for who is not. */
async function verdict(person: Person, access: Access, response: Response): Promise<string> {
  if (response.status >= 500 || [403, 405].includes(response.status)) {
    return `failed with ${response.status}`
  }
  if (response.status === 404) return person === 'stranger' ? '404 for a stranger' : 'out'
  const location = response.headers.get('Location') ?? ''
  const body = response.status === 202 ? await response.text() : ''
  if (access === 'anyone') return 'in'
  const toSignIn = location.startsWith('/masuk') || /"\/masuk(\?|")/.test(body)
  return toSignIn ? 'out' : 'in'
}

/** What an answer tells of the one exhibitor of the world, which those from elsewhere have no part in. */
async function namesOfHere(answer: Response): Promise<string[]> {
  const { exhibitor, exhibitorName, application, letter } = setting.world
  const text = await answer.text()
  return [exhibitor, exhibitorName, application, letter].filter((name) => text.includes(name))
}

const routes = await listRoutes()

describe('the table of who gets in', () => {
  test('names every route of the app, and no other', () => {
    expect(Object.keys(accessTable).sort()).toEqual(routes.map(({ id }) => id).sort())
  })

  test('says of every action who may send its forms', () => {
    const { app } = setting
    const parts = routes.map(({ id }) => ({
      id,
      load: app.routes[id]?.module.loader !== undefined,
      act: app.routes[id]?.module.action !== undefined,
    }))
    const named = routes.map(({ id }) => ({
      id,
      load: accessTable[id]?.load !== 'nothing',
      act: accessTable[id]?.act !== undefined,
    }))
    expect(named).toEqual(parts)
  })

  test('lets nobody into a page whose frame turns them away', () => {
    const parents = new Map(routes.map(({ id, parentId }) => [id, parentId]))
    const strays = routes.flatMap(({ id }) => {
      const { load = 'nothing', act } = accessTable[id] ?? {}
      const inside = [...(load === 'nothing' ? [] : expected(load)), ...(act ? expected(act) : [])]
      const frames: Access[] = load === 'nothing' ? [] : [load]
      for (let frame = parents.get(id); frame !== undefined; frame = parents.get(frame)) {
        const around = accessTable[frame]?.load ?? 'nothing'
        if (around !== 'nothing') frames.push(around)
      }
      return inside
        .filter((person) => frames.some((frame) => !expected(frame).includes(person)))
        .map((person) => `${person}: ${id}`)
    })
    expect(strays).toEqual([])
  })

  const rows = Object.entries(accessTable)

  test.each(rows.filter(([, { load }]) => load !== 'nothing'))(
    '%s gives its data to whom it is meant for',
    async (id, { path, load }) => {
      if (load === 'nothing') return
      const { world, people } = setting
      // One after another: a map drawn for everybody at once would keep a machine busy beyond its limits of time.
      const verdicts: [Person, string][] = []
      for (const person of everybody) {
        const answer = await ask(id, path(world), { headers: people[person] })
        if (load !== 'anyone' && outsiders.some((name) => name === person)) {
          expect(await namesOfHere(answer.clone()), person).toEqual([])
        }
        verdicts.push([person, await verdict(person, load, answer)])
      }
      const meant = expected(load)
      expect(Object.fromEntries(verdicts)).toEqual(
        Object.fromEntries(
          everybody.map((person) => [person, meant.includes(person) ? 'in' : 'out']),
        ),
      )
    },
  )

  test.each(rows.filter(([, { act }]) => act !== undefined))(
    '%s takes forms from whom it is meant for',
    async (id, { path, act }) => {
      if (act === undefined) return
      const { world, people } = setting
      // Where anyone may, the stranger shows it: somebody signed in would be signed out by the way.
      const asked: Person[] = act === 'anyone' ? ['stranger'] : everybody
      const verdicts: [Person, string][] = []
      for (const person of asked) {
        const headers = new Headers(people[person])
        headers.set('Sec-Fetch-Site', 'same-origin')
        headers.set('Content-Type', 'application/x-www-form-urlencoded')
        const answer = await ask(id, path(world), { method: 'POST', headers, body: '' })
        verdicts.push([person, await verdict(person, act, answer)])
      }
      const meant = expected(act)
      expect(Object.fromEntries(verdicts)).toEqual(
        Object.fromEntries(asked.map((person) => [person, meant.includes(person) ? 'in' : 'out'])),
      )
    },
  )
})

test('the cookie of a screen opens nothing that is closed to a stranger', async () => {
  const { app, world } = setting
  const { id: eventId } = await app.db
    .selectFrom('event')
    .select('id')
    .where('slug', '=', world.event)
    .executeTakeFirstOrThrow()
  const { token } = await createDevice(app.db, { eventId, kind: 'screen', screenPage: 'sales' })
  const headers = { Cookie: `gelar_layar=${token}` }
  const opened: string[] = []
  for (const [id, { path, load }] of Object.entries(accessTable)) {
    if (load === 'nothing' || load === 'anyone') continue
    const answer = await ask(id, path(world), { headers })
    if ((await verdict('stranger', load, answer)) !== 'out') opened.push(id)
  }
  expect(opened).toEqual([])
  expect((await app.fetch(`/panitia/${world.event}/live`, { headers })).status).toBe(401)
})

describe('a person at a festival', () => {
  test('cannot tell a festival that is not theirs from one that does not exist', async () => {
    const { world, people } = setting
    const headers = people['staff elsewhere']
    const route = 'routes/organizer/people/people'
    const [foreign, unknown] = await Promise.all(
      [world.event, 'tidak-ada'].map((slug) => ask(route, `/panitia/${slug}/orang`, { headers })),
    )
    expect(foreign?.status).toBe(404)
    expect(unknown?.status).toBe(404)
    expect(await foreign?.text()).toBe(await unknown?.text())
  })

  test('is led back to the page after signing in', async () => {
    const { app, world } = setting
    const answer = await app.fetch(`/panitia/${world.event}/surat?status=failed`)
    expect(answer.status).toBe(302)
    expect(answer.headers.get('Location')).toBe(
      `/masuk?lanjut=%2Fpanitia%2F${world.event}%2Fsurat%3Fstatus%3Dfailed`,
    )
  })
})

test('the menu of a festival shows nobody a page that stays closed', async () => {
  const { app, world, people } = setting
  const answer: Record<string, string[]> = {}
  for (const person of everybody.filter((name) => name !== 'stranger')) {
    const init = { headers: people[person] }
    const frame = await ask('routes/organizer/festival/frame', `/panitia/${world.event}`, init)
    if (frame.status === 404) continue
    const data = await frame.text()
    const shown = staffPages
      .flatMap(({ pages }) => pages)
      .filter(({ key }) => data.includes(`"${key}"`))
    const closed = await Promise.all(
      shown.map(async ({ key, path }) => {
        const address = path({ slug: world.event })
        const page = await app.fetch(address, init)
        // A page may name in its address what it shows first.
        const named = page.headers.get('Location')?.startsWith(`${address}?`)
        return page.status === 200 || named ? [] : [key]
      }),
    )
    answer[person] = closed.flat()
  }
  expect(answer).toEqual(Object.fromEntries(Object.keys(answer).map((person) => [person, []])))
  expect(Object.keys(answer)).toContain('gate_crew')
})
