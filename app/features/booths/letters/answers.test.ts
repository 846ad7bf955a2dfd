import { describe, expect, test } from 'vitest'
import { withdrawApplication } from '#app/features/exhibitors/withdraw-application.server.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createOfficer,
  createPlan,
  createProduct,
  createUptExhibitor,
  createUser,
  createZone,
  placeInPlan,
} from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { copyPlan } from '../plans/plan-versions.server.ts'
import { publishPlan } from '../publish-plan.server.ts'
import { answerOnBehalf, answerPlace } from './answer-place.server.ts'
import { givePlace } from './give-place.server.ts'
import { loadStanding } from './published-plan.server.ts'
import { rankWaiting } from './rank-waiting.ts'
import { remindUnanswered } from './remind-unanswered.server.ts'

const now = new Date('2026-07-10T03:00:00Z')
const later = new Date('2026-07-12T03:00:00Z')

/** A festival with two booths of two tables, an organizer, and a draft. */
async function setUp(db: Db) {
  const event = await createEvent(db, {
    name: 'IPPA Fest',
    status: 'call_closed',
    placeAnswerDueOn: '2026-07-20',
    setupStartsAt: '2026-08-06T01:00:00Z',
    setupEndsAt: '2026-08-06T10:00:00Z',
  })
  const user = await createUser(db)
  const zone = await createZone(db, { eventId: event.id, name: 'Kriya' })
  const ofZone = { eventId: event.id, zoneId: zone.id, capacity: 2 }
  const left = await createBooth(db, { ...ofZone, code: 'A-01' })
  const right = await createBooth(db, { ...ofZone, code: 'A-02' })
  const plan = await createPlan(db, { eventId: event.id })
  return { event, left, right, plan, who: { eventId: event.id, userId: user.id } }
}

type World = Awaited<ReturnType<typeof setUp>>

/** An exhibitor with an officer and an application for two tables; placed in the draft where a booth is named. */
async function applicant(
  db: Db,
  { event, plan }: World,
  {
    status = 'endorsed' as const,
    boothId,
    score = 50,
    tables = 2,
  }: {
    status?: 'endorsed' | 'waiting_list'
    boothId?: string
    score?: number
    tables?: number
  } = {},
) {
  const exhibitor = await createUptExhibitor(db)
  const officer = await createOfficer(db, exhibitor.id)
  const application = await createApplication(db, {
    eventId: event.id,
    exhibitorId: exhibitor.id,
    status,
    tables,
    priorityScore: score,
  })
  if (boothId)
    await placeInPlan(db, {
      eventId: event.id,
      planId: plan.id,
      applicationId: application.id,
      boothId,
      tables,
    })
  return { exhibitor, officer, application }
}

const lettersOf = (db: Db) =>
  db
    .selectFrom('placeLetter')
    .select([
      'id',
      'reference',
      'exhibitorName',
      'boothCode',
      'answer',
      'answerDueOn',
      'withdrawnAt',
    ])
    .orderBy('number')
    .execute()

