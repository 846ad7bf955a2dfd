import { describe, expect, test } from 'vitest'
import { createProduct } from '#tests/support/factories.ts'
import {
  createApplicant,
  createLetterWorld,
  later,
  letterOf,
  lettersOf,
  mailsTo,
  now,
} from '#tests/support/letter-world.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { copyPlan } from '../plans/plan-versions.server.ts'
import { publishPlan } from '../publish/publish-plan.server.ts'
import { givePlace } from './give-place.server.ts'

describe('publishing', () => {
  test('writes everybody one numbered letter, and later only those whose place is another', async () => {
    await using db = await createTestDb()
    const world = await createLetterWorld(db)
    const stays = await createApplicant(db, world, { boothId: world.left.id, tables: 1 })
    const moves = await createApplicant(db, world, { boothId: world.left.id, tables: 1 })
    const leaves = await createApplicant(db, world, { boothId: world.right.id, tables: 1 })
    await publishPlan(db, world.actor, { planId: world.plan.id, now })
    const copy = await db.transaction().execute((trx) => copyPlan(trx, world.actor, world.plan.id))
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

    expect(
      await publishPlan(db, world.actor, {
        planId: copy.id,
        leftOut: { all: 'placing', applicationIds: [leaves.application.id] },
        now: later,
      }),
    ).toEqual({
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
    const world = await createLetterWorld(db)
    const stays = await createApplicant(db, world, { boothId: world.left.id, tables: 1 })
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
    await publishPlan(db, world.actor, { planId: world.plan.id, now })
    await db.updateTable('listing').set({ active: false }).execute()
    const newcomer = await createApplicant(db, world, { status: 'waiting_list', tables: 1 })

    await givePlace(db, world.actor, {
      applicationId: newcomer.application.id,
      boothId: world.left.id,
      now: later,
    })

    expect(await db.selectFrom('listing').select('active').execute()).toEqual([{ active: false }])
  })

  test('asks whoever gets a place late for an answer within three days', async () => {
    await using db = await createTestDb()
    const world = await createLetterWorld(db)
    const late = await createApplicant(db, world, { boothId: world.left.id })

    await publishPlan(db, world.actor, {
      planId: world.plan.id,
      now: new Date('2026-07-31T17:30:00Z'),
    })

    expect((await letterOf(db, late.application.id)).answerDueOn).toBe('2026-08-04')
  })
})
