import { expect, test } from 'vitest'
import { parseForm } from '#app/lib/forms.ts'
import type { Db } from '#db/connect.server.ts'
import { createApplicant, createLetterWorld, later, now } from '#tests/support/letter-world.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { givePlace } from '../letters/give-place.server.ts'
import { listWithoutAddress } from '../letters/without-address.server.ts'
import { PlanForm } from '../plans/plan-forms.ts'
import { duplicatePlan } from '../plans/plan-versions.server.ts'
import { listLeftOut } from './left-out.server.ts'
import { publishPlan } from './publish-plan.server.ts'

/** A draft with one exhibitor in a booth, and three who were endorsed and have none in it. */
async function setUp(db: Db) {
  const world = await createLetterWorld(db)
  const placed = await createApplicant(db, world, { boothId: world.left.id })
  const [first, second, third] = [
    await createApplicant(db, world),
    await createApplicant(db, world),
    await createApplicant(db, world, { tables: 1 }),
  ]
  const ids = [first, second, third].map(({ application }) => application.id)
  return { ...world, placed, first, second, third, ids }
}

const statusesOf = async (db: Db) =>
  new Map(
    (await db.selectFrom('application').select(['id', 'status']).execute()).map((row) => [
      row.id,
      row.status,
    ]),
  )

/** What mails have said so far to this address. */
const heardBy = async (db: Db, address: string) =>
  (
    await db
      .selectFrom('outboxMessage')
      .select(['template', 'props'])
      .where('toAddress', '=', address)
      .orderBy('id')
      .execute()
  ).map(({ template, props }) => [template, JSON.parse(JSON.stringify(props))])

test('a plan is not published before somebody has said what becomes of those it leaves out', async () => {
  await using db = await createTestDb()
  const { event, actor, plan, ids } = await setUp(db)

  expect((await listLeftOut(db, event.id, plan.id)).map((row) => row.applicationId).sort()).toEqual(
    [...ids].sort(),
  )
  const publish = (applicationIds: string[]) =>
    outcome(
      publishPlan(db, actor, {
        planId: plan.id,
        leftOut: { all: 'waiting_list', applicationIds },
        now,
      }),
    )
  expect(await outcome(publishPlan(db, actor, { planId: plan.id, now }))).toBe('leftOutUnread')
  expect(await publish(ids.slice(1))).toBe('leftOutUnread')
  expect(await publish(ids)).toBe('done')
})

test('everybody left out is told what was chosen for them, and stands so', async () => {
  await using db = await createTestDb()
  const { actor, plan, placed, first, second, third, ids } = await setUp(db)
  const own = new Map([
    [second.application.id, 'declined'],
    [third.application.id, 'placing'],
  ] as const)

  const { told } = await publishPlan(db, actor, {
    planId: plan.id,
    leftOut: { all: 'waiting_list', applicationIds: ids, own },
    now,
  })

  expect(told).toBe(4)
  const statuses = await statusesOf(db)
  expect([placed, first, second, third].map(({ application: { id } }) => statuses.get(id))).toEqual(
    ['accepted', 'waiting_list', 'declined', 'endorsed'],
  )
  const decided = (decision: string) => [
    ['application-decided', expect.objectContaining({ decision })],
  ]
  expect(await heardBy(db, first.officer.email)).toEqual(decided('waiting_list'))
  expect(await heardBy(db, second.officer.email)).toEqual(decided('declined'))
  expect(await heardBy(db, third.officer.email)).toEqual(decided('placing'))
})

test('who loses a published place is named before, and hears of it once', async () => {
  await using db = await createTestDb()
  const { event, actor, plan, placed, third, ids } = await setUp(db)
  const all = { all: 'placing', applicationIds: ids } as const
  await publishPlan(db, actor, { planId: plan.id, leftOut: all, now })
  const draft = await duplicatePlan(db, actor, plan.id)
  await db
    .updateTable('placement')
    .set({ applicationId: third.application.id, tables: 1 })
    .where('planId', '=', draft.id)
    .execute()

  const leftOut = await listLeftOut(db, event.id, draft.id)
  expect(leftOut.filter(({ losesBooth }) => losesBooth !== null)).toMatchObject([
    { applicationId: placed.application.id, exhibitor: placed.exhibitor.name, losesBooth: 'A-01' },
  ])
  await publishPlan(db, actor, {
    planId: draft.id,
    leftOut: { all: 'placing', applicationIds: leftOut.map(({ applicationId }) => applicationId) },
    now: later,
  })

  expect((await heardBy(db, placed.officer.email)).slice(1)).toEqual([
    ['placement-changed', expect.objectContaining({ from: 'A-01', fate: 'placing' })],
  ])
})

test('a place given afterwards asks nobody again', async () => {
  await using db = await createTestDb()
  const { actor, plan, right, first, ids } = await setUp(db)
  const leftOut = { all: 'placing', applicationIds: ids } as const
  await publishPlan(db, actor, { planId: plan.id, leftOut, now })

  const given = { applicationId: first.application.id, boothId: right.id, now: later }
  expect(await outcome(givePlace(db, actor, given))).toBe('done')
})

test('whom no mail reaches is listed with what there is to tell', async () => {
  await using db = await createTestDb()
  const { event, actor, plan, placed, second, ids } = await setUp(db)
  const unreached = [placed, second].map(({ exhibitor }) => exhibitor.id)
  await db.deleteFrom('roleGrant').where('exhibitorId', 'in', unreached).execute()
  await db
    .updateTable('exhibitor')
    .set({ contactEmail: null })
    .where('id', 'in', unreached)
    .execute()
  const leftOut = { all: 'declined', applicationIds: ids } as const
  await publishPlan(db, actor, { planId: plan.id, leftOut, now })

  const rows = await listWithoutAddress(db, event.id)
  expect(rows.map(({ exhibitor, booth, status }) => [exhibitor, booth, status]).sort()).toEqual(
    [
      [placed.exhibitor.name, 'A-01', 'accepted'],
      [second.exhibitor.name, null, 'declined'],
    ].sort(),
  )
})

test('the dialog sends all names in one field, and only the answers that differ', () => {
  const id = '0193a5c0-0000-7000-8000-00000000000a'
  const form = new FormData()
  form.set('intent', 'publish')
  form.set('planId', id)
  form.set('leftOut', 'placing')
  form.set('leftOutIds', `${id},${id}`)
  for (const own of ['', `${id}:declined`, '']) form.append('leftOutOwn', own)
  const submission = parseForm(form, PlanForm)
  expect(submission.status === 'success' && submission.value).toMatchObject({
    leftOut: 'placing',
    leftOutIds: [id, id],
    leftOutOwn: [[id, 'declined']],
  })
})
