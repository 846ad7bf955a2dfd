import { type Insertable, sql } from 'kysely'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import {
  createAct,
  createApplication,
  createBooth,
  createDevice,
  createEvent,
  createGate,
  createListing,
  createPermit,
  createPlan,
  createRegistration,
  createShift,
  createStage,
  createUser,
  createZone,
  during,
  grantRole,
  placeInPlan,
} from '#tests/support/factories.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'
import type { Device } from './types.ts'

/** The name of the constraint that refused `work`, or 'accepted'. */
async function refusedBy(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work
    return 'accepted'
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.constraint
    throw error
  }
}

async function createTill(db: TestDb) {
  const event = await createEvent(db)
  const booth = await createBooth(db, { eventId: event.id })
  const device = await createDevice(db, { eventId: event.id, kind: 'till', boothId: booth.id })
  const shift = await createShift(db, {
    eventId: event.id,
    boothId: booth.id,
    deviceId: device.id,
  })
  const listing = await createListing(db, { eventId: event.id, boothId: booth.id })
  return { event, booth, device, shift, listing }
}

type Till = Awaited<ReturnType<typeof createTill>>

/** Stores a cash sale of `quantity` pieces as one transaction. */
async function sell(
  db: TestDb,
  till: Till,
  clientSeq: number,
  quantity: number,
  totalIdr?: number,
) {
  const id = newId()
  const total = totalIdr ?? quantity * till.listing.priceIdr
  const place = { eventId: till.event.id, boothId: till.booth.id }
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('sale')
      .values({
        ...place,
        id,
        shiftId: till.shift.id,
        deviceId: till.device.id,
        clientSeq,
        payment: 'cash',
        totalIdr: total,
        tenderedIdr: total,
        soldAt: '2026-08-08T03:30:00Z',
      })
      .execute()
    if (quantity === 0) return
    await trx
      .insertInto('saleLine')
      .values({
        ...place,
        saleId: id,
        lineNo: 1,
        listingId: till.listing.id,
        productId: till.listing.productId,
        exhibitorId: till.listing.exhibitorId,
        quantity,
        unitPriceIdr: till.listing.priceIdr,
      })
      .execute()
  })
  return id
}

function reverse(db: TestDb, till: Till, saleId: string) {
  return db
    .insertInto('reversal')
    .values({
      id: newId(),
      eventId: till.event.id,
      boothId: till.booth.id,
      saleId,
      reason: 'Salah ketik',
      reversedAt: '2026-08-08T04:00:00Z',
    })
    .execute()
}

describe('booths', () => {
  test('of twenty people placing into the last table of a booth exactly one succeeds', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const booth = await createBooth(db, { eventId: event.id, capacity: 1 })
    const plan = await createPlan(db, { eventId: event.id })
    const applications = await Promise.all(
      Array.from({ length: 20 }, () => createApplication(db, { eventId: event.id })),
    )

    const outcomes = await Promise.all(
      applications.map((application) =>
        refusedBy(
          placeInPlan(db, {
            eventId: event.id,
            planId: plan.id,
            applicationId: application.id,
            boothId: booth.id,
            tables: 1,
          }),
        ),
      ),
    )

    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'booth_load_within_capacity')).toHaveLength(19)
  })

  test('neither a smaller booth nor a larger application may pass the capacity afterwards', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const booth = await createBooth(db, { eventId: event.id, capacity: 3 })
    const plan = await createPlan(db, { eventId: event.id })
    const application = await createApplication(db, { eventId: event.id, tables: 3 })
    await placeInPlan(db, {
      eventId: event.id,
      planId: plan.id,
      applicationId: application.id,
      boothId: booth.id,
      tables: 3,
    })

    const shrunk = refusedBy(
      db.updateTable('booth').set({ capacity: 2 }).where('id', '=', booth.id).execute(),
    )
    expect(await shrunk).toBe('booth_load_within_capacity')
    const grown = refusedBy(
      db.updateTable('application').set({ tables: 4 }).where('id', '=', application.id).execute(),
    )
    expect(await grown).toBe('booth_load_within_capacity')
  })

  test('a placement taken out gives its tables back', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const booth = await createBooth(db, { eventId: event.id, capacity: 2 })
    const plan = await createPlan(db, { eventId: event.id })
    const application = await createApplication(db, { eventId: event.id, tables: 2 })
    const placement = {
      eventId: event.id,
      planId: plan.id,
      applicationId: application.id,
      boothId: booth.id,
      tables: 2,
    }
    await placeInPlan(db, placement)
    await db.deleteFrom('placement').where('planId', '=', plan.id).execute()

    expect(await refusedBy(placeInPlan(db, placement))).toBe('accepted')
  })

  test('rows of two festivals are never mixed', async () => {
    await using db = await createTestDb()
    const [here, there] = [await createEvent(db), await createEvent(db)]
    const booth = await createBooth(db, { eventId: there.id })
    const plan = await createPlan(db, { eventId: here.id })
    const application = await createApplication(db, { eventId: here.id })

    const placed = placeInPlan(db, {
      eventId: here.id,
      planId: plan.id,
      applicationId: application.id,
      boothId: booth.id,
      tables: 1,
    })
    expect(await refusedBy(placed)).toBe('placement_booth_fkey')
    const zone = await createZone(db, { eventId: there.id })
    expect(await refusedBy(createBooth(db, { eventId: here.id, zoneId: zone.id }))).toBe(
      'booth_zone_fkey',
    )
  })

  test('an event has one published plan at most', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const published = { eventId: event.id, status: 'published', publishedAt: new Date() } as const
    await createPlan(db, published)

    expect(await refusedBy(createPlan(db, published))).toBe('allocation_plan_one_published_idx')
  })
})

