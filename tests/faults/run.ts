import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanUp, cleanUpOnSignal, isEnding, onEnd } from '../bench/cleanup.ts'

/**
 * Freezes, locks, kills and fills while gates and tills upload, and counts what was acknowledged against what is stored.
 * Ends with 1 when something acknowledged is lost or stored twice, or somebody waited too long. Names of cases as
 * arguments choose among them.
 */

cleanUpOnSignal()
const LONGEST_MS = 20 * 60_000
setTimeout(() => void cleanUp().then(() => process.exit(1)), LONGEST_MS).unref()

const folder = await mkdtemp(join(tmpdir(), 'gelar-faults-'))
onEnd(() => rm(folder, { recursive: true, force: true }))
// Before the settings are read: this process prepares data as the server would.
process.env.NODE_ENV = 'production'
process.env.LOG_LEVEL = 'warn'
process.env.GELAR_SECRET = randomBytes(32).toString('base64url')
let held = false
try {
  const { runCases } = await import('./cases.ts')
  held = await runCases(folder, process.argv.slice(2))
} catch (error) {
  if (!isEnding()) console.error(error)
}
await cleanUp()
process.exit(held ? 0 : 1)
