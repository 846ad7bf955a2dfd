import type { Insertable } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import {
  createBooth,
  createDevice,
  createEvent,
  createGate,
  createStage,
} from '#tests/support/factories.ts'
import { refusedBy } from '#tests/support/refused-by.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import type { Device } from '../types.ts'

test('a device works at the one place of its kind', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const gate = await createGate(db, { eventId: event.id })
  const stage = await createStage(db, { eventId: event.id })
  const abroad = await createStage(db, { eventId: (await createEvent(db)).id })
  const store = (place: Pick<Insertable<Device>, 'kind' | 'gateId' | 'screenPage' | 'stageId'>) =>
    refusedBy(
      db
        .insertInto('device')
        .values({
          id: newId(),
          eventId: event.id,
          label: 'Layar',
          tokenHash: Buffer.from(newId()),
          ...place,
        })
        .execute(),
    )
  const gateId = gate.id

  expect([
    await store({ kind: 'screen', screenPage: 'sales' }),
    await store({ kind: 'screen', screenPage: 'programme', stageId: stage.id }),
  ]).toEqual(['accepted', 'accepted'])
  expect([
    await store({ kind: 'screen' }),
    await store({ kind: 'screen', screenPage: 'sales', gateId }),
    await store({ kind: 'gate', gateId, screenPage: 'arrivals' }),
    await store({ kind: 'gate' }),
  ]).toEqual(Array(4).fill('device_place_matches_kind'))
  expect([
    await store({ kind: 'screen', screenPage: 'sales', stageId: stage.id }),
    await store({ kind: 'gate', gateId, stageId: stage.id }),
  ]).toEqual(Array(2).fill('device_stage_of_programme'))
  expect(await store({ kind: 'screen', screenPage: 'programme', stageId: abroad.id })).toBe(
    'device_stage_fkey',
  )
})

test('what phones hand in is kept once, settled once with an outcome, and stays as the phone sent it', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const booth = await createBooth(db, { eventId: event.id })
  const device = await createDevice(db, { eventId: event.id, kind: 'till', boothId: booth.id })
  const other = await createEvent(db)
  const item = {
    eventId: event.id,
    deviceId: device.id,
    kind: 'sale',
    clientSeq: 1,
    reason: 'invalid',
    body: JSON.stringify({ clientSeq: 1 }),
  } as const
  const add = (more: object = {}) =>
    refusedBy(
      db
        .insertInto('unsettledItem')
        .values({ id: newId(), ...item, ...more })
        .execute(),
    )
  const change = (more: object) =>
    refusedBy(db.updateTable('unsettledItem').set(more).where('clientSeq', '=', 1).execute())
  const settledAt = new Date()

  expect(await add()).toBe('accepted')
  expect(await add()).toBe('unsettled_item_once')
  expect(await add({ kind: 'reversal' })).toBe('accepted')
  expect(await add({ clientSeq: 2, eventId: other.id })).toBe('unsettled_item_device_fkey')
  expect(await change({ body: '{}' })).toBe('unsettled_item_settled_once')
  expect(await change({ note: 'Tanpa hasil' })).toBe('unsettled_item_open_has_nobody')
  expect(await change({ settledAt })).toBe('unsettled_item_settled_has_outcome')
  expect(await change({ settledAt, outcome: 'dismissed' })).toBe(
    'unsettled_item_dismissed_has_note',
  )
  expect(await change({ settledAt, outcome: 'dismissed', note: 'Uji coba' })).toBe('accepted')
  expect(await change({ outcome: 'recorded' })).toBe('unsettled_item_settled_once')
})
