import { expect, test } from 'vitest'
import { DEFAULT_WEIGHTS } from '#app/features/booths/allocation/problem.ts'
import { proposeAllocation } from '#app/features/booths/runs/propose-allocation.server.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createPlan,
  createUptExhibitor,
  createUser,
  createZone,
} from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { loadComparison } from '../compare/load-comparison.server.ts'
import { keepPreview } from '../keep-preview.server.ts'
import { changeLock } from '../locks.server.ts'
import { movePlacements } from '../move-placements.server.ts'
import { listPlans } from '../plan-page.server.ts'
import { duplicatePlan } from '../plan-versions.server.ts'
import { takePlanStep } from '../take-step.server.ts'
import { loadBoard, loadBoardState, revisionOf, stampOf } from './board-data.server.ts'

/** A festival with three booths of two tables, four units of two Kanwil, and an empty plan. */
async function setUp(db: Db) {
  const event = await createEvent(db, { status: 'call_closed' })
  const user = await createUser(db)
  const zone = await createZone(db, { eventId: event.id })
  const plan = await createPlan(db, { eventId: event.id })
  const [a, b, c] = await Promise.all(
    ['A-01', 'A-02', 'A-03'].map((code) =>
      createBooth(db, { eventId: event.id, zoneId: zone.id, code, capacity: 2 }),
    ),
  )
  const units: string[] = []
  for (const kanwil of ['BA', 'BA', 'JB', 'JB']) {
    const exhibitor = await createUptExhibitor(db, kanwil)
    units.push((await createApplication(db, { eventId: event.id, exhibitorId: exhibitor.id })).id)
  }
  const actor = { eventId: event.id, userId: user.id }
  const [first = '', second = '', third = '', fourth = ''] = units
  return {
    event,
    actor,
    planId: plan.id,
    a: a?.id ?? '',
    b: b?.id ?? '',
    c: c?.id ?? '',
    first,
    second,
    third,
    fourth,
  }
}

async function placesOf(db: Db, eventId: string, planId: string) {
  return new Map((await loadBoardState(db, eventId, planId)).places)
}

test('moves that belong together happen all or not at all', async () => {
  await using db = await createTestDb()
  const { actor, planId, a, b, first, second, third } = await setUp(db)
  await movePlacements(db, actor, planId, [
    { applicationId: first, from: null, to: a },
    { applicationId: second, from: null, to: a },
  ])

  const crowding = movePlacements(db, actor, planId, [
    { applicationId: first, from: a, to: b },
    { applicationId: third, from: null, to: a },
    { applicationId: second, from: a, to: a },
  ])
  expect(await outcome(crowding)).toBe('done')
  const overfull = movePlacements(db, actor, planId, [
    { applicationId: third, from: a, to: null },
    { applicationId: first, from: b, to: a },
  ])
  expect(await outcome(overfull)).toBe('done')
  expect([...(await placesOf(db, actor.eventId, planId))].sort()).toEqual(
    [
      [first, a],
      [second, a],
    ].sort(),
  )
  expect(
    await outcome(movePlacements(db, actor, planId, [{ applicationId: third, from: null, to: a }])),
  ).toBe('boothFull')
})

test('a step that somebody else has overtaken is refused and changes nothing', async () => {
  await using db = await createTestDb()
  const { actor, planId, a, b, c, first } = await setUp(db)
  await movePlacements(db, actor, planId, [{ applicationId: first, from: null, to: a }])
  await movePlacements(db, actor, planId, [{ applicationId: first, from: a, to: b }])
  // Another planner moves it on; the first one now takes the own move back.
  await movePlacements(db, actor, planId, [{ applicationId: first, from: b, to: c }])

  const undo = takePlanStep(db, actor, planId, {
    kind: 'moves',
    moves: [{ applicationId: first, from: b, to: a }],
  })

  expect(await outcome(undo)).toBe('placeMovedOn')
  expect((await placesOf(db, actor.eventId, planId)).get(first)).toBe(c)
})

test('what a booth or a Kanwil holds is moved by nobody, and stays through a new run', async () => {
  await using db = await createTestDb()
  const { actor, planId, a, b, c, first, second, third, fourth } = await setUp(db)
  await movePlacements(db, actor, planId, [
    { applicationId: first, from: null, to: c },
    { applicationId: third, from: null, to: b },
    { applicationId: fourth, from: null, to: a },
  ])
  await changeLock(db, actor, planId, { target: 'booth', id: c, locked: true })
  await changeLock(db, actor, planId, { target: 'kanwil', id: 'JB', locked: true })

  const tries = [
    movePlacements(db, actor, planId, [{ applicationId: first, from: c, to: a }]),
    movePlacements(db, actor, planId, [{ applicationId: second, from: null, to: c }]),
    movePlacements(db, actor, planId, [{ applicationId: third, from: b, to: null }]),
  ]
  expect(await Promise.all(tries.map(outcome))).toEqual([
    'ruleClosed',
    'ruleClosed',
    'kanwilLocked',
  ])

  const rerun = await proposeAllocation(db, actor, {
    weights: DEFAULT_WEIGHTS,
    seed: 3,
    basePlanId: planId,
    includeWaiting: false,
    steps: 500,
  })
  const places = await placesOf(db, actor.eventId, rerun.id)
  expect([places.get(first), places.get(third), places.get(fourth)]).toEqual([c, b, a])
  expect([a, b]).toContain(places.get(second))
  const state = await loadBoardState(db, actor.eventId, rerun.id)
  expect(state).toMatchObject({ lockedBooths: [c], lockedKanwil: ['JB'], locked: [] })
})

