import { createDb, createPool } from '#db/connect.server.ts'
import { env } from './env.server.ts'

/** Whoever waits longer for a connection is told so: a server that is out of them answers, and recovers. */
const CONNECTION_PATIENCE_MS = 5000

/**
 * The one connection pool of this process. It connects when first used, so that a module may be loaded
 * without a database; without DATABASE_URL (which `server.ts` sets) nothing is reached.
 */
export const pool = createPool(env.DATABASE_URL ?? 'postgres://127.0.0.1:1/no-database-url', {
  max: env.DATABASE_POOL_SIZE,
  connectionTimeoutMillis: CONNECTION_PATIENCE_MS,
})

export const db = createDb(pool)
