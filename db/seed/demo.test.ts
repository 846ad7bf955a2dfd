import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listFreeBooths, loadWaiting } from '#app/features/booths/letters/answers-page.server.ts'
import { UNREAD_PRIORITY } from '#app/features/exhibitors/review/rubric.ts'
import { overlaps } from '#app/features/programme/plan/span.ts'
import { prayerBreaks } from '#app/features/programme/prayer/prayer-breaks.ts'
import { readScannedText } from '#app/features/tickets/code/ticket-code.ts'
import {
  getSigningKey,
  isSignedBy,
  signTicket,
} from '#app/features/tickets/code/ticket-keys.server.ts'
import type { Db } from '#db/connect.server.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'
import { type DemonstrationSlugs, fillDemonstration } from './demo.ts'

// That of this process: tickets are signed with it.
const secret = process.env.GELAR_SECRET ?? ''
const tables = [
  'event',
  'eventDay',
  'zone',
  'booth',
  'landmark',
  'application',
  'applicationStep',
  'applicationScore',
  'placement',
  'listing',
  'act',
  'permit',
  'slot',
  'programmeVersionSlot',
  'gate',
  'device',
  'registration',
  'ticket',
  'scan',
  'admission',
  'walkIn',
  'shift',
  'sale',
  'saleLine',
  'reversal',
  'salesRollup',
] as const

async function dump(db: Db) {
  const rows: string[] = []
  for (const table of tables) {
    const all = await db.selectFrom(table).selectAll().execute()
    rows.push(...all.map((row) => `${table} ${JSON.stringify(row)}`).sort())
  }
  return rows
}

async function countsOf(db: Db, slug: string) {
  return db
    .selectFrom('event')
    .where('event.slug', '=', slug)
    .select((eb) => {
      const count = (
        table: 'booth' | 'application' | 'registration' | 'stage' | 'gate' | 'placement',
      ) =>
        eb
          .selectFrom(table)
          .select(eb.fn.countAll<number>().as('count'))
          .whereRef(`${table}.eventId`, '=', 'event.id')
      return [
        count('booth').as('booths'),
        count('application').as('applications'),
        count('placement').as('placements'),
        count('registration').as('registrations'),
        count('stage').as('stages'),
        count('gate').as('gates'),
      ]
    })
    .executeTakeFirstOrThrow()
}

// A Sunday afternoon, a Friday at noon, the last minutes of a year, a leap day before dawn.
const starts = [
  '2026-11-22T08:00:00Z',
  '2026-07-31T05:10:00Z',
  '2026-12-31T16:50:00Z',
  '2028-02-28T21:30:00Z',
]

