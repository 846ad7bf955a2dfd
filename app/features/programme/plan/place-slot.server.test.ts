import { expect, test } from 'vitest'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import {
  createAct,
  createActor,
  createEvent,
  createPermit,
  createStage,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { stepSlot } from '../live/step-slot.server.ts'
import { publishProgramme } from '../publish/publish-programme.server.ts'
import { addSlot, changeSlot, removeSlot, type SlotPlan } from './place-slot.server.ts'

const at = (clock: string, day = 8) => new Date(`2026-08-0${day}T${clock}:00+07:00`)

function ceremony(
  stageId: string,
  from: string,
  to: string,
  rest: Partial<SlotPlan> = {},
): SlotPlan {
  return {
    stageId,
    kind: 'ceremony',
    actId: null,
    title: 'Pembukaan',
    startAt: at(from),
    endAt: at(to),
    setupMinutes: 0,
    strikeMinutes: 0,
    ...rest,
  }
}

async function refusalOf(work: Promise<unknown>): Promise<{ key: string; params: object }> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DomainError)) throw new Error(`not refused: ${String(error)}`)
  return { key: error.key, params: error.params }
}

test('a clash on a stage is answered with the name and time of what is there', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id, name: 'Panggung Utama' })
  const by = await createActor(db, event.id)
  await addSlot(db, by, ceremony(stage.id, '09:00', '10:00', { strikeMinutes: 15 }))

  const refusal = await refusalOf(
    addSlot(db, by, ceremony(stage.id, '10:10', '11:00', { title: 'Lelang' })),
  )

  expect(refusal).toEqual({
    key: 'stageTaken',
    params: {
      title: 'Pembukaan',
      stage: 'Panggung Utama',
      from: at('09:00').toISOString(),
      to: at('10:00').toISOString(),
      zone: 'Asia/Jakarta',
    },
  })
})

test('of two organizers who put something on one stage at once, one succeeds and one is told why not', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const by = await createActor(db, event.id)

  const results = await Promise.allSettled([
    addSlot(db, by, ceremony(stage.id, '09:00', '10:00', { title: 'Reog' })),
    addSlot(db, by, ceremony(stage.id, '09:30', '10:30', { title: 'Band' })),
  ])

  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  expect(refused).toHaveLength(1)
  expect(refused[0]).toMatchObject({ key: 'stageTaken' })
  const [kept] = await db.selectFrom('slot').select('title').execute()
  expect(refused[0].params.title).toBe(kept?.title)
})

test('twenty organizers at once leave exactly one slot and nineteen answers', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const by = await createActor(db, event.id)

  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      addSlot(db, by, ceremony(stage.id, '09:00', '10:00', { title: `Nomor ${index}` })),
    ),
  )

  const keys = results.map((result) =>
    result.status === 'fulfilled' ? 'placed' : result.reason.key,
  )
  expect(keys.filter((key) => key === 'placed')).toHaveLength(1)
  expect(keys.filter((key) => key === 'stageTaken')).toHaveLength(19)
})

test('an act cannot play on two stages at once, but may play one after the other', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const [main, small] = [
    await createStage(db, { eventId: event.id, name: 'Utama' }),
    await createStage(db, { eventId: event.id, name: 'Kecil' }),
  ]
  const act = await createAct(db, { eventId: event.id, name: 'Cilokaq' })
  const by = await createActor(db, event.id)
  const playing = { kind: 'act' as const, actId: act.id }
  await addSlot(db, by, ceremony(main.id, '09:00', '10:00', playing))

  expect(
    await refusalOf(addSlot(db, by, ceremony(small.id, '09:30', '10:30', playing))),
  ).toMatchObject({ key: 'actTaken', params: { title: 'Cilokaq', stage: 'Utama' } })
  await addSlot(db, by, ceremony(small.id, '10:00', '10:30', playing))
})

test('a slot may cross midnight, but not end before it starts or last more than a day', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const by = await createActor(db, event.id)
  const plan = (startAt: Date, endAt: Date) =>
    ceremony(stage.id, '09:00', '10:00', { startAt, endAt })

  await addSlot(db, by, plan(at('23:30', 7), at('00:30', 8)))
  expect(await refusalOf(addSlot(db, by, plan(at('10:00'), at('09:00'))))).toMatchObject({
    key: 'slotEndsBeforeStart',
  })
  expect(await refusalOf(addSlot(db, by, plan(at('10:00'), at('10:00'))))).toMatchObject({
    key: 'slotEndsBeforeStart',
  })
  expect(await refusalOf(addSlot(db, by, plan(at('01:00'), at('01:01', 9))))).toMatchObject({
    key: 'slotTooLong',
  })
  expect(
    await refusalOf(
      addSlot(db, by, plan(new Date('2031-01-01T00:00:00Z'), new Date('2031-01-01T01:00:00Z'))),
    ),
  ).toMatchObject({ key: 'slotOutsideFestival' })
})

