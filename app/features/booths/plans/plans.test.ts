import { expect, test } from 'vitest'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createExhibitor,
  createOfficer,
  createPlan,
  createProduct,
  createUptExhibitor,
  createUser,
  createZone,
} from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { DEFAULT_WEIGHTS } from '../allocation/problem.ts'
import { publishPlan } from '../publish/publish-plan.server.ts'
import { proposeAllocation } from '../runs/propose-allocation.server.ts'
import { changeLock } from './locks.server.ts'
import { movePlacements } from './move-placements.server.ts'
import { placeApplication, takeOutApplication } from './place-application.server.ts'
import { invertPlanStep, type PlanStep } from './plan-step.ts'
import { deletePlan, duplicatePlan } from './plan-versions.server.ts'
import { takePlanStep } from './take-step.server.ts'

async function ground(db: Db) {
  const event = await createEvent(db, { status: 'call_closed' })
  const user = await createUser(db)
  const zone = await createZone(db, { eventId: event.id })
  const plan = await createPlan(db, { eventId: event.id })
  return { event, user, zone, plan, actor: { eventId: event.id, userId: user.id } }
}

function boothsOf(db: Db, planId: string) {
  return db
    .selectFrom('placement')
    .innerJoin('booth', 'booth.id', 'placement.boothId')
    .select(['placement.applicationId', 'booth.code'])
    .where('planId', '=', planId)
    .orderBy('booth.code')
    .execute()
}

test('of twenty people placing into the last table of a booth exactly one succeeds', async () => {
  await using db = await createTestDb()
  const { event, zone, plan, actor } = await ground(db)
  const booth = await createBooth(db, { eventId: event.id, zoneId: zone.id, capacity: 1 })
  const applications = await Promise.all(
    Array.from({ length: 20 }, () => createApplication(db, { eventId: event.id })),
  )

  const outcomes = await Promise.all(
    applications.map(({ id }) =>
      outcome(
        placeApplication(db, actor, { planId: plan.id, applicationId: id, boothId: booth.id }),
      ),
    ),
  )

  expect(outcomes.filter((key) => key === 'done')).toHaveLength(1)
  expect(outcomes.filter((key) => key === 'boothFull')).toHaveLength(19)
  expect(await boothsOf(db, plan.id)).toHaveLength(1)
})

test('a booth against a rule is refused with the rule named', async () => {
  await using db = await createTestDb()
  const { event, zone, plan, actor } = await ground(db)
  const dry = await createBooth(db, {
    eventId: event.id,
    zoneId: zone.id,
    capacity: 3,
    powerWatts: 500,
    hasWater: false,
    cookingAllowed: false,
  })
  const thirsty = await createApplication(db, { eventId: event.id, needsWater: true })
  const cook = await createApplication(db, { eventId: event.id, needsCooking: true })
  const first = await createApplication(db, { eventId: event.id, powerWatts: 300 })
  const second = await createApplication(db, { eventId: event.id, powerWatts: 300 })
  const large = await createApplication(db, { eventId: event.id, tables: 4 })
  const put = (applicationId: string) =>
    outcome(placeApplication(db, actor, { planId: plan.id, applicationId, boothId: dry.id }))

  expect(await put(thirsty.id)).toBe('ruleWater')
  expect(await put(cook.id)).toBe('ruleCooking')
  expect(await put(large.id)).toBe('ruleTooLarge')
  expect(await put(first.id)).toBe('done')
  expect(await put(second.id)).toBe('rulePowerTaken')
})

test('a Kanwil gets no more tables than its quota, and an excluded booth stays closed', async () => {
  await using db = await createTestDb()
  const { event, zone, plan, actor } = await ground(db)
  const booth = await createBooth(db, { eventId: event.id, zoneId: zone.id, capacity: 9 })
  const exhibitors = [await createUptExhibitor(db, 'BA'), await createUptExhibitor(db, 'BA')]
  const [first, second] = await Promise.all(
    exhibitors.map(({ id }) => createApplication(db, { eventId: event.id, exhibitorId: id })),
  )
  const other = await createApplication(db, { eventId: event.id })
  await db
    .insertInto('kanwilQuota')
    .values({ eventId: event.id, kanwilCode: 'BA', maxTables: 1 })
    .execute()
  await db
    .insertInto('boothExclusion')
    .values({ eventId: event.id, applicationId: other.id, boothId: booth.id })
    .execute()
  const put = (applicationId = '') =>
    outcome(placeApplication(db, actor, { planId: plan.id, applicationId, boothId: booth.id }))

  expect(await put(first?.id)).toBe('done')
  expect(await put(second?.id)).toBe('ruleKanwilMax')
  expect(await put(other.id)).toBe('ruleExcluded')
})

