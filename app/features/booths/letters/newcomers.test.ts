import { expect, test } from 'vitest'
import { parseForm } from '#app/lib/forms.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createOfficer,
  createPlan,
  createUptExhibitor,
  createUser,
  createZone,
  placeInPlan,
} from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { changePlan } from '../plans/change-plan.server.ts'
import { placeApplication } from '../plans/place-application.server.ts'
import { PlanForm } from '../plans/plan-forms.ts'
import { duplicatePlan } from '../plans/plan-versions.server.ts'
import { publishPlan } from '../publish-plan.server.ts'
import { givePlace } from './give-place.server.ts'
import { listNewcomers } from './newcomers.server.ts'

const now = new Date('2026-07-10T03:00:00Z')

/** A published plan with one exhibitor in the first of two booths, a draft begun from it, and two who wait. */
async function setUp(db: Db) {
  const event = await createEvent(db, { status: 'call_closed' })
  const user = await createUser(db)
  const zone = await createZone(db, { eventId: event.id })
  const ofZone = { eventId: event.id, zoneId: zone.id, capacity: 2 }
  const left = await createBooth(db, { ...ofZone, code: 'A-01' })
  const right = await createBooth(db, { ...ofZone, code: 'A-02' })
  const plan = await createPlan(db, { eventId: event.id })
  const person = async (status: 'endorsed' | 'waiting_list', tables: number) => {
    const exhibitor = await createUptExhibitor(db)
    const { email } = await createOfficer(db, exhibitor.id)
    const { id } = await createApplication(db, {
      eventId: event.id,
      exhibitorId: exhibitor.id,
      status,
      tables,
    })
    return { id, email, name: exhibitor.name }
  }
  const placed = await person('endorsed', 2)
  const waiting = [await person('waiting_list', 1), await person('waiting_list', 1)] as const
  const who = { eventId: event.id, userId: user.id }
  await placeInPlan(db, {
    eventId: event.id,
    planId: plan.id,
    applicationId: placed.id,
    boothId: left.id,
    tables: 2,
  })
  await publishPlan(db, { ...who, planId: plan.id, now })
  const draft = await duplicatePlan(db, who, plan.id)
  const give = (applicationId: string) =>
    givePlace(db, { ...who, applicationId, boothId: right.id, now })
  return { event, who, draft, placed, waiting, left, right, give }
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

const mails = async (db: Db) =>
  (
    await db.selectFrom('outboxMessage').select(['template', 'toAddress']).orderBy('id').execute()
  ).map((mail) => [mail.template, mail.toAddress])

test('a draft older than a place given meanwhile is not published before somebody decides', async () => {
  await using db = await createTestDb()
  const { who, draft, placed, waiting, give } = await setUp(db)
  expect(await listNewcomers(db, who.eventId, draft.id)).toEqual([])
  await give(waiting[0].id)

  expect(await listNewcomers(db, who.eventId, draft.id)).toMatchObject([
    { applicationId: waiting[0].id, exhibitor: waiting[0].name, booth: 'A-02' },
  ])
  expect(await outcome(publishPlan(db, { ...who, planId: draft.id, now }))).toBe('newcomersUnread')
  expect(await published(db)).toEqual([placed.id, waiting[0].id].sort())
})

test('kept, the newcomer stays where it was told and hears nothing more', async () => {
  await using db = await createTestDb()
  const { who, draft, placed, waiting, give } = await setUp(db)
  await give(waiting[0].id)
  const before = await mails(db)

  await publishPlan(db, { ...who, planId: draft.id, newcomers: { kind: 'keep' }, now })

  expect(await published(db)).toEqual([placed.id, waiting[0].id].sort())
  expect(await mails(db)).toEqual(before)
})

test('dropped by name, the newcomer is told; one whose name was not read keeps the plan from being published', async () => {
  await using db = await createTestDb()
  const { who, draft, placed, waiting, give } = await setUp(db)
  await give(waiting[0].id)
  const read = [waiting[0].id]
  await give(waiting[1].id)
  const drop = (newcomerIds: string[]) =>
    changePlan(db, who, { intent: 'publish', planId: draft.id, newcomers: 'drop', newcomerIds })

  expect(await outcome(drop(read))).toBe('newcomersUnread')
  expect(await outcome(drop(waiting.map(({ id }) => id)))).toBe('done')

  expect(await published(db)).toEqual([placed.id])
  expect((await mails(db)).slice(-2).sort()).toEqual(
    waiting.map(({ email }) => ['placement-changed', email]).sort(),
  )
})

test('a newcomer whose booth the draft has filled is named, and nothing is changed', async () => {
  await using db = await createTestDb()
  const { who, draft, placed, waiting, right, give } = await setUp(db)
  await give(waiting[0].id)
  await placeApplication(db, {
    ...who,
    planId: draft.id,
    applicationId: placed.id,
    boothId: right.id,
  })

  const kept = publishPlan(db, { ...who, planId: draft.id, newcomers: { kind: 'keep' }, now })
  expect(await outcome(kept)).toBe('newcomerNoRoom')
  expect(await published(db)).toEqual([placed.id, waiting[0].id].sort())
})

test('taken over on the board, they are newcomers no more', async () => {
  await using db = await createTestDb()
  const { who, draft, waiting, give } = await setUp(db)
  await give(waiting[0].id)
  await give(waiting[1].id)

  await changePlan(db, who, { intent: 'carry', planId: draft.id })

  expect(await listNewcomers(db, who.eventId, draft.id)).toEqual([])
  await publishPlan(db, { ...who, planId: draft.id, now })
  expect(await published(db)).toHaveLength(3)
})

test('whether a place is given or the draft published first, nobody who was told loses it unread', async () => {
  await using db = await createTestDb()
  const { who, draft, waiting, give } = await setUp(db)

  const [publishing, given] = await Promise.all([
    outcome(publishPlan(db, { ...who, planId: draft.id, now })),
    outcome(give(waiting[0].id)),
  ])

  expect(given).toBe('done')
  expect(['done', 'newcomersUnread']).toContain(publishing)
  expect(await published(db)).toContain(waiting[0].id)
})

test('who was taken out of a draft that began with them loses the place as planned', async () => {
  await using db = await createTestDb()
  const { who, waiting, placed, give } = await setUp(db)
  await give(waiting[0].id)
  const { id: current } = await db
    .selectFrom('allocationPlan')
    .select('id')
    .where('status', '=', 'published')
    .executeTakeFirstOrThrow()
  const draft = await duplicatePlan(db, who, current)
  await db
    .deleteFrom('placement')
    .where('planId', '=', draft.id)
    .where('applicationId', '=', waiting[0].id)
    .execute()

  expect(await outcome(publishPlan(db, { ...who, planId: draft.id, now }))).toBe('done')
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
