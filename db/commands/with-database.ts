import { env } from '#app/env.server.ts'
import { startEmbedded } from '../embedded.server.ts'
import { addressOf, databaseWords, type Place } from './database-words.ts'

/**
 * Runs `work` on the database that the app uses: DATABASE_URL, or the embedded one, which is started
 * for the time of the work when no server of the app is running on it. A database that cannot be worked on ends the
 * command with a sentence.
 */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const { DATABASE_DIRECT_URL: direct, DATABASE_URL: url, GELAR_DATA_DIR: dataDir } = env
  const configured = direct ?? url
  if (configured) {
    const setting = direct ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL'
    return inWords({ setting, address: addressOf(configured) }, () => work(configured))
  }
  return inWords({ setting: 'GELAR_DATA_DIR', address: dataDir }, async () => {
    const embedded = await startEmbedded({ dataDir })
    try {
      await work(embedded.url('gelar'))
    } finally {
      if (!embedded.takenOver) await embedded.stop()
    }
  })
}

async function inWords(place: Place, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const words = databaseWords(error, place)
    if (words === undefined) throw error
    console.error(words)
    process.exitCode = 1
  }
}
