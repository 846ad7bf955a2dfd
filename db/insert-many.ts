import type { InsertObject } from 'kysely'
import type { Db } from './connect.server.ts'
import type { DB } from './types.ts'

/** PostgreSQL takes at most 65,535 parameters in one statement. */
const PARAMETERS = 60_000

/** Inserts rows in as few statements as there can be. Every row has to name the same columns. */
export async function insertMany<T extends keyof DB & string>(
  db: Db,
  table: T,
  rows: ReadonlyArray<InsertObject<DB, T>>,
): Promise<void> {
  for (const chunk of inChunks(rows)) await db.insertInto(table).values(chunk).execute()
}

/** Like `insertMany`, but leaves rows alone that are there already. */
export async function insertMissing<T extends keyof DB & string>(
  db: Db,
  table: T,
  rows: ReadonlyArray<InsertObject<DB, T>>,
): Promise<void> {
  for (const chunk of inChunks(rows)) {
    await db
      .insertInto(table)
      .values(chunk)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

function inChunks<Row extends object>(rows: ReadonlyArray<Row>): Row[][] {
  const [first] = rows
  if (!first) return []
  const size = Math.floor(PARAMETERS / Object.keys(first).length)
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  )
}
