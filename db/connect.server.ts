import { CamelCasePlugin, Kysely, type Transaction } from 'kysely'
import pg from 'pg'
import { clientFor, serversOf } from './hosts.server.ts'
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

/** How long the database may take, in milliseconds. What is left out may take for ever. */
export type Timeouts = {
  /** For a connection, a new one or one that others use. */
  connectMs?: number
  statementMs?: number
  /** For a lock that others hold. */
  lockMs?: number
  /** Between two statements of a transaction. */
  idleInTransactionMs?: number
  /** A proxy that lends connections out for one transaction takes no settings of a session: its own have to hold. */
  proxied?: boolean
}

/** After the database itself should have given up: it has not heard of it, or cannot say so. */
const ANSWER_LATE_MS = 5000
/** So long nothing was heard until the network is asked whether the other side is still there. */
const SILENT_MS = 10_000

function clientConfig(url: string, { connectMs, statementMs, ...more }: Timeouts): pg.PoolConfig {
  const { lockMs, idleInTransactionMs, proxied } = more
  const [connectionString] = serversOf(url)
  const settings = proxied
    ? {}
    : {
        ...(statementMs && { statement_timeout: statementMs }),
        ...(lockMs && { lock_timeout: lockMs }),
        ...(idleInTransactionMs && { idle_in_transaction_session_timeout: idleInTransactionMs }),
      }
  return {
    connectionString,
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENT_MS,
    types: { getTypeParser: typeParser as pg.CustomTypesConfig['getTypeParser'] },
    ...(connectMs && { connectionTimeoutMillis: connectMs }),
    ...(statementMs && { query_timeout: statementMs + ANSWER_LATE_MS }),
    ...settings,
  }
}

/** What makes a pool of `pg`: of several servers in the address, the one that takes writes is connected to. */
export function poolConfig(
  url: string,
  { max, name, ...timeouts }: Timeouts & { max: number; name: string },
): pg.PoolConfig & { Client: typeof pg.Client } {
  return {
    ...clientConfig(url, timeouts),
    max,
    application_name: name,
    // To connect is dear for a machine that is at its limit.
    idleTimeoutMillis: 60_000,
    Client: clientFor(serversOf(url)),
  }
}

/** One connection, not yet connected. */
export function createClient(url: string, config: pg.ClientConfig = {}): pg.Client {
  const Client = clientFor(serversOf(url))
  return new Client({ ...clientConfig(url, {}), ...config })
}

export function createPool(url: string, options: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ ...poolConfig(url, { max: 20, name: 'gelar' }), ...options })
  // An idle connection that breaks (the server restarts) is replaced at the next query.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * A Kysely over a pool; `destroy()` it to close the pool. `prepare: false` behind a proxy that lends each transaction
 * another connection, which would not know a statement by its name.
 */
export function createDb(pool: pg.Pool, { prepare = true }: { prepare?: boolean } = {}): Db {
  return new Kysely<DB>({
    dialect: new PreparingDialect(pool, prepare),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
