import { createDb, type Timeouts } from '#db/connect.server.ts'
import { GuardedPool } from '#db/guarded-pool.server.ts'
import { Pulse } from '#db/pulse.server.ts'
import { env } from './env.server.ts'
import { log } from './lib/log.server.ts'

/**
 * The database of this process. It is connected to when first used, so that a module may be loaded without one;
 * without DATABASE_URL (which `server.ts` sets) nothing is reached.
 */
const url = env.DATABASE_URL ?? 'postgres://127.0.0.1:1/no-database-url'

/** Past a proxy that lends connections out, for whatever needs one of its own: listening, the queue of jobs. */
export const directUrl = env.DATABASE_DIRECT_URL ?? url
const proxied = env.DATABASE_DIRECT_URL !== undefined

/** Whether the database answers; while it does not, requests are refused at once. */
export const pulse = new Pulse(url, {
  onChange(reason) {
    if (reason === undefined) log.warn('the database answers again')
    else log.error({ err: reason }, 'the database does not answer')
  },
})

function open(name: string, max: number, timeouts: Timeouts, at = url): GuardedPool {
  return new GuardedPool(at, pulse, { name: `gelar ${name}`, max, ...timeouts })
}

const pageTimeouts: Timeouts = {
  connectMs: 5000,
  statementMs: 9000,
  lockMs: 4000,
  idleInTransactionMs: 15_000,
  proxied,
}
/** A phone decides by itself meanwhile, and sends again. */
const phoneTimeouts: Timeouts = {
  connectMs: 4000,
  statementMs: 6000,
  lockMs: 2000,
  idleInTransactionMs: 5000,
  proxied,
}
const longTimeouts: Timeouts = {
  connectMs: 10_000,
  statementMs: 120_000,
  lockMs: 10_000,
  idleInTransactionMs: 60_000,
}

const whole = env.DATABASE_POOL_SIZE
const half = Math.ceil(whole / 2)

/** For pages. Gates and tills have connections of their own, so that neither ever waits for the other or for a page. */
export const pool = open('pages', whole, pageTimeouts)
const gatePool = open('gates', half, phoneTimeouts)
const tillPool = open('tills', half, phoneTimeouts)
/** For what takes long: jobs and exports. One connection listens for jobs, one shows that this process does them. */
export const longPool = open('long work', 7, longTimeouts, directUrl)

/** All pools of this process, by what they are for. */
export const pools = { pages: pool, gates: gatePool, tills: tillPool, long: longPool }

const prepare = { prepare: !proxied }
export const db = createDb(pool, prepare)
export const gateDb = createDb(gatePool, prepare)
export const tillDb = createDb(tillPool, prepare)
export const longDb = createDb(longPool)

/** Closes all connections, once what runs over them has ended. */
export async function closeDatabase(): Promise<void> {
  await Promise.all(Object.values(pools).map(async (each) => each.ended || each.end()))
  await pulse.end()
}