async function letterOf(db: Db, applicationId: string) {
  return db
    .selectFrom('placeLetter')
    .select(['id', 'boothCode', 'answer', 'answerRemark', 'answerDueOn'])
    .where('applicationId', '=', applicationId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
}

const mailsTo = async (db: Db) =>
  (
    await db.selectFrom('outboxMessage').select(['template', 'toAddress']).orderBy('id').execute()
  ).map((mail) => [mail.template, mail.toAddress])

async function answerOf(
  db: Db,
  { event }: World,
  { exhibitor, officer, application }: Awaited<ReturnType<typeof applicant>>,
  answer: 'confirmed' | 'declined',
  at = now,
  letterId?: string,
) {
  return answerPlace(db, {
    eventId: event.id,
    exhibitorId: exhibitor.id,
    userId: officer.id,
    letterId: letterId ?? (await letterOf(db, application.id)).id,
    answer,
    remark: '',
    now: at,
  })
}

describe('publishing', () => {
  test('writes everybody one numbered letter, and later only those whose place is another', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    const stays = await applicant(db, world, { boothId: world.left.id, tables: 1 })
    const moves = await applicant(db, world, { boothId: world.left.id, tables: 1 })
    const leaves = await applicant(db, world, { boothId: world.right.id, tables: 1 })
    await publishPlan(db, { ...world.who, planId: world.plan.id, now })
    const copy = await db.transaction().execute((trx) => copyPlan(trx, world.who, world.plan.id))
    await db
      .updateTable('placement')
      .set({ boothId: world.right.id })
      .where('planId', '=', copy.id)
      .where('applicationId', '=', moves.application.id)
      .execute()
    await db
      .deleteFrom('placement')
      .where('planId', '=', copy.id)
      .where('applicationId', '=', leaves.application.id)
      .execute()

    expect(await publishPlan(db, { ...world.who, planId: copy.id, now: later })).toEqual({
      placed: 2,
      told: 2,
    })

    const letters = await lettersOf(db)
    expect(letters.map((row) => row.reference)).toEqual([
      '001/IPPA/VII/2026',
      '002/IPPA/VII/2026',
      '003/IPPA/VII/2026',
      '004/IPPA/VII/2026',
    ])
    const open = letters.filter((row) => row.withdrawnAt === null)
    expect(open.map((row) => [row.exhibitorName, row.boothCode])).toEqual(
      expect.arrayContaining([
        [stays.exhibitor.name, 'A-01'],
        [moves.exhibitor.name, 'A-02'],
      ]),
    )
    expect(open).toHaveLength(2)
    expect((await mailsTo(db)).slice(3).sort()).toEqual(
      [
        ['placement-changed', leaves.officer.email],
        ['placement-changed', moves.officer.email],
      ].sort(),
    )
  })

  test('leaves off sale what an exhibitor who stays has taken off', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    const stays = await applicant(db, world, { boothId: world.left.id, tables: 1 })
    const product = await createProduct(db, { exhibitorId: stays.exhibitor.id })
    await db
      .insertInto('applicationProduct')
      .values({
        eventId: world.event.id,
        applicationId: stays.application.id,
        productId: product.id,
        priceIdr: 10_000,
      })
      .execute()
    await publishPlan(db, { ...world.who, planId: world.plan.id, now })
    await db.updateTable('listing').set({ active: false }).execute()
    const newcomer = await applicant(db, world, { status: 'waiting_list', tables: 1 })

    await givePlace(db, {
      ...world.who,
      applicationId: newcomer.application.id,
      boothId: world.left.id,
      now: later,
    })

    expect(await db.selectFrom('listing').select('active').execute()).toEqual([{ active: false }])
  })

  test('asks whoever gets a place late for an answer within three days', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    const late = await applicant(db, world, { boothId: world.left.id })

    await publishPlan(db, {
      ...world.who,
      planId: world.plan.id,
      now: new Date('2026-07-31T17:30:00Z'),
    })

    expect((await letterOf(db, late.application.id)).answerDueOn).toBe('2026-08-04')
  })
})