test('locks are opened again, and a copy of the plan keeps them', async () => {
  await using db = await createTestDb()
  const { actor, planId, a, first } = await setUp(db)
  await changeLock(db, actor, planId, { target: 'booth', id: a, locked: true })
  await changeLock(db, actor, planId, { target: 'kanwil', id: 'BA', locked: true })
  const copy = await duplicatePlan(db, actor, planId)
  expect(await loadBoardState(db, actor.eventId, copy.id)).toMatchObject({
    lockedBooths: [a],
    lockedKanwil: ['BA'],
  })
  await changeLock(db, actor, planId, { target: 'booth', id: a, locked: false })
  // A Kanwil's lock holds places; who has none may still be given one.
  expect(
    await outcome(movePlacements(db, actor, planId, [{ applicationId: first, from: null, to: a }])),
  ).toBe('done')
  expect(
    await outcome(
      changeLock(db, actor, planId, { target: 'placement', id: newId(), locked: true }),
    ),
  ).toBe('notPlaced')
})

test('a trial run is kept as a draft, unless it breaks a rule or a lock', async () => {
  await using db = await createTestDb()
  const { actor, planId, a, b, first, second, third } = await setUp(db)
  await movePlacements(db, actor, planId, [{ applicationId: first, from: null, to: a }])
  await changeLock(db, actor, planId, { target: 'placement', id: first, locked: true })
  const keep = (places: Array<[string, string]>) =>
    keepPreview(db, actor, planId, { weights: DEFAULT_WEIGHTS, places, bound: 1 })

  const moved = keep([[first, b]])
  const crowded = keep([
    [first, a],
    [second, a],
    [third, a],
  ])
  expect(await Promise.all([moved, crowded].map(outcome))).toEqual(['conflict', 'conflict'])

  const kept = await keep([
    [first, a],
    [second, b],
  ])
  const state = await loadBoardState(db, actor.eventId, kept.id)
  expect(new Map(state.places)).toEqual(
    new Map([
      [first, a],
      [second, b],
    ]),
  )
  expect(state.locked).toEqual([first])
})

test('what a reader knows of a plan is outdated by a move, a lock or a change of the ground', async () => {
  await using db = await createTestDb()
  const { event, actor, planId, a, first } = await setUp(db)
  const marks = async () => [await stampOf(db, event.id), await revisionOf(db, event.id, planId)]
  const [stamp, revision] = await marks()
  expect((await loadBoard(db, event.id)).stamp).toBe(stamp)

  await movePlacements(db, actor, planId, [{ applicationId: first, from: null, to: a }])
  const [sameStamp, moved] = await marks()
  await changeLock(db, actor, planId, { target: 'booth', id: a, locked: true })
  const [, locked] = await marks()
  await db.updateTable('booth').set({ powerWatts: 9000 }).where('id', '=', a).execute()
  const [otherStamp] = await marks()

  expect(sameStamp).toBe(stamp)
  expect(new Set([revision, moved, locked]).size).toBe(3)
  expect(otherStamp).not.toBe(stamp)
})

test('two plans are compared both ways, with who moved and what it brings', async () => {
  await using db = await createTestDb()
  const { actor, planId, a, b, first, second } = await setUp(db)
  await movePlacements(db, actor, planId, [
    { applicationId: first, from: null, to: a },
    { applicationId: second, from: null, to: a },
  ])
  const copy = await duplicatePlan(db, actor, planId)
  await movePlacements(db, actor, copy.id, [
    { applicationId: first, from: a, to: b },
    { applicationId: second, from: a, to: null },
  ])
  const plans = await listPlans(db, actor.eventId)
  const [newer, older] = plans
  if (!newer || !older) throw new Error('there are two plans')

  const there = await loadComparison(db, actor.eventId, { a: older, b: newer, weighedBy: 'a' })
  const back = await loadComparison(db, actor.eventId, { a: newer, b: older, weighedBy: 'b' })

  expect(there.moved.map(({ fromCode, toCode }) => [fromCode, toCode])).toEqual([
    ['A-01', 'A-02'],
    ['A-01', null],
  ])
  expect(there.moved.every(({ gain }) => gain < 0)).toBe(true)
  const turned = new Map(back.moved.map(({ applicationId, gain }) => [applicationId, -gain]))
  for (const { applicationId, gain } of there.moved)
    expect(turned.get(applicationId)).toBeCloseTo(gain, 6)
  expect(there.kanwil.map(({ kanwilCode, moved }) => [kanwilCode, moved])).toEqual([
    ['BA', 2],
    ['JB', 0],
  ])
  expect(there.total.before.givenTables - there.total.after.givenTables).toBe(1)
})