describe('programme', () => {
  const slotOn = (eventId: string, stageId: string, from: string, to: string) => ({
    id: newId(),
    eventId,
    stageId,
    kind: 'ceremony' as const,
    title: 'Pembukaan',
    planned: during(from, to),
  })

  test('set-up and strike count when two slots meet on a stage, and a cancelled slot frees it', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const stage = await createStage(db, { eventId: event.id })
    const first = slotOn(event.id, stage.id, '2026-08-08T02:00:00Z', '2026-08-08T03:00:00Z')
    await db
      .insertInto('slot')
      .values({ ...first, strikeMinutes: 15 })
      .execute()
    const insert = (from: string) =>
      refusedBy(
        db
          .insertInto('slot')
          .values(slotOn(event.id, stage.id, from, '2026-08-08T04:00:00Z'))
          .execute(),
      )

    expect(await insert('2026-08-08T03:14:00Z')).toBe('slot_stage_no_overlap')
    expect(await insert('2026-08-08T03:15:00Z')).toBe('accepted')
    await db.updateTable('slot').set({ status: 'cancelled' }).execute()
    expect(await insert('2026-08-08T02:30:00Z')).toBe('accepted')
  })

  test('an act is never on two stages at once', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const act = await createAct(db, { eventId: event.id })
    const insert = async () => {
      const stage = await createStage(db, { eventId: event.id })
      const slot = slotOn(event.id, stage.id, '2026-08-08T02:00:00Z', '2026-08-08T03:00:00Z')
      return refusedBy(
        db
          .insertInto('slot')
          .values({ ...slot, kind: 'act', actId: act.id })
          .execute(),
      )
    }

    expect([await insert(), await insert()]).toEqual(['accepted', 'slot_act_no_overlap'])
  })

  test('warga binaan are confirmed only while a permit covers slot and travel', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const stage = await createStage(db, { eventId: event.id })
    const act = await createAct(db, { eventId: event.id, isWargaBinaan: true, travelMinutes: 60 })
    const slot = slotOn(event.id, stage.id, '2026-08-08T02:00:00Z', '2026-08-08T03:00:00Z')
    await db
      .insertInto('slot')
      .values({ ...slot, kind: 'act', actId: act.id })
      .execute()
    const confirm = () =>
      refusedBy(
        db.updateTable('slot').set({ status: 'confirmed' }).where('id', '=', slot.id).execute(),
      )

    expect(await confirm()).toBe('slot_needs_permit')
    await createPermit(db, {
      eventId: event.id,
      actId: act.id,
      validDuring: during('2026-08-08T02:00:00Z', '2026-08-08T03:30:00Z'),
    })
    expect(await confirm()).toBe('slot_needs_permit')
    const covering = await createPermit(db, {
      eventId: event.id,
      actId: act.id,
      validDuring: during('2026-08-08T01:00:00Z', '2026-08-08T04:00:00Z'),
    })
    expect(await confirm()).toBe('accepted')

    await db
      .updateTable('permit')
      .set({ status: 'withdrawn' })
      .where('id', '=', covering.id)
      .execute()
    const { status } = await db
      .selectFrom('slot')
      .select('status')
      .where('id', '=', slot.id)
      .executeTakeFirstOrThrow()
    expect(status).toBe('planned')
  })
})