describe('an answer', () => {
  test('counts once however often it is sent, and may turn from yes to no but not back', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    const unit = await applicant(db, world, { boothId: world.left.id })
    await publishPlan(db, { ...world.who, planId: world.plan.id, now })

    await Promise.all([1, 2, 3].map(() => answerOf(db, world, unit, 'confirmed')))
    const traces = await db
      .selectFrom('auditEntry')
      .select('action')
      .where('action', 'like', 'letter.%')
      .execute()
    expect(traces).toEqual([{ action: 'letter.confirmed' }])
    expect(await outcome(answerOf(db, world, unit, 'declined'))).toBe('done')
    expect(await outcome(answerOf(db, world, unit, 'confirmed'))).toBe('placeGivenUp')

    const { status } = await db
      .selectFrom('application')
      .select('status')
      .where('id', '=', unit.application.id)
      .executeTakeFirstOrThrow()
    expect(status).toBe('withdrawn')
    expect(await db.selectFrom('placement').select('planId').execute()).toEqual([])
    expect((await letterOf(db, unit.application.id)).answer).toBe('declined')
  })

  test('is refused after the last day, and taken again once the day is put off', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    const unit = await applicant(db, world, { boothId: world.left.id })
    await publishPlan(db, { ...world.who, planId: world.plan.id, now })
    const midnight = new Date('2026-07-20T17:00:00Z')

    expect(await outcome(answerOf(db, world, unit, 'confirmed', midnight))).toBe('answerTooLate')
    await db
      .updateTable('event')
      .set({ placeAnswerDueOn: '2026-07-21' })
      .where('id', '=', world.event.id)
      .execute()
    expect(await outcome(answerOf(db, world, unit, 'confirmed', midnight))).toBe('done')
  })

  test('to somebody else’s letter, or one of another festival, finds nothing', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    const unit = await applicant(db, world, { boothId: world.left.id })
    const other = await applicant(db, world, { boothId: world.right.id })
    await publishPlan(db, { ...world.who, planId: world.plan.id, now })
    const { id } = await letterOf(db, other.application.id)
    const elsewhere = await setUp(db)

    expect(await outcome(answerOf(db, world, unit, 'declined', now, id))).toBe('letterNotFound')
    expect(await outcome(answerOf(db, elsewhere, other, 'declined', now, id))).toBe(
      'letterNotFound',
    )
    expect((await letterOf(db, other.application.id)).answer).toBeNull()
  })

  test('to a letter that has been replaced meanwhile is refused', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    const unit = await applicant(db, world, { boothId: world.left.id })
    await publishPlan(db, { ...world.who, planId: world.plan.id, now })
    const old = await letterOf(db, unit.application.id)
    const copy = await db.transaction().execute((trx) => copyPlan(trx, world.who, world.plan.id))
    await db
      .updateTable('placement')
      .set({ boothId: world.right.id })
      .where('planId', '=', copy.id)
      .execute()
    await publishPlan(db, { ...world.who, planId: copy.id, now })

    expect(await outcome(answerOf(db, world, unit, 'declined', now, old.id))).toBe('letterReplaced')
    expect((await letterOf(db, unit.application.id)).boothCode).toBe('A-02')
  })
})

