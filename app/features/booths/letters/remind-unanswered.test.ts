import { expect, test } from 'vitest'
import {
  answerOf,
  createApplicant,
  createLetterWorld,
  later,
  mailsTo,
  now,
} from '#tests/support/letter-world.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { publishPlan } from '../publish/publish-plan.server.ts'
import { remindUnanswered } from './remind-unanswered.server.ts'

test('reminding writes to those without an answer only, and not twice within a day', async () => {
  await using db = await createTestDb()
  const world = await createLetterWorld(db)
  const silent = await createApplicant(db, world, { boothId: world.left.id })
  const quick = await createApplicant(db, world, { boothId: world.right.id })
  await publishPlan(db, world.actor, { planId: world.plan.id, now })
  await answerOf(db, world, quick, 'confirmed')
  const before = await mailsTo(db)

  const counts = await Promise.all([1, 2].map(() => remindUnanswered(db, world.actor, later)))

  expect(counts.sort()).toEqual([0, 1])
  expect((await mailsTo(db)).slice(before.length)).toEqual([
    ['place-reminder', silent.officer.email],
  ])
})