describe('what phones hand in', () => {
  test('is kept once, settled once with an outcome, and stays as the phone sent it', async () => {
    await using db = await createTestDb()
    const { event, device } = await createTill(db)
    const other = await createEvent(db)
    const item = {
      eventId: event.id,
      deviceId: device.id,
      kind: 'sale',
      clientSeq: 1,
      reason: 'invalid',
      body: JSON.stringify({ clientSeq: 1 }),
    } as const
    const add = (more: object = {}) =>
      refusedBy(
        db
          .insertInto('unsettledItem')
          .values({ id: newId(), ...item, ...more })
          .execute(),
      )
    const change = (more: object) =>
      refusedBy(db.updateTable('unsettledItem').set(more).where('clientSeq', '=', 1).execute())
    const settledAt = new Date()

    expect(await add()).toBe('accepted')
    expect(await add()).toBe('unsettled_item_once')
    expect(await add({ kind: 'reversal' })).toBe('accepted')
    expect(await add({ clientSeq: 2, eventId: other.id })).toBe('unsettled_item_device_fkey')
    expect(await change({ body: '{}' })).toBe('unsettled_item_settled_once')
    expect(await change({ note: 'Tanpa hasil' })).toBe('unsettled_item_open_has_nobody')
    expect(await change({ settledAt })).toBe('unsettled_item_settled_has_outcome')
    expect(await change({ settledAt, outcome: 'dismissed' })).toBe(
      'unsettled_item_dismissed_has_note',
    )
    expect(await change({ settledAt, outcome: 'dismissed', note: 'Uji coba' })).toBe('accepted')
    expect(await change({ outcome: 'recorded' })).toBe('unsettled_item_settled_once')
  })
})

describe('gate', () => {
  test('a ticket is admitted at most once per entry rule, and a reading is stored once', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const gate = await createGate(db, { eventId: event.id })
    const device = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })
    const { ticket } = await createRegistration(db, { eventId: event.id })
    const scan = async (clientSeq: number) => {
      const id = newId()
      await db
        .insertInto('scan')
        .values({
          id,
          eventId: event.id,
          gateId: gate.id,
          deviceId: device.id,
          clientSeq,
          ticketId: ticket.id,
          direction: 'entry',
          verdict: 'admitted',
          people: 1,
          scannedAt: '2026-08-08T03:00:00Z',
        })
        .execute()
      return id
    }
    const admit = (enteredScanId: string, entryKey: string) =>
      refusedBy(
        db
          .insertInto('admission')
          .values({ eventId: event.id, ticketId: ticket.id, entryKey, enteredScanId })
          .execute(),
      )
    const [first, second] = [await scan(1), await scan(2)]

    expect(await admit(first, '2026-08-08')).toBe('accepted')
    expect(await admit(second, '2026-08-08')).toBe('admission_once_per_rule')
    expect(await admit(second, 're-2')).toBe('admission_inside_once_idx')
    expect(await refusedBy(scan(2))).toBe('scan_once')
    expect(await refusedBy(db.deleteFrom('scan').execute())).toBe('scan_append_only')
  })
})