describe('a place that was given back', () => {
  test('goes to the waiting one that the organizer nods to, and nobody else hears of it', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    const goes = await applicant(db, world, { boothId: world.left.id })
    const stays = await applicant(db, world, { boothId: world.right.id })
    const newcomer = await applicant(db, world, { status: 'waiting_list' })
    await publishPlan(db, { ...world.who, planId: world.plan.id, now })
    const before = await mailsTo(db)
    await answerOf(db, world, goes, 'declined')

    await givePlace(db, {
      ...world.who,
      applicationId: newcomer.application.id,
      boothId: world.left.id,
      now: later,
    })

    expect((await mailsTo(db)).slice(before.length)).toEqual([
      ['placement-published', newcomer.officer.email],
    ])
    const letter = await letterOf(db, newcomer.application.id)
    expect(letter).toMatchObject({ boothCode: 'A-01', answer: null })
    expect((await letterOf(db, stays.application.id)).answer).toBeNull()
    expect((await letterOf(db, goes.application.id)).answer).toBe('declined')
    const published = await db
      .selectFrom('placement')
      .innerJoin('allocationPlan', 'allocationPlan.id', 'placement.planId')
      .select(['placement.applicationId', 'placement.boothId'])
      .where('allocationPlan.status', '=', 'published')
      .execute()
    expect(published).toEqual(
      expect.arrayContaining([
        { applicationId: newcomer.application.id, boothId: world.left.id },
        { applicationId: stays.application.id, boothId: world.right.id },
      ]),
    )
    expect(published).toHaveLength(2)
  })

  test('is given once when two organizers nod at the same moment, and the other is told why', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    const goes = await applicant(db, world, { boothId: world.left.id })
    await applicant(db, world, { boothId: world.right.id })
    const waiting = [
      await applicant(db, world, { status: 'waiting_list' }),
      await applicant(db, world, { status: 'waiting_list' }),
    ]
    await publishPlan(db, { ...world.who, planId: world.plan.id, now })
    await answerOf(db, world, goes, 'declined')

    const outcomes = await Promise.all(
      waiting.map(({ application }) =>
        outcome(
          givePlace(db, {
            ...world.who,
            applicationId: application.id,
            boothId: world.left.id,
            now: later,
          }),
        ),
      ),
    )

    expect(outcomes.sort()).toEqual(['done', 'placeTaken'])
  })

  test('is offered by the value of the plan to those whom no rule keeps out', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    await applicant(db, world, { boothId: world.right.id })
    const good = await applicant(db, world, { status: 'waiting_list', score: 90 })
    const fair = await applicant(db, world, { status: 'waiting_list', score: 40 })
    const huge = await applicant(db, world, { status: 'waiting_list', score: 100, tables: 3 })
    const { standing } = await loadStanding(db, world.event.id, { id: world.plan.id, weights: {} })

    const ranked = rankWaiting(standing, world.left.id)

    expect(ranked.map((row) => row.applicationId)).toEqual(
      [good, fair, huge].map(({ application }) => application.id),
    )
    expect(ranked.map((row) => row.rules)).toEqual([[], [], ['too-large']])
    expect(ranked[0]?.points).toBeGreaterThan(ranked[1]?.points ?? 0)
    expect(ranked[0]?.reasons.length).toBeGreaterThan(0)
    expect(standing.ground.applicants.filter(({ place }) => place !== null)).toHaveLength(1)
  })

  test('is free as well when the exhibitor withdraws its whole application', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    const goes = await applicant(db, world, { boothId: world.left.id })
    await publishPlan(db, { ...world.who, planId: world.plan.id, now })

    await withdrawApplication(db, {
      eventId: world.event.id,
      exhibitorId: goes.exhibitor.id,
      userId: goes.officer.id,
    })

    expect((await lettersOf(db)).map((row) => row.withdrawnAt !== null)).toEqual([true])
  })
})

describe('on behalf of an exhibitor', () => {
  test('the organizer takes back a no as long as the tables are free', async () => {
    await using db = await createTestDb()
    const world = await setUp(db)
    const unit = await applicant(db, world, { boothId: world.left.id })
    const other = await applicant(db, world, { boothId: world.right.id })
    const next = await applicant(db, world, { status: 'waiting_list' })
    await publishPlan(db, { ...world.who, planId: world.plan.id, now })
    await answerOf(db, world, unit, 'declined')
    const onBehalf = async (of: typeof unit, answer: 'confirmed' | 'declined') =>
      answerOnBehalf(db, {
        ...world.who,
        letterId: (await letterOf(db, of.application.id)).id,
        answer,
        remark: 'Lewat telepon',
        now: later,
      })

    expect(await outcome(onBehalf(unit, 'confirmed'))).toBe('done')
    expect(await letterOf(db, unit.application.id)).toMatchObject({
      boothCode: 'A-01',
      answer: 'confirmed',
      answerRemark: 'Lewat telepon',
    })

    await onBehalf(other, 'declined')
    await givePlace(db, {
      ...world.who,
      applicationId: next.application.id,
      boothId: world.right.id,
      now: later,
    })
    expect(await outcome(onBehalf(other, 'confirmed'))).toBe('placeTaken')
  })
})

test('reminding writes to those without an answer only, and not twice within a day', async () => {
  await using db = await createTestDb()
  const world = await setUp(db)
  const silent = await applicant(db, world, { boothId: world.left.id })
  const quick = await applicant(db, world, { boothId: world.right.id })
  await publishPlan(db, { ...world.who, planId: world.plan.id, now })
  await answerOf(db, world, quick, 'confirmed')
  const before = await mailsTo(db)

  const counts = await Promise.all(
    [1, 2].map(() => remindUnanswered(db, { ...world.who, now: later })),
  )

  expect(counts.sort()).toEqual([0, 1])
  expect((await mailsTo(db)).slice(before.length)).toEqual([
    ['place-reminder', silent.officer.email],
  ])
})
