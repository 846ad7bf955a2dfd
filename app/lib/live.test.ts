import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { freezableProxy } from '#tests/support/freezable-proxy.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { type LiveChange, LiveHub, notifyLive } from './live.server.ts'

async function listen(url: string) {
  const heard: LiveChange[] = []
  const hub = new LiveHub(url)
  hub.subscribe((change) => heard.push(change))
  return { hub, heard }
}

/** Tells until it is heard, because the hub connects in the background. */
async function untilConnected(db: Parameters<typeof notifyLive>[0], heard: LiveChange[]) {
  await eventually(async () => {
    await notifyLive(db, 'warm-up', 'devices')
    expect(heard).not.toEqual([])
  })
  await new Promise((done) => setTimeout(done, 100))
  heard.length = 0
}

test('a change is heard when its transaction commits, and not when it is rolled back', async () => {
  await using db = await createTestDb()
  const { hub, heard } = await listen(db.url)
  await untilConnected(db, heard)

  await db
    .transaction()
    .execute(async (trx) => {
      await notifyLive(trx, 'undone', 'scans')
      throw new Error('undo')
    })
    .catch(() => {})
  await db.transaction().execute(async (trx) => {
    await notifyLive(trx, 'done', 'sales')
    await notifyLive(trx, 'done', 'sales')
  })

  await eventually(() => expect(heard).toEqual([{ eventId: 'done', topic: 'sales' }]))
  await hub.close()
})

test('a hub that has lost its connection finds back', async () => {
  await using db = await createTestDb()
  const { hub, heard } = await listen(db.url)
  await untilConnected(db, heard)

  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'gelar live' and datname = current_database()`.execute(db)

  await untilConnected(db, heard)
  await notifyLive(db, 'later', 'booths')
  await eventually(() => expect(heard).toContainEqual({ eventId: 'later', topic: 'booths' }))
  await hub.close()
})

test('a hub whose connection has died without a word notices, finds back, and says that it may have missed something', async () => {
  await using db = await createTestDb()
  const way = await freezableProxy(db.url)
  const hub = new LiveHub(way.url, { askEveryMs: 50, answerMs: 300 })
  const heard: LiveChange[] = []
  const gaps = vi.fn()
  hub.subscribe((change) => heard.push(change))
  hub.onGap(gaps)
  await untilConnected(db, heard)

  way.freeze()
  await eventually(() => expect(hub.isListening).toBe(false))
  way.thaw()

  await eventually(() => expect(gaps).toHaveBeenCalledOnce())
  await untilConnected(db, heard)
  await hub.close()
  await way.close()
})

test('a hub is closed although its connection is dead', async () => {
  await using db = await createTestDb()
  const way = await freezableProxy(db.url)
  const hub = new LiveHub(way.url)
  await eventually(() => expect(hub.isListening).toBe(true))

  way.freeze()
  await hub.close()
  await way.close()
})
