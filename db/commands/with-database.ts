import { env } from '#app/env.server.ts'
import { startEmbedded } from '../embedded.server.ts'
import { SchemaRefusedError } from '../schema-refused.ts'

/**
 * Runs `work` on the database that the app uses: DATABASE_URL, or the embedded one, which is started
 * for the time of the work when no server of the app is running on it.
 */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const configured = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL
  if (configured) return workOn(configured, work)
  const embedded = await startEmbedded({ dataDir: env.GELAR_DATA_DIR })
  try {
    await work(embedded.url('gelar'))
  } finally {
    if (!embedded.takenOver) await embedded.stop()
  }
}

/** A role that may not make tables is told so in a sentence. */
async function workOn(url: string, work: (url: string) => Promise<void>): Promise<void> {
  try {
    await work(url)
  } catch (error) {
    if (!(error instanceof SchemaRefusedError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