describe.each(starts)('a demonstration started at %s', (start) => {
  const now = new Date(start)
  let db: TestDb
  let ippaFest: string
  beforeAll(async () => {
    db = await createTestDb()
    ippaFest = (await fillDemonstration(db, { now, secret, accounts: false })).ippaFest
  })
  afterAll(() => db[Symbol.asyncDispose]())

  test('shows IPPA Fest in its second of three days', async () => {
    const days = await db
      .selectFrom('eventDay')
      .innerJoin('event', 'event.id', 'eventDay.eventId')
      .select(['eventDay.openOn', 'event.plannedStartsOn', 'event.plannedEndsOn'])
      .where('event.slug', '=', ippaFest)
      .orderBy('openOn')
      .execute()
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(now)

    expect(days).toHaveLength(3)
    expect(days[1]?.openOn).toBe(today)
    expect(days[0]?.plannedStartsOn).toBe(days[0]?.openOn)
    expect(days[0]?.plannedEndsOn).toBe(days[2]?.openOn)
    const { registrations, ...counts } = await countsOf(db, ippaFest)
    expect(counts).toEqual({
      booths: 54,
      applications: 265,
      placements: 230,
      stages: 4,
      gates: 3,
    })
    expect(registrations).toBe(400)
  })

  test('fills nearly every booth of IPPA Fest, and whoever waits fits where a place was given back', async () => {
    const event = await db
      .selectFrom('event')
      .innerJoin('allocationPlan', 'allocationPlan.eventId', 'event.id')
      .select(['event.id', 'allocationPlan.id as planId'])
      .where('event.slug', '=', ippaFest)
      .executeTakeFirstOrThrow()

    const free = await listFreeBooths(db, event.id, event.planId)
    const givenBack = free.filter((booth) => booth.declinedBy.length > 0)
    const waiting = await Promise.all(
      givenBack.map((booth) =>
        loadWaiting(db, event.id, { id: event.planId, weights: {} }, booth.id),
      ),
    )

    expect(free).toHaveLength(5)
    expect(givenBack.map((booth) => booth.free).sort()).toEqual([1, 2])
    expect(givenBack.every((booth) => /^[A-D]-/.test(booth.code))).toBe(true)
    for (const people of waiting) {
      expect(people).toHaveLength(12)
      expect(people.filter(({ rules }) => rules.length === 0).length).toBeGreaterThanOrEqual(11)
    }
    // Without accounts there is nobody who could have read them.
    const read = await db
      .selectFrom('application')
      .select('priorityScore')
      .where('priorityScore', '!=', UNREAD_PRIORITY)
      .execute()
    expect(read).toEqual([])
  })

  test('tells of nothing that has not happened yet, and its totals equal its sales', async () => {
    const future = await db
      .selectNoFrom((eb) => [
        eb
          .selectFrom('sale')
          .select(eb.fn.countAll<number>().as('n'))
          .where('receivedAt', '>', now)
          .as('sales'),
        eb
          .selectFrom('reversal')
          .select(eb.fn.countAll<number>().as('n'))
          .where('reversedAt', '>', now)
          .as('reversals'),
        eb
          .selectFrom('scan')
          .select(eb.fn.countAll<number>().as('n'))
          .where('receivedAt', '>', now)
          .as('scans'),
        eb
          .selectFrom('walkIn')
          .select(eb.fn.countAll<number>().as('n'))
          .where('receivedAt', '>', now)
          .as('walkIns'),
        eb
          .selectFrom('registration')
          .select(eb.fn.countAll<number>().as('n'))
          .where('createdAt', '>', now)
          .as('registrations'),
        eb
          .selectFrom('slot')
          .select(eb.fn.countAll<number>().as('n'))
          .where('actualEndsAt', '>', now)
          .as('finished'),
        eb
          .selectFrom('salesRollupDifference')
          .select(eb.fn.countAll<number>().as('n'))
          .as('rollup'),
        eb
          .selectFrom('takingsRollupDifference')
          .select(eb.fn.countAll<number>().as('n'))
          .as('takings'),
        eb
          .selectFrom('passageRollupDifference')
          .select(eb.fn.countAll<number>().as('n'))
          .as('passages'),
      ])
      .executeTakeFirstOrThrow()

    expect(future).toEqual({
      sales: 0,
      reversals: 0,
      scans: 0,
      walkIns: 0,
      registrations: 0,
      finished: 0,
      rollup: 0,
      takings: 0,
      passages: 0,
    })
  })
})

test('equal moments and secrets give equal rows, ids too', async () => {
  await using one = await createTestDb()
  await using other = await createTestDb()
  const options = { now: new Date('2026-11-22T08:00:00Z'), secret, accounts: true }

  await fillDemonstration(one, options)
  await fillDemonstration(other, options)

  expect(await dump(other)).toEqual(await dump(one))
})

test('a second demonstration stands beside the first under other addresses', async () => {
  await using db = await createTestDb()
  await fillDemonstration(db, { now: new Date('2026-11-22T08:00:00Z'), secret, accounts: false })

  const slugs = await fillDemonstration(db, {
    now: new Date('2026-11-22T09:00:00Z'),
    secret,
    accounts: false,
  })

  expect(slugs).toEqual({
    ippaFest: 'ippa-fest-2026-2',
    kupang: 'festival-kupang-2',
    kampungPas: 'kampung-pas-2',
  })
})