describe('sales', () => {
  test('a sale is the sum of its lines and never without one', async () => {
    await using db = await createTestDb()
    const till = await createTill(db)

    expect(await refusedBy(sell(db, till, 1, 2, 99_999))).toBe('sale_equals_lines')
    expect(await refusedBy(sell(db, till, 1, 0, 0))).toBe('sale_equals_lines')
    expect(await refusedBy(sell(db, till, 1, 2))).toBe('accepted')
    expect(await refusedBy(sell(db, till, 1, 2))).toBe('sale_once')
  })

  test('a sale is taken back by a reversal alone, and once', async () => {
    await using db = await createTestDb()
    const till = await createTill(db)
    const saleId = await sell(db, till, 1, 2)

    expect(await refusedBy(db.deleteFrom('saleLine').execute())).toBe('sale_line_append_only')
    expect(await refusedBy(db.updateTable('sale').set({ totalIdr: 0 }).execute())).toBe(
      'sale_append_only',
    )
    expect(await refusedBy(reverse(db, till, saleId))).toBe('accepted')
    expect(await refusedBy(reverse(db, till, saleId))).toBe('reversal_once_per_sale')
  })

  test('roll-ups equal the lines after concurrent sales and reversals, and a rebuild changes nothing', async () => {
    await using db = await createTestDb()
    const till = await createTill(db)
    const ids = await Promise.all(
      Array.from({ length: 30 }, (_, index) => sell(db, till, index, 1 + (index % 3))),
    )
    await Promise.all(ids.slice(0, 10).map((id) => reverse(db, till, id)))
    const total = () =>
      db
        .selectFrom('salesRollup')
        .select([sql<number>`sum(amount_idr)::bigint`.as('amountIdr')])
        .executeTakeFirstOrThrow()

    const sold = ids.slice(10).reduce((sum, _, index) => sum + 1 + ((index + 10) % 3), 0)
    expect(await total()).toEqual({ amountIdr: sold * till.listing.priceIdr })
    expect(await db.selectFrom('salesRollupDifference').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('takingsRollupDifference').selectAll().execute()).toEqual([])

    await sql`select rebuild_sales_rollups(${till.event.id})`.execute(db)
    expect(await total()).toEqual({ amountIdr: sold * till.listing.priceIdr })
    expect(await db.selectFrom('salesRollupDifference').selectAll().execute()).toEqual([])
  })

  test('nobody writes a roll-up by hand', async () => {
    await using db = await createTestDb()
    const till = await createTill(db)
    await sell(db, till, 1, 2)

    expect(await refusedBy(db.updateTable('salesRollup').set({ amountIdr: 1 }).execute())).toBe(
      'sales_rollup_by_trigger_only',
    )
  })

  test('a line names a listing of its own booth', async () => {
    await using db = await createTestDb()
    const till = await createTill(db)
    const elsewhere = await createBooth(db, { eventId: till.event.id })
    const listing = await createListing(db, { eventId: till.event.id, boothId: elsewhere.id })

    expect(await refusedBy(sell(db, { ...till, listing }, 1, 1))).toBe('sale_line_listing_fkey')
  })
})

test('a role is granted on exactly what it is about', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const user = await createUser(db)

  const grants = await Promise.all([
    refusedBy(grantRole(db, { userId: user.id, role: 'organizer', eventId: event.id })),
    refusedBy(grantRole(db, { userId: user.id, role: 'organizer' })),
    refusedBy(grantRole(db, { userId: user.id, role: 'administrator', eventId: event.id })),
    refusedBy(grantRole(db, { userId: user.id, role: 'cashier', eventId: event.id })),
  ])

  expect(grants).toEqual([
    'accepted',
    'role_grant_scope_matches_role',
    'role_grant_scope_matches_role',
    'role_grant_scope_matches_role',
  ])
})

describe('a device', () => {
  test('works at the one place of its kind', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const gate = await createGate(db, { eventId: event.id })
    const stage = await createStage(db, { eventId: event.id })
    const abroad = await createStage(db, { eventId: (await createEvent(db)).id })
    const store = (place: Pick<Insertable<Device>, 'kind' | 'gateId' | 'screenPage' | 'stageId'>) =>
      refusedBy(
        db
          .insertInto('device')
          .values({
            id: newId(),
            eventId: event.id,
            label: 'Layar',
            tokenHash: Buffer.from(newId()),
            ...place,
          })
          .execute(),
      )
    const gateId = gate.id

    expect([
      await store({ kind: 'screen', screenPage: 'sales' }),
      await store({ kind: 'screen', screenPage: 'programme', stageId: stage.id }),
    ]).toEqual(['accepted', 'accepted'])
    expect([
      await store({ kind: 'screen' }),
      await store({ kind: 'screen', screenPage: 'sales', gateId }),
      await store({ kind: 'gate', gateId, screenPage: 'arrivals' }),
      await store({ kind: 'gate' }),
    ]).toEqual(Array(4).fill('device_place_matches_kind'))
    expect([
      await store({ kind: 'screen', screenPage: 'sales', stageId: stage.id }),
      await store({ kind: 'gate', gateId, stageId: stage.id }),
    ]).toEqual(Array(2).fill('device_stage_of_programme'))
    expect(await store({ kind: 'screen', screenPage: 'programme', stageId: abroad.id })).toBe(
      'device_stage_fkey',
    )
  })
})
