import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import {
  createAct,
  createEvent,
  createPermit,
  createStage,
  during,
} from '#tests/support/factories.ts'
import { refusedBy } from '#tests/support/refused-by.ts'
import { createTestDb } from '#tests/support/test-db.ts'

const slotOn = (eventId: string, stageId: string, from: string, to: string) => ({
  id: newId(),
  eventId,
  stageId,
  kind: 'ceremony' as const,
  title: 'Pembukaan',
  planned: during(from, to),
})

test('set-up and strike count when two slots meet on a stage, and a cancelled slot frees it', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const first = slotOn(event.id, stage.id, '2026-08-08T02:00:00Z', '2026-08-08T03:00:00Z')
  await db
    .insertInto('slot')
    .values({ ...first, strikeMinutes: 15 })
    .execute()
  const insert = (from: string) =>
    refusedBy(
      db
        .insertInto('slot')
        .values(slotOn(event.id, stage.id, from, '2026-08-08T04:00:00Z'))
        .execute(),
    )

  expect(await insert('2026-08-08T03:14:00Z')).toBe('slot_stage_no_overlap')
  expect(await insert('2026-08-08T03:15:00Z')).toBe('accepted')
  await db.updateTable('slot').set({ status: 'cancelled' }).execute()
  expect(await insert('2026-08-08T02:30:00Z')).toBe('accepted')
})

test('an act is never on two stages at once', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const act = await createAct(db, { eventId: event.id })
  const insert = async () => {
    const stage = await createStage(db, { eventId: event.id })
    const slot = slotOn(event.id, stage.id, '2026-08-08T02:00:00Z', '2026-08-08T03:00:00Z')
    return refusedBy(
      db
        .insertInto('slot')
        .values({ ...slot, kind: 'act', actId: act.id })
        .execute(),
    )
  }

  expect([await insert(), await insert()]).toEqual(['accepted', 'slot_act_no_overlap'])
})

test('warga binaan are confirmed only while a permit covers slot and travel', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const act = await createAct(db, { eventId: event.id, isWargaBinaan: true, travelMinutes: 60 })
  const slot = slotOn(event.id, stage.id, '2026-08-08T02:00:00Z', '2026-08-08T03:00:00Z')
  await db
    .insertInto('slot')
    .values({ ...slot, kind: 'act', actId: act.id })
    .execute()
  const confirm = () =>
    refusedBy(
      db.updateTable('slot').set({ status: 'confirmed' }).where('id', '=', slot.id).execute(),
    )

  expect(await confirm()).toBe('slot_needs_permit')
  await createPermit(db, {
    eventId: event.id,
    actId: act.id,
    validDuring: during('2026-08-08T02:00:00Z', '2026-08-08T03:30:00Z'),
  })
  expect(await confirm()).toBe('slot_needs_permit')
  const covering = await createPermit(db, {
    eventId: event.id,
    actId: act.id,
    validDuring: during('2026-08-08T01:00:00Z', '2026-08-08T04:00:00Z'),
  })
  expect(await confirm()).toBe('accepted')

  await db
    .updateTable('permit')
    .set({ status: 'withdrawn' })
    .where('id', '=', covering.id)
    .execute()
  const { status } = await db
    .selectFrom('slot')
    .select('status')
    .where('id', '=', slot.id)
    .executeTakeFirstOrThrow()
  expect(status).toBe('planned')
})