describe('a demonstration with accounts', () => {
  let db: TestDb
  let slugs: DemonstrationSlugs
  const now = new Date('2026-11-22T08:00:00Z')
  beforeAll(async () => {
    db = await createTestDb()
    slugs = await fillDemonstration(db, { now, secret, accounts: true })
  })
  afterAll(() => db[Symbol.asyncDispose]())

  test('lets who tries it as an exhibitor have a booth at IPPA Fest and not have applied in Kupang yet', async () => {
    const applications = await db
      .selectFrom('application')
      .innerJoin('roleGrant', 'roleGrant.exhibitorId', 'application.exhibitorId')
      .innerJoin('event', 'event.id', 'application.eventId')
      .select(['event.slug', 'application.status'])
      .execute()
    const counts = await countsOf(db, slugs.kupang)

    expect(applications).toEqual([{ slug: slugs.ippaFest, status: 'accepted' }])
    expect(counts).toMatchObject({ booths: 13, applications: 16 + 5 })
  })

  test('has two readers, who have marked nearly all that was sent to IPPA Fest and a part in Kupang', async () => {
    const marks = await db
      .selectFrom('application')
      .innerJoin('event', 'event.id', 'application.eventId')
      .leftJoin('applicationScore as score', 'score.applicationId', 'application.id')
      .select(({ fn }) => [
        'event.slug',
        'application.priorityScore',
        fn.count<number>('score.userId').as('readers'),
        sql<number>`sum(score.quality + score.story + score.readiness)::integer`.as('sum'),
        sql<boolean>`bool_and(score.scored_at between application.submitted_at
          and least(application.endorsed_at, application.decided_at, ${now}))`.as('inTime'),
      ])
      .where('event.slug', 'in', [slugs.ippaFest, slugs.kupang])
      .where('application.status', 'not in', ['draft', 'returned'])
      .groupBy(['event.slug', 'application.id'])
      .execute()

    const readersAt = (slug: string) =>
      [0, 1, 2].map(
        (readers) => marks.filter((row) => row.slug === slug && row.readers === readers).length,
      )
    expect(readersAt(slugs.ippaFest)).toEqual([1, 42, 212])
    expect(readersAt(slugs.kupang)).toEqual([6, 6, 6])
    const read = marks.filter((row) => row.readers > 0)
    expect(read.filter((row) => !row.inTime)).toEqual([])
    expect(read.map((row) => row.priorityScore)).toEqual(
      read.map((row) => Math.floor((200 * row.sum) / (30 * row.readers) + 0.5)),
    )
  })
})

test('the opening comes after noon, and no act is on while people pray', async () => {
  await using db = await createTestDb()
  const now = new Date('2026-08-08T08:00:00Z')
  const { ippaFest } = await fillDemonstration(db, { now, secret, accounts: false })

  const slots = await db
    .selectFrom('slot')
    .innerJoin('event', 'event.id', 'slot.eventId')
    .select(['slot.title', 'slot.status'])
    .select(sql<Date>`lower(occupied)`.as('startAt'))
    .select(sql<Date>`upper(occupied)`.as('endAt'))
    .where('event.slug', '=', ippaFest)
    .orderBy(sql`lower(occupied)`)
    .execute()
  const place = { latitude: -6.1703, longitude: 106.835 }
  const breaks = ['2026-08-07', '2026-08-08', '2026-08-09'].flatMap((day) =>
    prayerBreaks(place, day),
  )

  // The first day is a Friday: the long break ends shortly before one o'clock.
  expect(breaks[0]?.prayer).toBe('jumat')
  expect(slots.filter((slot) => breaks.some((pause) => overlaps(slot, pause)))).toEqual([])
  const opening = slots.find((slot) => slot.title.startsWith('Pembukaan'))
  expect(opening?.startAt && opening.startAt > new Date('2026-08-07T06:00:00Z')).toBe(true)
  // Letters are missing for some acts of tomorrow only.
  expect(slots.filter((slot) => slot.status === 'planned').map((slot) => slot.title)).toEqual([
    "d'Laker Band",
    'Tari Modern Warga Binaan',
    'Lasser Band',
    'Bartender Show',
  ])
})

test('a visitor’s ticket is signed by its festival, by its day and people, and by no other', async () => {
  await using db = await createTestDb()
  const now = new Date('2026-11-22T08:00:00Z')
  const { ippaFest } = await fillDemonstration(db, { now, secret, accounts: false })
  const ticket = await db
    .selectFrom('ticket')
    .innerJoin('event', 'event.id', 'ticket.eventId')
    .select(['ticket.id', 'ticket.eventId', 'ticket.validOn', 'ticket.admits'])
    .where('event.slug', '=', ippaFest)
    .where('ticket.validOn', '=', '2026-11-22')
    .limit(1)
    .executeTakeFirstOrThrow()

  const key = await getSigningKey(db, ticket.eventId)
  const scanned = readScannedText(signTicket(key, ticket))
  const { publicKey } = await db
    .selectFrom('ticketKey')
    .select('publicKey')
    .where('eventId', '=', ticket.eventId)
    .executeTakeFirstOrThrow()

  if (scanned.kind !== 'signed') throw new Error('The code is not read as a ticket')
  expect(scanned.ticket).toMatchObject({ ticketId: ticket.id, validOn: '2026-11-22' })
  expect(await isSignedBy(scanned.ticket, ticket.eventId, publicKey)).toBe(true)
  expect(await isSignedBy(scanned.ticket, ticket.id, publicKey)).toBe(false)
})
