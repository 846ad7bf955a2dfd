import { expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { fillWhenEmpty } from './fill.ts'

const options = { now: new Date('2026-11-22T08:00:00Z'), secret: 'a secret of an installation' }

async function countRows(db: Db) {
  return db
    .selectNoFrom((eb) => [
      eb.selectFrom('upt').select(eb.fn.countAll<number>().as('n')).as('upt'),
      eb.selectFrom('event').select(eb.fn.countAll<number>().as('n')).as('events'),
      eb.selectFrom('user').select(eb.fn.countAll<number>().as('n')).as('users'),
    ])
    .executeTakeFirstOrThrow()
}

test('a database of the operator gets reference data, but neither festivals nor accounts', async () => {
  await using db = await createTestDb()

  expect(await fillWhenEmpty(db.url, { ...options, embedded: false })).toBe('reference')

  expect(await countRows(db)).toEqual({ upt: 626, events: 0, users: 0 })
})

test('the embedded database gets the demonstration once', async () => {
  await using db = await createTestDb()

  const first = await fillWhenEmpty(db.url, { ...options, embedded: true })
  const second = await fillWhenEmpty(db.url, { ...options, embedded: true })

  expect([first, second]).toEqual(['demonstration', 'nothing'])
  expect(await countRows(db)).toMatchObject({ upt: 626, events: 3 })
})