test('stages, acts and slots of another festival do not exist for this one', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const other = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const foreignStage = await createStage(db, { eventId: other.id })
  const foreignAct = await createAct(db, { eventId: other.id })
  const by = await createActor(db, event.id)
  const foreignSlot = await addSlot(
    db,
    await createActor(db, other.id),
    ceremony(foreignStage.id, '09:00', '10:00'),
  )

  expect(
    await refusalOf(addSlot(db, by, ceremony(foreignStage.id, '12:00', '13:00'))),
  ).toMatchObject({
    key: 'stageUnknown',
  })
  expect(
    await refusalOf(
      addSlot(db, by, ceremony(stage.id, '12:00', '13:00', { kind: 'act', actId: foreignAct.id })),
    ),
  ).toMatchObject({ key: 'actUnknown' })
  expect(
    await refusalOf(changeSlot(db, by, foreignSlot, ceremony(stage.id, '12:00', '13:00'))),
  ).toMatchObject({ key: 'slotUnknown' })
  expect(await refusalOf(removeSlot(db, by, foreignSlot))).toMatchObject({ key: 'slotUnknown' })
  expect(await refusalOf(stepSlot(db, by, newId(), 'live', at('09:00')))).toMatchObject({
    key: 'slotUnknown',
  })
})

test('a slot moves to another day and stage, unless it would clash there', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const main = await createStage(db, { eventId: event.id })
  const small = await createStage(db, { eventId: event.id })
  const by = await createActor(db, event.id)
  const slotId = await addSlot(db, by, ceremony(main.id, '09:00', '10:00'))
  await addSlot(db, by, ceremony(small.id, '12:00', '13:00', { title: 'Lelang' }))

  expect(
    await refusalOf(changeSlot(db, by, slotId, ceremony(small.id, '12:30', '13:30'))),
  ).toMatchObject({ key: 'stageTaken', params: { title: 'Lelang' } })
  await changeSlot(
    db,
    by,
    slotId,
    ceremony(small.id, '09:00', '10:00', { startAt: at('12:00', 9), endAt: at('13:00', 9) }),
  )

  const moved = await db.selectFrom('slot').select('stageId').where('id', '=', slotId).execute()
  expect(moved).toEqual([{ stageId: small.id }])
})

test('a confirmed slot cannot leave the time of its permit', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const act = await createAct(db, { eventId: event.id, name: 'Jeruji Band', isWargaBinaan: true })
  const by = await createActor(db, event.id)
  const plan = ceremony(stage.id, '09:00', '10:00', { kind: 'act', actId: act.id })
  const slotId = await addSlot(db, by, plan)

  expect(await refusalOf(stepSlot(db, by, slotId, 'confirmed', at('08:00')))).toEqual({
    key: 'slotNeedsPermit',
    params: { act: 'Jeruji Band' },
  })
  await createPermit(db, { eventId: event.id, actId: act.id })
  await stepSlot(db, by, slotId, 'confirmed', at('08:00'))
  await db
    .updateTable('event')
    .set({ plannedEndsOn: '2026-09-05' })
    .where('id', '=', event.id)
    .execute()
  const late = {
    ...plan,
    startAt: new Date('2026-09-02T02:00:00Z'),
    endAt: new Date('2026-09-02T03:00:00Z'),
  }
  expect(await refusalOf(changeSlot(db, by, slotId, late))).toMatchObject({
    key: 'slotNeedsPermit',
  })
})

test('a slot that was published is cancelled, not deleted', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const by = await createActor(db, event.id)
  const shown = await addSlot(db, by, ceremony(stage.id, '09:00', '10:00'))
  await publishProgramme(db, by, { afterNumber: 0, note: '' })
  const draft = await addSlot(db, by, ceremony(stage.id, '11:00', '12:00'))

  expect(await refusalOf(removeSlot(db, by, shown))).toMatchObject({ key: 'slotPublished' })
  await removeSlot(db, by, draft)

  expect(await db.selectFrom('slot').select('id').execute()).toEqual([{ id: shown }])
})

test('an act’s slot carries the name of the act, whatever title was sent', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id })
  const act = await createAct(db, { eventId: event.id, name: 'Reog 🐯' })

  await addSlot(
    db,
    await createActor(db, event.id),
    ceremony(stage.id, '09:00', '10:00', { kind: 'act', actId: act.id, title: 'nama orang' }),
  )

  expect(await db.selectFrom('slot').select('title').execute()).toEqual([{ title: 'Reog 🐯' }])
})
