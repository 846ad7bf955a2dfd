import { CamelCasePlugin, Kysely, type Transaction } from 'kysely'
import pg from 'pg'
import { PreparingDialect } from './prepared.server.ts'
import type { DB } from './types.ts'

export type Db = Kysely<DB>
export type Trx = Transaction<DB>

const INT8 = 20
const DATE = 1082

/** Parses `bigint` and refuses what a JavaScript number cannot hold exactly. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond exact numbers`)
  return value
}

function typeParser(oid: number, format?: 'text' | 'binary') {
  if (format !== 'binary') {
    if (oid === INT8) return parseInt8
    // A calendar day stays 'YYYY-MM-DD': as a Date it would shift with the server's zone.
    if (oid === DATE) return (text: string) => text
  }
  return pg.types.getTypeParser(oid, format)
}

export function createPool(url: string, options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    application_name: 'gelar',
    types: { getTypeParser: typeParser as pg.CustomTypesConfig['getTypeParser'] },
    ...options,
  })
  // An idle connection that breaks (the server restarts) is replaced at the next query.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** A Kysely over a pool; `destroy()` it to close the pool. */
export function createDb(pool: pg.Pool): Db {
  return new Kysely<DB>({
    dialect: new PreparingDialect(pool),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
