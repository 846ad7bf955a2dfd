import { describe, expect, test } from 'vitest'
import {
  answerOf,
  createApplicant,
  createLetterWorld,
  later,
  letterOf,
  now,
} from '#tests/support/letter-world.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { copyPlan } from '../plans/plan-versions.server.ts'
import { publishPlan } from '../publish/publish-plan.server.ts'
import { answerOnBehalf } from './answer-place.server.ts'
import { givePlace } from './give-place.server.ts'

describe('an answer', () => {
  test('counts once however often it is sent, and may turn from yes to no but not back', async () => {
    await using db = await createTestDb()
    const world = await createLetterWorld(db)
    const unit = await createApplicant(db, world, { boothId: world.left.id })
    await publishPlan(db, world.actor, { planId: world.plan.id, now })

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
    const world = await createLetterWorld(db)
    const unit = await createApplicant(db, world, { boothId: world.left.id })
    await publishPlan(db, world.actor, { planId: world.plan.id, now })
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
    const world = await createLetterWorld(db)
    const unit = await createApplicant(db, world, { boothId: world.left.id })
    const other = await createApplicant(db, world, { boothId: world.right.id })
    await publishPlan(db, world.actor, { planId: world.plan.id, now })
    const { id } = await letterOf(db, other.application.id)
    const elsewhere = await createLetterWorld(db)

    expect(await outcome(answerOf(db, world, unit, 'declined', now, id))).toBe('letterNotFound')
    expect(await outcome(answerOf(db, elsewhere, other, 'declined', now, id))).toBe(
      'letterNotFound',
    )
    expect((await letterOf(db, other.application.id)).answer).toBeNull()
  })

  test('to a letter that has been replaced meanwhile is refused', async () => {
    await using db = await createTestDb()
    const world = await createLetterWorld(db)
    const unit = await createApplicant(db, world, { boothId: world.left.id })
    await publishPlan(db, world.actor, { planId: world.plan.id, now })
    const old = await letterOf(db, unit.application.id)
    const copy = await db.transaction().execute((trx) => copyPlan(trx, world.actor, world.plan.id))
    await db
      .updateTable('placement')
      .set({ boothId: world.right.id })
      .where('planId', '=', copy.id)
      .execute()
    await publishPlan(db, world.actor, { planId: copy.id, now })

    expect(await outcome(answerOf(db, world, unit, 'declined', now, old.id))).toBe('letterReplaced')
    expect((await letterOf(db, unit.application.id)).boothCode).toBe('A-02')
  })
})

describe('on behalf of an exhibitor', () => {
  test('the organizer takes back a no as long as the tables are free', async () => {
    await using db = await createTestDb()
    const world = await createLetterWorld(db)
    const unit = await createApplicant(db, world, { boothId: world.left.id })
    const other = await createApplicant(db, world, { boothId: world.right.id })
    const next = await createApplicant(db, world, { status: 'waiting_list' })
    await publishPlan(db, world.actor, { planId: world.plan.id, now })
    await answerOf(db, world, unit, 'declined')
    const onBehalf = async (of: typeof unit, answer: 'confirmed' | 'declined') =>
      answerOnBehalf(db, world.actor, {
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
    await givePlace(db, world.actor, {
      applicationId: next.application.id,
      boothId: world.right.id,
      now: later,
    })
    expect(await outcome(onBehalf(other, 'confirmed'))).toBe('placeTaken')
  })
})