test('two change booths in one step although both booths are full', async () => {
  await using db = await createTestDb()
  const { event, zone, plan, actor } = await ground(db)
  const [left, right] = await Promise.all(
    ['A-01', 'A-02'].map((code) =>
      createBooth(db, { eventId: event.id, zoneId: zone.id, code, capacity: 2 }),
    ),
  )
  const first = await createApplication(db, { eventId: event.id, tables: 2 })
  const second = await createApplication(db, { eventId: event.id, tables: 2 })
  const planId = plan.id
  await placeApplication(db, actor, { planId, applicationId: first.id, boothId: left?.id ?? '' })
  await placeApplication(db, actor, { planId, applicationId: second.id, boothId: right?.id ?? '' })

  const swap = [
    { applicationId: first.id, from: left?.id ?? null, to: right?.id ?? null },
    { applicationId: second.id, from: right?.id ?? null, to: left?.id ?? null },
  ]
  await movePlacements(db, actor, planId, swap)

  expect(await boothsOf(db, plan.id)).toEqual([
    { applicationId: second.id, code: 'A-01' },
    { applicationId: first.id, code: 'A-02' },
  ])
  const loads = await db.selectFrom('boothLoad').select('tables').execute()
  expect(loads).toEqual([{ tables: 2 }, { tables: 2 }])
})

test('a locked placement is moved, swapped and removed by nobody, and kept by a proposal', async () => {
  await using db = await createTestDb()
  const { event, zone, plan, actor } = await ground(db)
  const [left, right] = await Promise.all(
    ['A-01', 'A-02'].map((code) =>
      createBooth(db, { eventId: event.id, zoneId: zone.id, code, capacity: 1 }),
    ),
  )
  const application = await createApplication(db, { eventId: event.id })
  const planned = { planId: plan.id, applicationId: application.id }
  await placeApplication(db, actor, { ...planned, boothId: right?.id ?? '' })
  await changeLock(db, actor, plan.id, { target: 'placement', id: application.id, locked: true })

  expect(await outcome(placeApplication(db, actor, { ...planned, boothId: left?.id ?? '' }))).toBe(
    'placementLocked',
  )
  expect(await outcome(takeOutApplication(db, actor, planned))).toBe('placementLocked')
  const proposal = await proposeAllocation(db, actor, {
    weights: DEFAULT_WEIGHTS,
    seed: 5,
    basePlanId: plan.id,
    includeWaiting: false,
    steps: 200,
  })
  expect(await boothsOf(db, proposal.id)).toEqual([{ applicationId: application.id, code: 'A-02' }])
})

test('a proposal writes placements with reasons and leftovers with the rule in the way', async () => {
  await using db = await createTestDb()
  const { event, zone, actor } = await ground(db)
  await createBooth(db, { eventId: event.id, zoneId: zone.id, capacity: 1, hasWater: false })
  const fits = await createApplication(db, { eventId: event.id, status: 'endorsed' })
  const dry = await createApplication(db, { eventId: event.id, needsWater: true })
  const waiting = await createApplication(db, { eventId: event.id, status: 'waiting_list' })

  const plan = await proposeAllocation(db, actor, {
    weights: DEFAULT_WEIGHTS,
    seed: 1,
    includeWaiting: false,
  })

  const placed = await db.selectFrom('placement').selectAll().execute()
  expect(placed.map((row) => row.applicationId)).toEqual([fits.id])
  expect(placed[0]?.reasons).toEqual([{ code: 'only-booth' }])
  const left = await db.selectFrom('planLeftover').selectAll().execute()
  expect(left.map((row) => [row.planId, row.applicationId])).toEqual([[plan.id, dry.id]])
  expect(left[0]?.reasons).toMatchObject([
    {
      code: 'blocked',
      blocked: [
        // Neither alone would let it in.
        { rule: 'water', and: ['full'], booths: 1 },
      ],
    },
    {
      code: 'remedy',
      remedy: { changes: [{ kind: 'without-water' }, { kind: 'more-tables', tables: 1 }] },
    },
  ])
  expect(placed.some((row) => row.applicationId === waiting.id)).toBe(false)
})

