import { expect, test } from 'vitest'
import { parseForm } from '#app/lib/forms.ts'
import type { Db } from '#db/connect.server.ts'
import { createApplicant, createLetterWorld, mailsTo, now } from '#tests/support/letter-world.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { changePlan } from '../plans/change-plan.server.ts'
import { placeApplication } from '../plans/place-application.server.ts'
import { PlanForm } from '../plans/plan-forms.ts'
import { duplicatePlan } from '../plans/plan-versions.server.ts'
import { publishPlan } from '../publish/publish-plan.server.ts'
import { givePlace } from './give-place.server.ts'
import { listNewcomers } from './newcomers.server.ts'

/** A published plan with one exhibitor in the first of two booths, a draft begun from it, and two who wait. */
async function setUp(db: Db) {
  const world = await createLetterWorld(db)
  const { event, left, right, plan, actor } = world
  const person = async (options: Parameters<typeof createApplicant>[2]) => {
    const { exhibitor, officer, application } = await createApplicant(db, world, options)
    return { id: application.id, email: officer.email, name: exhibitor.name }
  }
  const waits = { status: 'waiting_list', tables: 1 } as const
  const placed = await person({ boothId: left.id })
  const waiting = [await person(waits), await person(waits)] as const
  await publishPlan(db, actor, { planId: plan.id, now })
  const draft = await duplicatePlan(db, actor, plan.id)
  const give = (applicationId: string) =>
    givePlace(db, actor, { applicationId, boothId: right.id, now })
  return { event, actor, draft, placed, waiting, left, right, give }
}

async function published(db: Db) {
  const rows = await db
    .selectFrom('placement')
    .innerJoin('allocationPlan', 'allocationPlan.id', 'placement.planId')
    .select('applicationId')
    .where('allocationPlan.status', '=', 'published')
    .execute()
  return rows.map((row) => row.applicationId).sort()
}

test('a draft older than a place given meanwhile is not published before somebody decides', async () => {
  await using db = await createTestDb()
  const { actor, draft, placed, waiting, give } = await setUp(db)
  expect(await listNewcomers(db, actor.eventId, draft.id)).toEqual([])
  await give(waiting[0].id)

  expect(await listNewcomers(db, actor.eventId, draft.id)).toMatchObject([
    { applicationId: waiting[0].id, exhibitor: waiting[0].name, booth: 'A-02' },
  ])
  expect(await outcome(publishPlan(db, actor, { planId: draft.id, now }))).toBe('newcomersUnread')
  expect(await published(db)).toEqual([placed.id, waiting[0].id].sort())
})

test('kept, the newcomer stays where it was told and hears nothing more', async () => {
  await using db = await createTestDb()
  const { actor, draft, placed, waiting, give } = await setUp(db)
  await give(waiting[0].id)
  const before = await mailsTo(db)

  await publishPlan(db, actor, { planId: draft.id, newcomers: { kind: 'keep' }, now })

  expect(await published(db)).toEqual([placed.id, waiting[0].id].sort())
  expect(await mailsTo(db)).toEqual(before)
})

test('dropped by name, the newcomer is told; one whose name was not read keeps the plan from being published', async () => {
  await using db = await createTestDb()
  const { actor, draft, placed, waiting, give } = await setUp(db)
  await give(waiting[0].id)
  const read = [waiting[0].id]
  await give(waiting[1].id)
  const drop = (newcomerIds: string[]) =>
    changePlan(db, actor, {
      intent: 'publish',
      planId: draft.id,
      newcomers: 'drop',
      newcomerIds,
      leftOut: 'waiting_list',
      leftOutIds: [],
      leftOutOwn: [],
    })

  expect(await outcome(drop(read))).toBe('newcomersUnread')
  expect(await outcome(drop(waiting.map(({ id }) => id)))).toBe('done')

  expect(await published(db)).toEqual([placed.id])
  expect((await mailsTo(db)).slice(-2).sort()).toEqual(
    waiting.map(({ email }) => ['placement-changed', email]).sort(),
  )
})

test('a newcomer whose booth the draft has filled is named, and nothing is changed', async () => {
  await using db = await createTestDb()
  const { actor, draft, placed, waiting, right, give } = await setUp(db)
  await give(waiting[0].id)
  await placeApplication(db, actor, {
    planId: draft.id,
    applicationId: placed.id,
    boothId: right.id,
  })

  const kept = publishPlan(db, actor, { planId: draft.id, newcomers: { kind: 'keep' }, now })
  expect(await outcome(kept)).toBe('newcomerNoRoom')
  expect(await published(db)).toEqual([placed.id, waiting[0].id].sort())
})

test('taken over on the board, they are newcomers no more', async () => {
  await using db = await createTestDb()
  const { actor, draft, waiting, give } = await setUp(db)
  await give(waiting[0].id)
  await give(waiting[1].id)

  await changePlan(db, actor, { intent: 'carry', planId: draft.id })

  expect(await listNewcomers(db, actor.eventId, draft.id)).toEqual([])
  await publishPlan(db, actor, { planId: draft.id, now })
  expect(await published(db)).toHaveLength(3)
})

test('whether a place is given or the draft published first, nobody who was told loses it unread', async () => {
  await using db = await createTestDb()
  const { actor, draft, waiting, give } = await setUp(db)

  const [publishing, given] = await Promise.all([
    outcome(publishPlan(db, actor, { planId: draft.id, now })),
    outcome(give(waiting[0].id)),
  ])

  expect(given).toBe('done')
  expect(['done', 'newcomersUnread']).toContain(publishing)
  expect(await published(db)).toContain(waiting[0].id)
})

test('who was taken out of a draft that began with them loses the place as planned', async () => {
  await using db = await createTestDb()
  const { actor, waiting, placed, give } = await setUp(db)
  await give(waiting[0].id)
  const { id: current } = await db
    .selectFrom('allocationPlan')
    .select('id')
    .where('status', '=', 'published')
    .executeTakeFirstOrThrow()
  const draft = await duplicatePlan(db, actor, current)
  await db
    .deleteFrom('placement')
    .where('planId', '=', draft.id)
    .where('applicationId', '=', waiting[0].id)
    .execute()

  expect(await outcome(publishPlan(db, actor, { planId: draft.id, now }))).toBe('leftOutUnread')
  const leftOut = { all: 'placing', applicationIds: [waiting[0].id] } as const
  expect(await outcome(publishPlan(db, actor, { planId: draft.id, leftOut, now }))).toBe('done')
  expect(await published(db)).toEqual([placed.id])
})

test('the dialog sends the names that were shown, one or many, or none where nobody came', () => {
  const planId = '0193a5c0-0000-7000-8000-000000000001'
  const ids = ['0193a5c0-0000-7000-8000-00000000000a', '0193a5c0-0000-7000-8000-00000000000b']
  const read = (newcomerIds: string[]) => {
    const form = new FormData()
    form.set('intent', 'publish')
    form.set('planId', planId)
    for (const id of newcomerIds) form.append('newcomerIds', id)
    const submission = parseForm(form, PlanForm)
    return submission.status === 'success' ? submission.value : submission.error
  }

  expect(read([])).toMatchObject({ newcomerIds: [] })
  expect(read(ids.slice(0, 1))).toMatchObject({ newcomerIds: ids.slice(0, 1) })
  expect(read(ids)).toMatchObject({ newcomerIds: ids })
})
