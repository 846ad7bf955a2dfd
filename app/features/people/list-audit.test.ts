import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import { createDevice, createEvent, createGate, createUser } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { writeAudit } from './audit.server.ts'
import { listAudit, listFarReaching } from './list-audit.server.ts'

test('a role beyond one festival is told with the name of who got it and of who asked for it', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const [granter, asker, person] = [
    await createUser(db),
    await createUser(db),
    await createUser(db),
  ]
  await db.transaction().execute((trx) =>
    writeAudit(trx, {
      eventId: null,
      userId: granter.id,
      action: 'role.granted',
      subjectType: 'user',
      subjectId: person.id,
      after: { role: 'kanwil_coordinator', askedBy: asker.id },
    }),
  )
  const names = await db.selectFrom('user').select(['id', 'name']).execute()
  const nameOf = (id: string) => names.find((user) => user.id === id)?.name
  const [row] = await listFarReaching(db, null)
  expect(row).toMatchObject({ who: nameOf(granter.id), person: nameOf(person.id) })
  expect(row?.changes).toContainEqual({ name: 'askedBy', before: '', after: nameOf(asker.id) })
  expect((await listAudit(db, { eventId: event.id }, 1)).rows).toEqual([])
})

test('places are told by their names, a paired phone by who paired it, and what is gone by its id', async () => {
  await using db = await createTestDb()
  const { id: eventId } = await createEvent(db)
  const gate = await createGate(db, { eventId })
  const phone = await createDevice(db, { eventId, kind: 'gate', gateId: gate.id })
  const organizer = await createUser(db)
  const gone = newId()
  const write = (userId: string | null, after: object) =>
    db.transaction().execute((trx) =>
      writeAudit(trx, {
        eventId,
        userId,
        deviceId: phone.id,
        action: 'device.paired',
        subjectType: 'device',
        subjectId: phone.id,
        after,
      }),
    )
  await write(organizer.id, { gateId: gate.id })
  await write(null, { boothId: gone })
  const { rows } = await listAudit(db, { eventId }, 1)
  const { name } = await db.selectFrom('gate').select('name').executeTakeFirstOrThrow()
  expect(rows.map(({ byDevice, person, changes }) => ({ byDevice, person, changes }))).toEqual([
    { byDevice: true, person: null, changes: [{ name: 'boothId', before: '', after: gone }] },
    { byDevice: false, person: null, changes: [{ name: 'gateId', before: '', after: name }] },
  ])
})
