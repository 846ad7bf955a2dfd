import { expect, test } from 'vitest'
import {
  createAct,
  createActor,
  createEvent,
  createPermit,
  createStage,
} from '#tests/support/factories.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'
import { addSlot } from '../plan/place-slot.server.ts'
import { stepSlot } from './step-slot.server.ts'

const at = (clock: string) => new Date(`2026-08-08T${clock}:00+07:00`)

async function createSlot(db: TestDb, eventId: string, stageId: string, from: string, to: string) {
  return addSlot(db, await createActor(db, eventId), {
    stageId,
    kind: 'ceremony',
    actId: null,
    title: `Acara ${from}`,
    startAt: at(from),
    endAt: at(to),
    setupMinutes: 0,
    strikeMinutes: 0,
  })
}

async function timesOf(db: TestDb, id: string) {
  return db
    .selectFrom('slot')
    .select(['status', 'actualStartsAt', 'actualEndsAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

test('start and finish note the actual times beside the planned ones', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const by = await createActor(db, event.id)
  const slotId = await createSlot(db, event.id, stage.id, '09:00', '10:00')

  await stepSlot(db, by, slotId, 'live', at('09:12'))
  await stepSlot(db, by, slotId, 'done', at('10:05'))

  expect(await timesOf(db, slotId)).toEqual({
    status: 'done',
    actualStartsAt: at('09:12'),
    actualEndsAt: at('10:05'),
  })
})

test('a double press on start keeps the first time and leaves one trace', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const by = await createActor(db, event.id)
  const slotId = await createSlot(db, event.id, stage.id, '09:00', '10:00')

  await Promise.all([
    stepSlot(db, by, slotId, 'live', at('09:12')),
    stepSlot(db, by, slotId, 'live', at('09:12')),
  ])
  await stepSlot(db, by, slotId, 'live', at('09:20'))

  expect((await timesOf(db, slotId)).actualStartsAt).toEqual(at('09:12'))
  expect(
    await db.selectFrom('auditEntry').select('action').where('action', '=', 'slot.live').execute(),
  ).toHaveLength(1)
})

test('one stage has one slot on at a time', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const by = await createActor(db, event.id)
  const first = await createSlot(db, event.id, stage.id, '09:00', '10:00')
  const second = await createSlot(db, event.id, stage.id, '10:00', '11:00')
  await stepSlot(db, by, first, 'live', at('09:00'))

  await expect(stepSlot(db, by, second, 'live', at('10:00'))).rejects.toMatchObject({
    key: 'stageBusy',
    params: { title: 'Acara 09:00' },
  })
  await stepSlot(db, by, first, 'done', at('10:01'))
  await stepSlot(db, by, second, 'live', at('10:02'))
})

test('a start by mistake is taken back with its time', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const by = await createActor(db, event.id)
  const slotId = await createSlot(db, event.id, stage.id, '09:00', '10:00')
  await stepSlot(db, by, slotId, 'live', at('08:00'))

  await stepSlot(db, by, slotId, 'confirmed', at('08:01'))

  expect(await timesOf(db, slotId)).toEqual({
    status: 'confirmed',
    actualStartsAt: null,
    actualEndsAt: null,
  })
})

test('a cancelled slot frees its stage and comes back only while the place is still free', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const by = await createActor(db, event.id)
  const first = await createSlot(db, event.id, stage.id, '09:00', '10:00')
  await stepSlot(db, by, first, 'cancelled', at('08:00'))
  await createSlot(db, event.id, stage.id, '09:30', '10:30')

  await expect(stepSlot(db, by, first, 'planned', at('08:00'))).rejects.toMatchObject({
    key: 'stageTaken',
    params: { title: 'Acara 09:30' },
  })
})

test('an act of warga binaan does not go on stage without a permit', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const act = await createAct(db, { eventId: event.id, isWargaBinaan: true })
  const by = await createActor(db, event.id)
  const slotId = await createSlot(db, event.id, stage.id, '09:00', '10:00')
  await db
    .updateTable('slot')
    .set({ kind: 'act', actId: act.id, title: act.name })
    .where('id', '=', slotId)
    .execute()

  await expect(stepSlot(db, by, slotId, 'live', at('09:00'))).rejects.toMatchObject({
    key: 'slotNeedsPermit',
  })
  await createPermit(db, { eventId: event.id, actId: act.id })
  await stepSlot(db, by, slotId, 'live', at('09:00'))
})
