import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from '#app/db.server.ts'
import { log } from '#app/lib/log.server.ts'

export type Limited = { allowed: true } | { allowed: false; retryAfterSeconds: number }

const limiters = new Map<string, RateLimiterPostgres>()

/**
 * Counts one attempt under `key` and says whether it is within `points` attempts per `seconds`.
 * Counted in the database, so all processes share one count. The key is stored as a hash only, so it
 * may name a person or an address. When the database cannot count, the attempt is allowed.
 */
export async function limit(key: string, points: number, seconds: number): Promise<Limited> {
  try {
    await limiterOf(points, seconds).consume(hashed(key))
    return { allowed: true }
  } catch (refused) {
    if (refused instanceof RateLimiterRes) {
      return { allowed: false, retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1000) }
    }
    log.error({ err: refused }, 'rate limit could not be counted')
    return { allowed: true }
  }
}

/** Takes back one attempt that `limit` has counted: it has turned out to be rightful. */
export async function forgive(key: string, points: number, seconds: number): Promise<void> {
  try {
    await limiterOf(points, seconds).reward(hashed(key))
  } catch (error) {
    log.error({ err: error }, 'rate limit could not be counted')
  }
}

const hashed = (key: string) => createHash('sha256').update(key).digest('base64url')

function limiterOf(points: number, seconds: number): RateLimiterPostgres {
  const name = `${points}:${seconds}`
  const known = limiters.get(name)
  if (known) return known
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
  })
  limiters.set(name, limiter)
  return limiter
}
