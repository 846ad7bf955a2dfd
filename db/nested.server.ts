import { sql, Transaction } from 'kysely'
import type { Db, Trx } from './connect.server.ts'

/** Runs work in the transaction that is given, or in one of its own. */
export function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return db instanceof Transaction ? work(db) : db.transaction().execute(work)
}

/**
 * Runs work so that its failure undoes it alone: the transaction around it, if there is one, can go on. Without it a
 * refused statement spoils a whole transaction.
 */
export async function undoneAlone<T>(db: Db, work: () => Promise<T>): Promise<T> {
  if (!db.isTransaction) return work()
  await sql`savepoint undone_alone`.execute(db)
  try {
    const done = await work()
    await sql`release savepoint undone_alone`.execute(db)
    return done
  } catch (error) {
    await sql`rollback to savepoint undone_alone`.execute(db)
    throw error
  }
}
