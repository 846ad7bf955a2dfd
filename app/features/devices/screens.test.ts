import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  createBooth,
  createDevice,
  createEvent,
  createGate,
  createStage,
  createUser,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { listPairablePlaces, revokeDevice } from './devices.server.ts'
import { listPhones } from './list-phones.server.ts'
import { createPairingCode, pairDevice } from './pairing.server.ts'
import { findScreen, listScreens, pairScreen } from './screens.server.ts'

type Reach = Parameters<typeof listPairablePlaces>[2]
const everything: Reach = { everything: true, gateIds: [], boothIds: [] }

async function arrange() {
  const db = await createTestDb()
  const event = await createEvent(db)
  const user = await createUser(db)
  const stage = await createStage(db, { eventId: event.id, name: 'Panggung Utama' })
  return { db, event, user, stage }
}

test('a screen exchanges a code once, and is of one festival, page and stage', async () => {
  const { db, event, user, stage } = await arrange()
  await using _ = db
  const place = { kind: 'screen', screenPage: 'programme', stageId: stage.id } as const
  const { code } = await createPairingCode(db, { eventId: event.id, userId: user.id }, place)

  const { token } = await pairScreen(db, { code, label: 'Televisi' })

  expect(await findScreen(db, token)).toEqual({
    state: 'open',
    screen: {
      id: expect.any(String),
      page: 'programme',
      stageId: stage.id,
      event: { id: event.id, slug: event.slug, name: event.name, timeZone: event.timeZone },
    },
  })
  expect(await listScreens(db, event.id)).toMatchObject([
    { label: 'Televisi', page: 'programme', stage: 'Panggung Utama', revokedAt: null },
  ])
  expect(await listPhones(db, event.id, everything)).toEqual([])
  await expect(pairScreen(db, { code, label: 'Lain' })).rejects.toMatchObject({
    key: 'pairingCodeInvalid',
  })
})

test('the code of a phone opens no screen, the code of a screen no phone, and neither is used up', async () => {
  const { db, event, user } = await arrange()
  await using _ = db
  const gate = await createGate(db, { eventId: event.id })
  const codeOf = async (place: Parameters<typeof createPairingCode>[2]) =>
    (await createPairingCode(db, { eventId: event.id, userId: user.id }, place)).code
  const ofGate = await codeOf({ kind: 'gate', gateId: gate.id })
  const ofScreen = await codeOf({ kind: 'screen', screenPage: 'sales' })
  const refused = { key: 'pairingCodeInvalid' }

  await expect(pairScreen(db, { code: ofGate, label: 'A' })).rejects.toMatchObject(refused)
  await expect(pairDevice(db, { code: ofScreen, label: 'B' })).rejects.toMatchObject(refused)

  expect((await pairDevice(db, { code: ofGate, label: 'A' })).device.kind).toBe('gate')
  const { token } = await pairScreen(db, { code: ofScreen, label: 'B' })
  expect(await findScreen(db, token)).toMatchObject({ screen: { page: 'sales' } })
})

test('the token of a phone is none of a screen', async () => {
  const { db, event } = await arrange()
  await using _ = db
  const gate = await createGate(db, { eventId: event.id })
  const phone = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })

  expect(await findScreen(db, phone.token)).toBeUndefined()
  expect(await findScreen(db, 'x'.repeat(43))).toBeUndefined()
})

test('a screen is closed by its own festival alone', async () => {
  const { db, event, user } = await arrange()
  await using _ = db
  const other = await createEvent(db)
  const screen = await createDevice(db, {
    eventId: event.id,
    kind: 'screen',
    screenPage: 'arrivals',
  })

  await expect(
    revokeDevice(db, { eventId: other.id, userId: user.id }, screen.id),
  ).rejects.toMatchObject({
    key: 'deviceGone',
  })
  expect(await findScreen(db, screen.token)).toMatchObject({ state: 'open' })

  await revokeDevice(db, { eventId: event.id, userId: user.id }, screen.id)
  expect(await findScreen(db, screen.token)).toEqual({ state: 'closed' })
})

test('a screen that asks often is written down once a minute', async () => {
  const { db, event } = await arrange()
  await using _ = db
  const screen = await createDevice(db, { eventId: event.id, kind: 'screen', screenPage: 'sales' })
  const seen = async () => (await listScreens(db, event.id))[0]?.lastSeenAt
  const seenBefore = (seconds: number) =>
    db
      .updateTable('device')
      .set({ lastSeenAt: sql<Date>`now() - make_interval(secs => ${seconds})` })
      .where('id', '=', screen.id)
      .execute()

  await seenBefore(50)
  const before = await seen()
  await findScreen(db, screen.token)
  expect(await seen()).toEqual(before)

  await seenBefore(70)
  await findScreen(db, screen.token)
  expect((await seen())?.getTime()).toBeGreaterThan((before?.getTime() ?? 0) + 40_000)
})

test('a screen whose stage is taken away shows all stages', async () => {
  const { db, event, stage } = await arrange()
  await using _ = db
  const screen = await createDevice(db, {
    eventId: event.id,
    kind: 'screen',
    screenPage: 'programme',
    stageId: stage.id,
  })

  await db.deleteFrom('stage').where('id', '=', stage.id).execute()

  expect(await findScreen(db, screen.token)).toMatchObject({ screen: { stageId: null } })
})

test('screens are offered to who may pair everything, single stages where there are several', async () => {
  const { db, event } = await arrange()
  await using _ = db
  const booth = await createBooth(db, { eventId: event.id })
  const screensFor = async (reach: Reach) =>
    (await listPairablePlaces(db, event.id, reach))
      .filter(({ kind }) => kind === 'screen')
      .map(({ value }) => value)
  const pages = ['screen:programme', 'screen:sales', 'screen:arrivals']

  const cashier = { everything: false, gateIds: [], boothIds: [booth.id] }
  expect(await screensFor(cashier)).toEqual([])
  expect(await screensFor(everything)).toEqual(pages)

  await createStage(db, { eventId: event.id })
  expect(await screensFor(everything)).toHaveLength(5)
})
