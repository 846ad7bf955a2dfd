import { takeBackAbandoned } from '#app/features/system/backup/take-back-abandoned.server.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { keepAlive } from '#db/keep-alive.server.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { fillWhenEmpty } from '#db/seed/fill.ts'
import { connectPatiently, throughOutages } from './await-database.ts'

type Database = { url: string; stop(): Promise<void> }

const OLDEST_POSTGRES = 15
const LOOK_EVERY_MS = 2000

type Filling = { embedded: boolean; now: Date; secret: string; say: (text: string) => void }

/**
 * Waits for the database until it can be reached, gives it the newest schema, and fills it when it is empty. One that
 * goes away meanwhile is waited for again. `directUrl` leads past a proxy.
 */
export async function bringUpToDate(
  { url, directUrl = url }: { url: string; directUrl?: string | undefined },
  filling: Filling,
): Promise<void> {
  const { say } = filling
  await throughOutages(directUrl, say, async () => {
    await checkVersion(directUrl, say)
    await takeBackAbandoned(directUrl, say)
    await migrateToLatest(directUrl, { say })
    await fillWhenEmpty(url, filling)
  })
}

/** Starts the embedded database, and starts it again when it has died. */
export async function startOwn(dataDir: string): Promise<Database> {
  const embedded = await startEmbedded({ dataDir })
  const watch = keepAlive(embedded, { everyMs: LOOK_EVERY_MS, say: (text) => console.error(text) })
  return {
    url: embedded.url('gelar'),
    async stop() {
      await watch.end()
      await embedded.stop()
    },
  }
}

async function checkVersion(url: string, say: (text: string) => void): Promise<void> {
  const client = await connectPatiently(url, say)
  try {
    const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
      "select current_setting('server_version_num') server_version_num, current_setting('server_version') server_version",
    )
    const [found] = rows
    if (Number(found?.server_version_num) < OLDEST_POSTGRES * 10_000) {
      throw new Error(
        `Diperlukan PostgreSQL ${OLDEST_POSTGRES} atau lebih baru / PostgreSQL ${OLDEST_POSTGRES} or newer is needed; DATABASE_URL has ${found?.server_version}.`,
      )
    }
  } finally {
    await client.end()
  }
}
