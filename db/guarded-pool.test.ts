import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type pg from 'pg'
import { expect, test } from 'vitest'
import { freezableProxy } from '#tests/support/freezable-proxy.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createClient, createDb } from './connect.server.ts'
import { GuardedPool } from './guarded-pool.server.ts'
import { Pulse } from './pulse.server.ts'
import { troubleOf } from './trouble.ts'

type Settings = Partial<ConstructorParameters<typeof GuardedPool>[2]>

/** A guarded pool over a way to the database that can be frozen and cut. */
async function guarded(settings: Settings = {}) {
  const source = await createTestDb()
  const way = await freezableProxy(source.url)
  const changes: boolean[] = []
  const pulse = new Pulse(way.url, {
    everyMs: 100,
    awayMs: 50,
    patienceMs: 500,
    onChange: (reason) => changes.push(reason !== undefined),
  })
  const pool = new GuardedPool(way.url, pulse, {
    name: 'gelar test',
    max: 2,
    connectMs: 1000,
    ...settings,
  })
  const db = createDb(pool)
  const locker = createClient(source.url)
  await locker.connect()
  return {
    db,
    locker,
    pool,
    pulse,
    way,
    changes,
    async [Symbol.asyncDispose]() {
      way.thaw()
      await pool.end()
      await pulse.end()
      await way.close()
      await locker.end()
      await source[Symbol.asyncDispose]()
    },
  }
}

/** What a question comes to. */
async function outcomeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'answered',
    (error: unknown) => troubleOf(error) ?? String(error),
  )
}

const ask = (pool: pg.Pool) => outcomeOf(pool.query('select 1'))

/** What questions come to before anything can have been heard of the database, or any clock have struck. */
async function askedAtOnce(pool: pg.Pool, times: number): Promise<string[]> {
  const outcomes = Array<string>(times).fill('waits')
  for (const index of outcomes.keys()) {
    void ask(pool).then((outcome) => {
      outcomes[index] = outcome
    })
  }
  await new Promise((turned) => setImmediate(turned))
  return [...outcomes]
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(20)
}

test('whoever waits for a frozen database is cut off, who comes then is refused at once, and all goes on when it thaws', async () => {
  await using world = await guarded()
  const { pool, db, way, pulse, changes } = world
  expect(await ask(pool)).toBe('answered')

  way.freeze()
  const waiting = await Promise.all([
    ask(pool),
    outcomeOf(db.transaction().execute((trx) => sql`select 1`.execute(trx))),
    ask(pool),
    ask(pool),
  ])
  // While it is still frozen: nothing but being cut off ends the waiting.
  for (const outcome of waiting) expect(['away', 'busy']).toContain(outcome)

  await until(() => pulse.away)
  expect(await askedAtOnce(pool, 50)).toEqual(Array(50).fill('away'))

  way.thaw()
  await until(() => !pulse.away)
  expect(await ask(pool)).toBe('answered')
  expect(changes).toEqual([true, false])
})

test('a database that has gone is noticed by the first who cannot reach it', async () => {
  await using world = await guarded()
  const { pool, way, pulse } = world
  await way.close()
  expect(await ask(pool)).toBe('away')
  await until(() => pulse.away)
  expect(await askedAtOnce(pool, 1)).toEqual(['away'])
})

test('connections that all wait for one lock refuse others at once, and are free when the lock is not had in time', async () => {
  await using world = await guarded({ lockMs: 3000 })
  const { pool, db, locker } = world
  await using other = await guarded()
  await pool.query('create table till (id int primary key); insert into till values (1)')

  await locker.query('begin; select 1 from till for update')
  const waitForLock = () =>
    outcomeOf(db.transaction().execute((trx) => sql`select 1 from till for update`.execute(trx)))
  const locked = Promise.all([waitForLock(), waitForLock()])
  await sleep(1500)
  expect(await askedAtOnce(pool, 1)).toEqual(['busy'])
  // Another pool is not concerned.
  expect(await ask(other.pool)).toBe('answered')

  expect(await locked).toEqual(['busy', 'busy'])
  await locker.query('commit')
  expect(await ask(pool)).toBe('answered')
})

test('while some still wait behind those who did not get the lock in time, who comes is refused at once', async () => {
  await using world = await guarded({ lockMs: 1500, connectMs: 6000 })
  const { pool, db, locker } = world
  await pool.query('create table till (id int primary key); insert into till values (1)')
  await locker.query('begin; select 1 from till for update')
  const waitForLock = () =>
    outcomeOf(db.transaction().execute((trx) => sql`select 1 from till for update`.execute(trx)))

  const first = [waitForLock(), waitForLock()]
  const others = Array.from({ length: 4 }, waitForLock)
  expect(await Promise.race(first)).toBe('busy')

  expect(await askedAtOnce(pool, 1)).toEqual(['busy'])
  await locker.query('commit')
  const ends = await Promise.all([...first, ...others])
  expect(ends.slice(2)).toContain('answered')
  expect(await ask(pool)).toBe('answered')
})

test('statements and idle transactions end by their timeouts', async () => {
  await using world = await guarded({ statementMs: 300, idleInTransactionMs: 300 })
  const { pool, db } = world
  expect(await outcomeOf(pool.query('select pg_sleep(20)'))).toBe('busy')
  const idle = db.transaction().execute(async (trx) => {
    await sql`select 1`.execute(trx)
    await sleep(1000)
    await sql`select 1`.execute(trx)
  })
  expect(['busy', 'away']).toContain(await outcomeOf(idle))
  expect(await ask(pool)).toBe('answered')
})

test('a database that answers others is not away because it has no time for the pulse', async () => {
  await using world = await guarded()
  const { pool, pulse, way } = world
  // Every new connection hangs, those that stand go on.
  await ask(pool)
  way.holdNew()
  const beat = pulse.beat()
  while (!(await Promise.race([beat.then(() => true), sleep(50).then(() => false)])))
    await ask(pool)
  expect([await beat, pulse.away]).toEqual([true, false])
})
