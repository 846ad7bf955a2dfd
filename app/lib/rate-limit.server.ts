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
  const name = `${points}:${seconds}`
  let limiter = limiters.get(name)
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
    })
    limiters.set(name, limiter)
  }
  try {
    await limiter.consume(createHash('sha256').update(key).digest('base64url'))
    return { allowed: true }
  } catch (refused) {
    if (refused instanceof RateLimiterRes) {
      return { allowed: false, retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1000) }
    }
    log.error({ err: refused }, 'rate limit could not be counted')
    return { allowed: true }
  }
}
