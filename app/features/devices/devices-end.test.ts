import { expect, test } from 'vitest'
import { endDevices } from '#tests/support/device-end.ts'
import { createDevice, createEvent, createGate, createUser } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { getDevicesEnd, setDevicesEnd } from './devices-end.server.ts'
import { createPairingCode, pairDevice } from './pairing.server.ts'
import { findScreen, pairScreen } from './screens.server.ts'

const byDefault = { devicesEndSetAt: null } as const
const HOUR = 3_600_000

test.each([
  ['Asia/Jakarta', '2026-08-09T17:00:00Z'],
  ['Asia/Makassar', '2026-08-09T16:00:00Z'],
  ['Asia/Jayapura', '2026-08-09T15:00:00Z'],
])('devices end with the last day, by the clock of the venue (%s)', async (timeZone, end) => {
  await using db = await createTestDb()
  const { devicesEndAt } = await createEvent(db, { ...byDefault, timeZone })
  expect(devicesEndAt).toEqual(new Date(end))
})

test('a festival that is closed early ends that night, one that is closed late stays ended', async () => {
  await using db = await createTestDb()
  const endOf = async (dates: { plannedEndsOn?: string | null; actualEndsOn?: string }) =>
    (await createEvent(db, { ...byDefault, ...dates })).devicesEndAt?.toISOString() ?? null

  expect(await endOf({ actualEndsOn: '2026-08-08' })).toBe('2026-08-08T17:00:00.000Z')
  expect(await endOf({ actualEndsOn: '2026-08-20' })).toBe('2026-08-09T17:00:00.000Z')
  expect(await endOf({ plannedEndsOn: null })).toBe(null)
  expect(await endOf({ plannedEndsOn: null, actualEndsOn: '2026-09-01' })).toBe(
    '2026-09-01T17:00:00.000Z',
  )
})

test('an end is set, seen, taken back, and audited', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db, byDefault)
  const actor = { eventId: event.id, userId: (await createUser(db)).id }
  const endsAt = new Date(Date.now() + HOUR)

  expect(await getDevicesEnd(db, event.id)).toMatchObject({ setAt: null, standing: 'over' })
  await setDevicesEnd(db, actor, { endsAt, before: null })
  expect(await getDevicesEnd(db, event.id)).toEqual({
    ...{ at: endsAt, setAt: endsAt, standing: 'works' },
  })
  await setDevicesEnd(db, actor, { endsAt: null, before: endsAt })
  expect(await getDevicesEnd(db, event.id)).toMatchObject({ setAt: null, standing: 'over' })
  const audit = await db.selectFrom('auditEntry').select('after').orderBy('id').execute()
  expect(audit).toMatchObject([
    { after: { endsAt: endsAt.toISOString() } },
    { after: { endsAt: null } },
  ])
})

test('an end in the past, and one chosen before somebody else chose another, are refused', async () => {
  await using db = await createTestDb()
  const { id: eventId } = await createEvent(db, byDefault)
  const actor = { eventId, userId: (await createUser(db)).id }
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR)
  const seen = inHours(2)
  await setDevicesEnd(db, actor, { endsAt: seen, before: null })

  const set = (endsAt: Date, before: Date | null) => setDevicesEnd(db, actor, { endsAt, before })
  await expect(set(inHours(3), null)).rejects.toMatchObject({ key: 'conflict' })
  await expect(set(inHours(-1), seen)).rejects.toMatchObject({ key: 'devicesEndPast' })
  // The same said twice is no conflict, and the minute that has just begun is now.
  await set(seen, null)
  await set(inHours(-0.01), seen)
  expect(await getDevicesEnd(db, eventId)).toMatchObject({ standing: 'handsIn' })
})

test('after the end no code is shown, none pairs any more, and screens are closed', async () => {
  await using db = await createTestDb()
  const { id: eventId } = await createEvent(db)
  const actor = { eventId, userId: (await createUser(db)).id }
  const gate = { kind: 'gate', gateId: (await createGate(db, { eventId })).id } as const
  const screen = { kind: 'screen', screenPage: 'sales' } as const
  const shown = await createDevice(db, { eventId, ...screen })
  const ofGate = await createPairingCode(db, actor, gate)
  const ofScreen = await createPairingCode(db, actor, screen)
  expect(await findScreen(db, shown.token)).toMatchObject({ state: 'open' })

  await endDevices(db, eventId, -0.01)

  const ended = { key: 'devicesEnded' }
  await expect(createPairingCode(db, actor, gate)).rejects.toMatchObject(ended)
  const label = 'Rani'
  await expect(pairDevice(db, { code: ofGate.code, label })).rejects.toMatchObject(ended)
  await expect(pairScreen(db, { code: ofScreen.code, label })).rejects.toMatchObject(ended)
  expect(await findScreen(db, shown.token)).toEqual({ state: 'closed' })

  // A code that was refused stays good for the ten minutes that it has.
  await endDevices(db, eventId, 1)
  expect(await pairDevice(db, { code: ofGate.code, label })).toMatchObject({
    endsAt: expect.any(String),
  })
})
