import { type InsertObject, sql } from 'kysely'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import type { DB } from '#db/types.ts'
import { next, type Overrides, type Row } from './rows.ts'

/** A stretch of time for a `tstzrange` column, half-open. */
export function during(from: string | Date, to: string | Date) {
  const iso = (at: string | Date) => (typeof at === 'string' ? at : at.toISOString())
  return sql<string>`tstzrange(${iso(from)}::timestamptz, ${iso(to)}::timestamptz, '[)')`
}

export async function createStage(
  db: Db,
  overrides: Overrides<'stage'> & { eventId: string },
): Promise<Row<'stage'>> {
  return db
    .insertInto('stage')
    .values({ id: newId(), name: `Panggung ${next()}`, ...overrides })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A community's act, which needs no permit. */
export async function createAct(
  db: Db,
  overrides: Overrides<'act'> & { eventId: string },
): Promise<Row<'act'>> {
  return db
    .insertInto('act')
    .values({
      id: newId(),
      name: `Penampil ${next()}`,
      kind: 'band',
      origin: 'Komunitas',
      membersCount: 5,
      isWargaBinaan: false,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function createPermit(
  db: Db,
  overrides: Partial<InsertObject<DB, 'permit'>> & { eventId: string; actId: string },
): Promise<{ id: string }> {
  return db
    .insertInto('permit')
    .values({
      id: newId(),
      letterNumber: `W-${next()}`,
      letterOn: '2026-07-20',
      approver: 'kanwil',
      status: 'valid',
      validDuring: during('2026-08-01T00:00:00Z', '2026-08-31T00:00:00Z'),
      ...overrides,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}
