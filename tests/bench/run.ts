import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanUp, cleanUpOnSignal, isEnding, onEnd } from './cleanup.ts'

/** Prints our figures beside those of bare handlers; ends with 1 when a wanted figure is missed. */

cleanUpOnSignal()
const folder = await mkdtemp(join(tmpdir(), 'gelar-bench-'))
onEnd(() => rm(folder, { recursive: true, force: true }))
// Before the settings are read: this process prepares data as the server would.
process.env.NODE_ENV = 'production'
process.env.LOG_LEVEL = 'warn'
process.env.GELAR_SECRET = randomBytes(32).toString('base64url')
let reached = false
try {
  const { measure } = await import('./measure.ts')
  reached = await measure(folder, process.argv.slice(2))
} catch (error) {
  if (!isEnding()) console.error(error)
}
await cleanUp()
process.exit(reached ? 0 : 1)