test('publishing accepts, lists the goods, tells the officers, and telling again is only for those who moved', async () => {
  await using db = await createTestDb()
  const { event, zone, plan, actor } = await ground(db)
  const [left, right] = await Promise.all(
    ['A-01', 'A-02'].map((code) =>
      createBooth(db, { eventId: event.id, zoneId: zone.id, code, capacity: 2 }),
    ),
  )
  const stays = await createExhibitor(db)
  const moves = await createExhibitor(db)
  for (const { id } of [stays, moves]) {
    await createOfficer(db, id)
  }
  const first = await createApplication(db, { eventId: event.id, exhibitorId: stays.id })
  const second = await createApplication(db, {
    eventId: event.id,
    exhibitorId: moves.id,
    status: 'endorsed',
  })
  const product = await createProduct(db, { exhibitorId: moves.id })
  await db
    .insertInto('applicationProduct')
    .values({
      eventId: event.id,
      applicationId: second.id,
      productId: product.id,
      priceIdr: 75_000,
      stock: 12,
    })
    .execute()
  const put = (planId: string, applicationId: string, boothId = '') =>
    placeApplication(db, actor, { planId, applicationId, boothId })
  await put(plan.id, first.id, left?.id)
  await put(plan.id, second.id, left?.id)

  expect(await publishPlan(db, actor, { planId: plan.id })).toEqual({ placed: 2, told: 2 })
  const copy = await duplicatePlan(db, actor, plan.id)
  await put(copy.id, second.id, right?.id)
  expect(await publishPlan(db, actor, { planId: copy.id })).toEqual({ placed: 2, told: 1 })

  const plans = await db
    .selectFrom('allocationPlan')
    .select(['id', 'status'])
    .orderBy('id')
    .execute()
  expect(plans).toEqual([
    { id: plan.id, status: 'superseded' },
    { id: copy.id, status: 'published' },
  ])
  const statuses = await db.selectFrom('application').select('status').distinct().execute()
  expect(statuses).toEqual([{ status: 'accepted' }])
  const listings = await db
    .selectFrom('listing')
    .innerJoin('booth', 'booth.id', 'listing.boothId')
    .select(['booth.code', 'listing.priceIdr', 'listing.stock', 'listing.active'])
    .orderBy('booth.code')
    .execute()
  expect(listings).toEqual([
    { code: 'A-01', priceIdr: 75_000, stock: 12, active: false },
    { code: 'A-02', priceIdr: 75_000, stock: 12, active: true },
  ])
  const mails = await db.selectFrom('outboxMessage').select('template').orderBy('id').execute()
  expect(mails.map((mail) => mail.template)).toEqual([
    'placement-published',
    'placement-published',
    'placement-changed',
  ])
})

test('what has been published is changed and deleted by nobody', async () => {
  await using db = await createTestDb()
  const { event, plan, actor } = await ground(db)
  const booth = await createBooth(db, { eventId: event.id })
  const application = await createApplication(db, { eventId: event.id })
  const planned = { planId: plan.id, applicationId: application.id }
  await placeApplication(db, actor, { ...planned, boothId: booth.id })
  await publishPlan(db, actor, { planId: plan.id })

  expect(await outcome(takeOutApplication(db, actor, planned))).toBe('planNotDraft')
  expect(await outcome(deletePlan(db, actor, plan.id))).toBe('planNotDraft')
  expect(await outcome(publishPlan(db, actor, { planId: plan.id }))).toBe('planNotDraft')
})

test('a plan of another festival is not found', async () => {
  await using db = await createTestDb()
  const { event, plan } = await ground(db)
  const elsewhere = await ground(db)
  const booth = await createBooth(db, { eventId: event.id })
  const application = await createApplication(db, { eventId: event.id })

  const placing = placeApplication(db, elsewhere.actor, {
    planId: plan.id,
    applicationId: application.id,
    boothId: booth.id,
  })

  await expect(placing).rejects.toEqual(new DomainError('planNotFound'))
})

test('a swap that is taken back leaves the reason there was', async () => {
  await using db = await createTestDb()
  const { event, zone, plan, actor } = await ground(db)
  const [left, right] = await Promise.all(
    ['A-01', 'A-02'].map((code) =>
      createBooth(db, { eventId: event.id, zoneId: zone.id, code, capacity: 2 }),
    ),
  )
  const wish = [{ code: 'wish', rank: 1 }]
  const standing = async (booth: typeof left, reasons: unknown) => {
    const { id } = await createApplication(db, { eventId: event.id, tables: 2 })
    await db
      .insertInto('placement')
      .values({
        eventId: event.id,
        planId: plan.id,
        applicationId: id,
        boothId: booth?.id ?? '',
        tables: 2,
        reasons: JSON.stringify(reasons),
      })
      .execute()
    return { applicationId: id, from: booth?.id ?? null }
  }
  const first = await standing(left, wish)
  const second = await standing(right, [{ code: 'by-hand' }])
  const step: PlanStep = {
    kind: 'moves',
    moves: [
      { ...first, to: second.from },
      { ...second, to: first.from },
    ],
  }
  const reasonsOf = async () =>
    new Map(
      (await db.selectFrom('placement').select(['applicationId', 'reasons']).execute()).map(
        (row) => [row.applicationId, row.reasons],
      ),
    )

  const done = await takePlanStep(db, actor, plan.id, step)
  expect(done.byHand.sort()).toEqual([first.applicationId, second.applicationId].sort())
  expect((await reasonsOf()).get(first.applicationId)).toEqual([{ code: 'by-hand' }])

  const undone = await takePlanStep(db, actor, plan.id, invertPlanStep(step))
  expect(undone.byHand).toEqual([second.applicationId])
  expect((await reasonsOf()).get(first.applicationId)).toEqual(wish)

  // Taken out and put back, too.
  const out: PlanStep = { kind: 'moves', moves: [{ ...first, to: null }] }
  await takePlanStep(db, actor, plan.id, out)
  await takePlanStep(db, actor, plan.id, invertPlanStep(out))
  expect((await reasonsOf()).get(first.applicationId)).toEqual(wish)
})
