import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from '#app/db.server.ts'
import { log } from '#app/lib/log.server.ts'
import { type LimitName, limits } from './limits.ts'
import { TooManyAttempts } from './too-many-attempts.ts'

/** One attempt: under which limit, and of whom or what it is counted. */
export type Count = readonly [limit: LimitName, of: string]

type Limited = { allowed: true } | { allowed: false; retryAfterSeconds: number }

/** Counts attempts and takes them back. */
export type Limiter = {
  count(attempt: Count): Promise<Limited>
  forgive(attempt: Count): Promise<void>
}

/**
 * Counts in the database, so all processes share one count. What is counted is stored as a hash only, so it may name a
 * person or an address. When the database cannot count, the attempt is allowed.
 */
export const limiter: Limiter = {
  async count([name, of]) {
    try {
      await limiterOf(name).consume(hashed(of))
      return { allowed: true }
    } catch (refused) {
      if (refused instanceof RateLimiterRes) {
        return { allowed: false, retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1000) }
      }
      log.error({ err: refused }, 'an attempt could not be counted')
      return { allowed: true }
    }
  },
  async forgive([name, of]) {
    try {
      await limiterOf(name).reward(hashed(of))
    } catch (error) {
      log.error({ err: error }, 'an attempt could not be taken back')
    }
  },
}

/** Counts an attempt of each; throws `TooManyAttempts` when one of them is full, with the longest wait. */
export async function countAll(counts: ReadonlyArray<Count>): Promise<void> {
  const answers = await Promise.all(counts.map(limiter.count))
  const waits = answers.flatMap((answer) => (answer.allowed ? [] : [answer.retryAfterSeconds]))
  if (waits.length > 0) throw new TooManyAttempts(Math.max(...waits))
}

/** Takes an attempt of each back: it has turned out to be rightful. */
export async function forgiveAll(counts: ReadonlyArray<Count>): Promise<void> {
  await Promise.all(counts.map(limiter.forgive))
}

/** Does the work unless a count is full, and takes the attempt back when it has succeeded. */
export async function withinLimits<Done>(
  counts: ReadonlyArray<Count>,
  work: () => Promise<Done>,
): Promise<Done> {
  await countAll(counts)
  const done = await work()
  await forgiveAll(counts)
  return done
}

const hashed = (of: string) => createHash('sha256').update(of).digest('base64url')

const limiters = new Map<LimitName, RateLimiterPostgres>()

function limiterOf(name: LimitName): RateLimiterPostgres {
  const known = limiters.get(name)
  if (known) return known
  const { points, seconds } = limits[name]
  const made = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
  })
  limiters.set(name, made)
  return made
}
