import { expect, test } from 'vitest'
import {
  createAct,
  createActor,
  createEvent,
  createPermit,
  createStage,
} from '#tests/support/factories.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'
import { findNowNext } from '../live/now-next.server.ts'
import { stepSlot } from '../live/step-slot.server.ts'
import { addPermit, editPermit, findPermit, type PermitValues } from '../permits/permits.server.ts'
import { addSlot, changeSlot, type SlotPlan } from '../plan/place-slot.server.ts'
import { listVersions, previewPublication, publishProgramme } from './publish-programme.server.ts'
import { findPublishedProgramme } from './published-programme.server.ts'

const at = (clock: string) => new Date(`2026-08-08T${clock}:00+07:00`)

function plan(stageId: string, from: string, to: string, rest: Partial<SlotPlan> = {}): SlotPlan {
  return {
    stageId,
    kind: 'ceremony',
    actId: null,
    title: `Acara ${from}`,
    startAt: at(from),
    endAt: at(to),
    setupMinutes: 0,
    strikeMinutes: 0,
    ...rest,
  }
}

async function setUp(db: TestDb) {
  const event = await createEvent(db)
  const stage = await createStage(db, { eventId: event.id, name: 'Utama' })
  return { event, stage, by: await createActor(db, event.id) }
}

async function publicTitles(db: TestDb, eventId: string) {
  const programme = await findPublishedProgramme(db, eventId)
  return programme?.slots.map(({ title, status }) => `${title} ${status}`)
}

test('drafts never show: the public reads the published version until the next one', async () => {
  await using db = await createTestDb()
  const { event, stage, by } = await setUp(db)
  const slotId = await addSlot(db, by, plan(stage.id, '09:00', '10:00'))

  expect(await findPublishedProgramme(db, event.id)).toBeUndefined()
  expect(await publishProgramme(db, by, { afterNumber: 0, note: '' })).toBe(1)
  await changeSlot(db, by, slotId, plan(stage.id, '13:00', '14:00', { title: 'Rahasia' }))
  await addSlot(db, by, plan(stage.id, '15:00', '16:00'))

  expect(await publicTitles(db, event.id)).toEqual(['Acara 09:00 planned'])
  expect(await findNowNext(db, event.id, at('09:30'))).toMatchObject([
    { stageName: 'Utama', now: { title: 'Acara 09:00' }, next: undefined },
  ])
  expect(await publishProgramme(db, by, { afterNumber: 1, note: '' })).toBe(2)
  expect(await publicTitles(db, event.id)).toEqual(['Rahasia planned', 'Acara 15:00 planned'])
})

test('the difference to the last version is told before publishing', async () => {
  await using db = await createTestDb()
  const { event, stage, by } = await setUp(db)
  const kept = await addSlot(db, by, plan(stage.id, '09:00', '10:00'))
  const off = await addSlot(db, by, plan(stage.id, '11:00', '12:00'))
  await publishProgramme(db, by, { afterNumber: 0, note: '' })
  await changeSlot(db, by, kept, plan(stage.id, '09:15', '10:00', { title: 'Acara 09:00' }))
  await stepSlot(db, by, off, 'cancelled', at('08:00'))
  await addSlot(db, by, plan(stage.id, '13:00', '14:00'))

  const { lastNumber, changes } = await previewPublication(db, event.id)

  expect(lastNumber).toBe(1)
  expect(changes.map(({ kind, slot }) => [kind, slot.title])).toEqual([
    ['moved', 'Acara 09:00'],
    ['cancelled', 'Acara 11:00'],
    ['new', 'Acara 13:00'],
  ])
})

test('a double press publishes one version, and an unchanged programme none', async () => {
  await using db = await createTestDb()
  const { event, stage, by } = await setUp(db)
  await addSlot(db, by, plan(stage.id, '09:00', '10:00'))

  const results = await Promise.allSettled([
    publishProgramme(db, by, { afterNumber: 0, note: '' }),
    publishProgramme(db, by, { afterNumber: 0, note: '' }),
    publishProgramme(db, by, { afterNumber: 0, note: '' }),
  ])

  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  await expect(publishProgramme(db, by, { afterNumber: 1, note: '' })).rejects.toMatchObject({
    key: 'programmeUnchanged',
  })
  expect(
    (await listVersions(db, event.id)).map(({ number, slotsCount }) => [number, slotsCount]),
  ).toEqual([[1, 1]])
})

