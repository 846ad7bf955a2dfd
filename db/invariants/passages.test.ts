import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import { createDevice, createEvent, createGate } from '#tests/support/factories.ts'
import { refusedBy } from '#tests/support/refused-by.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'

async function arrangePhones(db: TestDb) {
  const event = await createEvent(db)
  const gate = await createGate(db, { eventId: event.id })
  const phones = []
  for (let phone = 0; phone < 2; phone += 1) {
    phones.push(await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id }))
  }
  return { event, gate, phones }
}

type World = Awaited<ReturnType<typeof arrangePhones>>

/** A phone's readings, entries of three people by turns with refusals and exits of two, in the hours 03 and 04. */
function readings({ event, gate, phones }: World, phone: number, from: number, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const kind = (['admitted', 'already_in', 'exited'] as const)[index % 3] ?? 'admitted'
    return {
      id: newId(),
      eventId: event.id,
      gateId: gate.id,
      deviceId: phones[phone]?.id ?? '',
      clientSeq: from + index,
      direction: kind === 'exited' ? ('exit' as const) : ('entry' as const),
      verdict: kind,
      people: { admitted: 3, already_in: 0, exited: 2 }[kind],
      scannedAt: index % 2 === 0 ? '2026-08-08T03:59:59Z' : '2026-08-08T04:00:00Z',
    }
  })
}

const sums = (db: TestDb) =>
  db
    .selectFrom('passageRollup')
    .select((eb) => [
      eb.fn.sum<number>('entered').as('entered'),
      eb.fn.sum<number>('exited').as('exited'),
      eb.fn.sum<number>('walkIns').as('walkIns'),
      eb.fn.sum<number>('refused').as('refused'),
    ])
    .executeTakeFirstOrThrow()

const differences = (db: TestDb) => db.selectFrom('passageRollupDifference').selectAll().execute()

test('the passages of an hour equal its readings, also when they come late, at once, or not at all', async () => {
  await using db = await createTestDb()
  const world = await arrangePhones(db)
  const walkIns = [0, 1].map((phone) => ({
    id: newId(),
    eventId: world.event.id,
    gateId: world.gate.id,
    deviceId: world.phones[phone]?.id ?? '',
    clientSeq: 900,
    people: 5,
    countedAt: '2026-08-08T03:10:00Z',
  }))

  await Promise.all([
    ...[0, 1].flatMap((phone) =>
      [0, 1, 2, 3].map((turn) =>
        db
          .insertInto('scan')
          .values(readings(world, phone, turn * 30, 30))
          .execute(),
      ),
    ),
    ...walkIns.map((walkIn) => db.insertInto('walkIn').values(walkIn).execute()),
  ])
  const undone = db.transaction().execute(async (trx) => {
    await trx
      .insertInto('scan')
      .values(readings(world, 0, 500, 10))
      .execute()
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')

  const expected = { entered: 250, exited: 160, walkIns: 10, refused: 80 }
  expect(await sums(db)).toEqual(expected)
  expect(await differences(db)).toEqual([])

  await sql`select rebuild_passage_rollup(${world.event.id})`.execute(db)
  expect(await sums(db)).toEqual(expected)
  expect(await differences(db)).toEqual([])
})

test('nobody writes the passages of an hour by hand, and a reading names a gate of its phone', async () => {
  await using db = await createTestDb()
  const world = await arrangePhones(db)
  await db
    .insertInto('scan')
    .values(readings(world, 0, 1, 1))
    .execute()
  const elsewhere = await createGate(db, { eventId: world.event.id })

  expect(await refusedBy(db.updateTable('passageRollup').set({ entered: 9 }).execute())).toBe(
    'passage_rollup_by_trigger_only',
  )
  expect(await refusedBy(db.deleteFrom('passageRollup').execute())).toBe(
    'passage_rollup_by_trigger_only',
  )
  const moved = readings({ ...world, gate: elsewhere }, 0, 2, 1)
  expect(await refusedBy(db.insertInto('scan').values(moved).execute())).toBe('scan_device_fkey')
})
