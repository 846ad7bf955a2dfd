import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { accountsOf } from '#tests/support/accounts.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { listSessions, noteUse } from './account.server.ts'

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

test('two sessions of alike browsers are told apart by when they were used last', async () => {
  await using db = await createTestDb()
  const { createAccount, enter, asking } = accountsOf(db)
  const { id: userId } = await createAccount('sari@contoh.id')
  const [first, second] = [await enter('sari@contoh.id'), await enter('sari@contoh.id')]
  const [own, other] = [await asking(first.jar), await asking(second.jar)]
  const sessions = async () => listSessions(db, userId, own.user.sessionId)
  const usedAt = async (id: string) => (await sessions()).find((one) => one.id === id)?.usedAt
  const began = await usedAt(own.user.sessionId)
  if (!began) throw new Error('The session is not listed')

  const soon = later(5)
  await noteUse(db, { id: own.user.sessionId, updatedAt: began }, soon)
  expect(await usedAt(own.user.sessionId)).toEqual(began)

  const afterwards = later(15)
  await noteUse(db, { id: own.user.sessionId, updatedAt: began }, afterwards)
  expect(await usedAt(own.user.sessionId)).toEqual(afterwards)
  expect((await usedAt(other.user.sessionId))?.getTime()).toBeLessThan(soon.getTime())
  expect((await sessions()).map(({ id, here }) => [id, here])).toEqual([
    [other.user.sessionId, false],
    [own.user.sessionId, true],
  ])
})

test('where nothing can be written, whoever is signed in reads on', async () => {
  await using db = await createTestDb()
  const { createAccount, enter, asking } = accountsOf(db)
  await createAccount('sari@contoh.id')
  const { user } = await asking((await enter('sari@contoh.id')).jar)
  await sql`
    create function disk_full() returns trigger language plpgsql as
      $$ begin raise exception 'no space left on device' using errcode = '53100'; end $$;
    create trigger disk_full before update on session execute function disk_full()`.execute(db)

  const long = later(-60)
  await expect(noteUse(db, { id: user.sessionId, updatedAt: long }, later(60))).resolves.toBe(
    undefined,
  )
})