test('a cancellation and a start show at once', async () => {
  await using db = await createTestDb()
  const { event, stage, by } = await setUp(db)
  const first = await addSlot(db, by, plan(stage.id, '09:00', '10:00'))
  const second = await addSlot(db, by, plan(stage.id, '10:00', '11:00'))
  await publishProgramme(db, by, { afterNumber: 0, note: '' })

  await stepSlot(db, by, first, 'live', at('09:05'))
  await stepSlot(db, by, second, 'cancelled', at('09:10'))

  expect(await publicTitles(db, event.id)).toEqual(['Acara 09:00 live', 'Acara 10:00 cancelled'])
  await publishProgramme(db, by, { afterNumber: 1, note: '' })
  expect(await publicTitles(db, event.id)).toEqual(['Acara 09:00 live', 'Acara 10:00 cancelled'])
})

test('warga binaan are held back without a permit, and taken off when it is withdrawn', async () => {
  await using db = await createTestDb()
  const { event, stage, by } = await setUp(db)
  const act = await createAct(db, { eventId: event.id, name: 'Jeruji Band', isWargaBinaan: true })
  const slotId = await addSlot(
    db,
    by,
    plan(stage.id, '09:00', '10:00', { kind: 'act', actId: act.id }),
  )
  await addSlot(db, by, plan(stage.id, '11:00', '12:00'))
  expect((await previewPublication(db, event.id)).heldBack).toEqual([
    { id: slotId, title: 'Jeruji Band', startAt: at('09:00') },
  ])
  const values: PermitValues = {
    actId: act.id,
    letterNumber: 'W.20-1',
    letterOn: '2026-08-01',
    approver: 'kanwil',
    validFrom: at('06:00'),
    validTo: at('18:00'),
    status: 'valid',
  }
  const permitId = await addPermit(db, by, values)
  await stepSlot(db, by, slotId, 'confirmed', at('07:00'))
  await publishProgramme(db, by, { afterNumber: 0, note: '' })
  expect(await publicTitles(db, event.id)).toEqual(['Jeruji Band planned', 'Acara 11:00 planned'])

  const lost = await editPermit(db, by, permitId, { ...values, status: 'withdrawn' })

  expect(lost).toEqual(['Jeruji Band'])
  expect(await publicTitles(db, event.id)).toEqual(['Acara 11:00 planned'])
  await stepSlot(db, by, slotId, 'cancelled', at('08:00'))
  expect(await publicTitles(db, event.id)).toEqual(['Acara 11:00 planned'])
})

test('of an institution for children only the institution is published', async () => {
  await using db = await createTestDb()
  const { event, stage, by } = await setUp(db)
  const act = await createAct(db, {
    eventId: event.id,
    name: 'Plur Band',
    origin: 'LPKA Kelas II Karangasem',
    isWargaBinaan: true,
  })
  await createPermit(db, { eventId: event.id, actId: act.id })
  const slotId = await addSlot(
    db,
    by,
    plan(stage.id, '09:00', '10:00', { kind: 'act', actId: act.id }),
  )
  await stepSlot(db, by, slotId, 'confirmed', at('07:00'))
  await publishProgramme(db, by, { afterNumber: 0, note: '' })

  const stored = await db.selectFrom('programmeVersionSlot').selectAll().execute()

  expect(JSON.stringify(stored)).not.toContain('Plur')
  expect(stored).toMatchObject([{ title: 'LPKA Kelas II Karangasem', origin: null }])
})

test('the programme of one festival knows nothing of another', async () => {
  await using db = await createTestDb()
  const { stage, by } = await setUp(db)
  const other = await createEvent(db)
  await addSlot(db, by, plan(stage.id, '09:00', '10:00'))
  await publishProgramme(db, by, { afterNumber: 0, note: '' })

  expect(await findPublishedProgramme(db, other.id)).toBeUndefined()
  expect(await listVersions(db, other.id)).toEqual([])
})

test('a permit that ends before it begins, or of an act elsewhere, is refused', async () => {
  await using db = await createTestDb()
  const { event, by } = await setUp(db)
  const act = await createAct(db, { eventId: event.id, isWargaBinaan: true })
  const elsewhere = await createAct(db, { eventId: (await createEvent(db)).id })
  const values: PermitValues = {
    actId: act.id,
    letterNumber: 'W.1',
    letterOn: '2026-08-01',
    approver: 'upt',
    validFrom: at('18:00'),
    validTo: at('06:00'),
    status: 'valid',
  }

  await expect(addPermit(db, by, values)).rejects.toMatchObject({ key: 'permitEndsBeforeStart' })
  await expect(
    addPermit(db, by, { ...values, validTo: at('20:00'), actId: elsewhere.id }),
  ).rejects.toMatchObject({ key: 'actUnknown' })
  expect(await findPermit(db, event.id, act.id)).toBeUndefined()
})
