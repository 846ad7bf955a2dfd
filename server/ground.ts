import { env } from '#app/env.server.ts'
import { lockInstance } from '#db/instance-lock.server.ts'
import { startOwn } from './database.ts'
import { assertFree } from './listening.ts'
import { keptSecret } from './secret.ts'

/** What the processes of an installation stand on. */
export type Ground = {
  /** The folder of the sources. */
  root: string
  dataDir: string
  databaseUrl: string
  /** Whether the database is our own. */
  embedded: boolean
  secret: string
  /** Tells the person who started all this. */
  say: (text: string) => void
}

type Place = Pick<Ground, 'root' | 'dataDir' | 'say'>

/**
 * Holds the data folder and its database, when none is configured, and tells the settings of this process, which those
 * that it starts take over. `announce` says to a second start where this one answers.
 */
export async function layGround(
  place: Place,
  closers: Array<() => Promise<void>>,
): Promise<Ground & { announce: (address: string) => void }> {
  // With a database of its own only one may run on the folder; with DATABASE_URL any number.
  const lock = env.DATABASE_URL ? undefined : await lockInstance(place.dataDir)
  if (lock) closers.push(() => lock.release())
  await assertFree(env.PORT, 'PORT')
  const own = env.DATABASE_URL ? undefined : await startOwn(place.dataDir)
  if (own) closers.push(() => own.stop())
  const databaseUrl = env.DATABASE_URL ?? own?.url ?? ''
  const secret = env.GELAR_SECRET ?? (await keptSecret(place.dataDir))
  process.env.DATABASE_URL = databaseUrl
  process.env.GELAR_DATA_DIR = place.dataDir
  process.env.GELAR_SECRET = secret
  if (!env.GELAR_SECRET) process.env.GELAR_SECRET_GENERATED = '1'
  if (own) process.env.GELAR_DEMONSTRATION = '1'
  return {
    ...place,
    databaseUrl,
    embedded: own !== undefined,
    secret,
    announce: (address) => lock?.announce(address),
  }
}

/** The ground that the process above has laid. */
export function inheritedGround(place: Place): Ground {
  return {
    ...place,
    databaseUrl: env.DATABASE_URL ?? '',
    embedded: env.GELAR_DEMONSTRATION,
    secret: env.GELAR_SECRET ?? '',
  }
}
