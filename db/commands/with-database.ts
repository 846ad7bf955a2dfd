import { env } from '#app/env.server.ts'
import { startEmbedded } from '../embedded.server.ts'

/**
 * Runs `work` on the database that the app uses: DATABASE_URL, or the embedded one, which is started
 * for the time of the work when no server of the app is running on it.
 */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const configured = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL
  if (configured) return work(configured)
  const embedded = await startEmbedded({ dataDir: env.GELAR_DATA_DIR })
  try {
    await work(embedded.url('gelar'))
  } finally {
    if (!embedded.takenOver) await embedded.stop()
  }
}
