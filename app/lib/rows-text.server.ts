import { type Expression, sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import type { RowsText } from './rows-text.ts'

/**
 * The rows of a query as one text that the database writes and a thread reads (`readRows`): on its way through the
 * thread that serves requests nothing of it is unpacked, however many rows it has.
 */
export async function rowsAsText<Row>(db: Db, query: Expression<Row>): Promise<RowsText<Row>> {
  const { rows } = await sql<{ text: string }>`
    select coalesce(json_agg(entry), '[]')::text as text from ${query} as entry
  `.execute(db)
  return rows[0]?.text ?? '[]'
}
