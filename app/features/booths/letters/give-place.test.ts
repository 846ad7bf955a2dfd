import { describe, expect, test } from 'vitest'
import { withdrawApplication } from '#app/features/exhibitors/applications/withdraw-application.server.ts'
import {
  answerOf,
  createApplicant,
  createLetterWorld,
  later,
  letterOf,
  lettersOf,
  mailsTo,
  now,
} from '#tests/support/letter-world.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { publishPlan } from '../publish/publish-plan.server.ts'
import { givePlace } from './give-place.server.ts'
import { loadScoredPlan } from './load-scored-plan.server.ts'
import { rankWaiting } from './rank-waiting.ts'

describe('a place that was given back', () => {
  test('goes to the waiting one that the organizer nods to, and nobody else hears of it', async () => {
    await using db = await createTestDb()
    const world = await createLetterWorld(db)
    const goes = await createApplicant(db, world, { boothId: world.left.id })
    const stays = await createApplicant(db, world, { boothId: world.right.id })
    const newcomer = await createApplicant(db, world, { status: 'waiting_list' })
    await publishPlan(db, world.actor, { planId: world.plan.id, now })
    const before = await mailsTo(db)
    await answerOf(db, world, goes, 'declined')

    await givePlace(db, world.actor, {
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
    const world = await createLetterWorld(db)
    const goes = await createApplicant(db, world, { boothId: world.left.id })
    await createApplicant(db, world, { boothId: world.right.id })
    const waiting = [
      await createApplicant(db, world, { status: 'waiting_list' }),
      await createApplicant(db, world, { status: 'waiting_list' }),
    ]
    await publishPlan(db, world.actor, { planId: world.plan.id, now })
    await answerOf(db, world, goes, 'declined')

    const outcomes = await Promise.all(
      waiting.map(({ application }) =>
        outcome(
          givePlace(db, world.actor, {
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
    const world = await createLetterWorld(db)
    await createApplicant(db, world, { boothId: world.right.id })
    const good = await createApplicant(db, world, { status: 'waiting_list', score: 90 })
    const fair = await createApplicant(db, world, { status: 'waiting_list', score: 40 })
    const huge = await createApplicant(db, world, { status: 'waiting_list', score: 100, tables: 3 })
    const { scored } = await loadScoredPlan(db, world.event.id, { id: world.plan.id, weights: {} })

    const ranked = rankWaiting(scored, world.left.id)

    expect(ranked.map((row) => row.applicationId)).toEqual(
      [good, fair, huge].map(({ application }) => application.id),
    )
    expect(ranked.map((row) => row.rules)).toEqual([[], [], ['too-large']])
    expect(ranked[0]?.points).toBeGreaterThan(ranked[1]?.points ?? 0)
    expect(ranked[0]?.reasons.length).toBeGreaterThan(0)
    expect(scored.indexed.applicants.filter(({ place }) => place !== null)).toHaveLength(1)
  })

  test('is free as well when the exhibitor withdraws its whole application', async () => {
    await using db = await createTestDb()
    const world = await createLetterWorld(db)
    const goes = await createApplicant(db, world, { boothId: world.left.id })
    await publishPlan(db, world.actor, { planId: world.plan.id, now })

    await withdrawApplication(db, {
      eventId: world.event.id,
      userId: goes.officer.id,
      exhibitorId: goes.exhibitor.id,
      now: later,
    })

    expect((await lettersOf(db)).map((row) => row.withdrawnAt !== null)).toEqual([true])
  })
})
