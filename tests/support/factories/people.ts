import type { Insertable } from 'kysely'
import type { Actor } from '#app/lib/actor.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import type { DB } from '#db/types.ts'
import { next, type Overrides, type Row } from './rows.ts'

export async function createUser(db: Db, overrides: Overrides<'user'> = {}): Promise<Row<'user'>> {
  const number = next()
  return db
    .insertInto('user')
    .values({
      id: newId(),
      name: `Petugas ${number}`,
      email: `petugas-${number}@gelar.test`,
      emailVerified: true,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Somebody new who acts at a festival; what roles they hold is not asked by use cases. */
export async function createActor(db: Db, eventId: string): Promise<Actor> {
  return { eventId, userId: (await createUser(db)).id }
}

export async function grantRole(
  db: Db,
  grant: Omit<Insertable<DB['roleGrant']>, 'id'>,
): Promise<Row<'roleGrant'>> {
  return db
    .insertInto('roleGrant')
    .values({ id: newId(), ...grant })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Somebody new who speaks for an exhibitor. */
export async function createOfficer(
  db: Db,
  exhibitorId: string,
  overrides: Overrides<'user'> = {},
): Promise<Row<'user'>> {
  const officer = await createUser(db, overrides)
  await grantRole(db, { userId: officer.id, role: 'exhibitor_officer', exhibitorId })
  return officer
}
