import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordReport } from '#app/features/devices/record-report.server.ts'
import { createGate } from '#tests/support/factories.ts'
import { context, statusOf } from '#tests/support/route-calls.ts'
import { signInWith } from '#tests/support/sign-in.ts'
import { createAppDb } from '#tests/support/test-db.ts'
import { createTill } from '#tests/support/tills.ts'

async function setUp() {
  const db = await createAppDb()
  const stall = await createTill(db)
  const { eventId, boothId } = stall
  const elsewhere = await createTill(db)
  await createGate(db, { eventId })
  const { slug } = await db
    .selectFrom('event')
    .select('slug')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return {
    db,
    stall,
    slug,
    organizer: await signInWith(db, { role: 'organizer', eventId }),
    auditor: await signInWith(db, { role: 'auditor', eventId }),
    cashier: await signInWith(db, { role: 'cashier', eventId, boothId }),
    stranger: await signInWith(db, { role: 'organizer', eventId: elsewhere.eventId }),
    page: await import('#app/routes/organizer/devices/devices.tsx'),
    overview: await import('#app/routes/organizer/festival/dashboard.tsx'),
  }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(async () => {
  await world.db[Symbol.asyncDispose]()
})

function ask(headers: Headers, fields?: Record<string, string>) {
  const request = new Request(`http://localhost/panitia/${world.slug}/perangkat`, {
    headers,
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  })
  return { request, params: { event: world.slug }, context }
}

/** The till of the world tells that it gave out four numbers and holds so many of them. */
async function tell(held: number) {
  const { till } = world.stall
  await recordReport(
    world.db,
    { id: till.deviceId, eventId: till.eventId },
    {
      ...{ sentAt: new Date(), waiting: held, refused: 0, oldestAt: null },
      ...{ numbers: { given: 4, held }, version: 'test', batteryPercent: 12 },
    },
  )
}

const alarmOf = async (headers: Headers) =>
  (await world.overview.loader(ask(headers))).overview?.alarm

test('missing numbers are an alarm on the overview of those who may see it, until they are found', async () => {
  const { organizer, auditor, cashier } = world

  await tell(4)
  expect(await alarmOf(organizer)).toBeUndefined()
  await tell(1)
  expect(await alarmOf(organizer)).toEqual({ phones: 1, waiting: 0, silent: 0, missing: 1 })
  expect(await alarmOf(auditor)).toMatchObject({ missing: 1 })
  expect((await world.overview.loader(ask(cashier))).overview).toBeUndefined()
})

test('a phone is seen by those who may look at its place, as it stands', async () => {
  await tell(1)
  const seenBy = async (headers: Headers) => (await world.page.loader(ask(headers))).devices

  const [phone] = await seenBy(world.organizer)
  expect(phone).toMatchObject({
    id: world.stall.till.deviceId,
    cashier: world.stall.shift.cashier,
    report: { missing: 3, waiting: 1, version: 'test', batteryPercent: 12 },
  })
  expect(await seenBy(world.cashier)).toHaveLength(1)
  expect(await statusOf(world.page.loader(ask(world.stranger)))).toBe(404)
})

test('a lost phone is closed by an organizer, with a reason, once', async () => {
  const { page, db, stall, organizer } = world
  const close = (headers: Headers, reason = 'Tertinggal di bus') =>
    statusOf(
      page.action(ask(headers, { intent: 'closeLost', deviceId: stall.till.deviceId, reason })),
    )

  expect(await close(world.cashier)).toBe(404)
  expect(await close(world.auditor)).toBe(404)
  expect(await close(world.stranger)).toBe(404)
  expect(await close(organizer, ' x ')).toBe(422)
  expect(await close(organizer)).toBe(302)
  expect(await close(organizer)).toBe(409)
  const shift = await db.selectFrom('shift').selectAll().where('id', '=', stall.shift.id).execute()
  expect(shift).toMatchObject([{ countedIdr: null, closedReason: 'Tertinggal di bus' }])
  expect(await alarmOf(organizer)).toBeUndefined()
})

test('the end of the devices is set by those who manage them, once for each look at it', async () => {
  const { page, db, stall, organizer } = world
  const endOf = async () => {
    const { end } = await page.loader(ask(organizer))
    return end.setAt?.toISOString() ?? ''
  }
  const before = await endOf()
  const set = (headers: Headers, endsAt: string, seen = before) =>
    statusOf(page.action(ask(headers, { intent: 'setEnd', endsAt, before: seen })))
  const pair = () =>
    statusOf(page.action(ask(organizer, { intent: 'pair', place: `booth:${stall.boothId}` })))

  for (const headers of [world.cashier, world.auditor, world.stranger]) {
    expect(await set(headers, '2099-08-09T23:00')).toBe(404)
  }
  expect(await set(organizer, '2026-02-31T23:00')).toBe(422)
  expect(await set(organizer, '2020-08-09T23:00')).toBe(409)
  expect(await set(organizer, '2099-08-09T23:00')).toBe(302)
  expect(await endOf()).toBe('2099-08-09T16:00:00.000Z')
  expect(await set(organizer, '2098-08-09T23:00')).toBe(409)
  expect(await pair()).toBe(200)
  // The days of this festival are over: without a time of their own, its devices are too.
  expect(await set(organizer, '', await endOf())).toBe(302)
  expect(await endOf()).toBe('')
  expect(await pair()).toBe(409)
  const audit = await db
    .selectFrom('auditEntry')
    .select('action')
    .where('action', '=', 'event.devicesEndSet')
    .execute()
  expect(audit).toHaveLength(2)
})
