import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { cleanUp, cleanUpOnSignal, isEnding, onEnd } from '../bench/cleanup.ts'

/**
 * Freezes, locks, kills and fills while gates and tills upload, and counts what was acknowledged against what is stored.
 * Ends with 1 when something acknowledged is lost or stored twice, or somebody waited too long. Names of cases as
 * arguments choose among them.
 */

process.chdir(resolve(import.meta.dirname, '../..'))
cleanUpOnSignal()
const LONGEST_MS = 25 * 60_000
setTimeout(() => {
  console.error(`Not at the end after ${LONGEST_MS / 60_000} minutes.`)
  void cleanUp().then(() => process.exit(1))
}, LONGEST_MS).unref()

const folder = await mkdtemp(join(tmpdir(), 'gelar-faults-'))
onEnd(() => rm(folder, { recursive: true, force: true }))
// Before the settings are read: this process prepares data as the server would.
process.env.NODE_ENV = 'production'
process.env.LOG_LEVEL = 'warn'
process.env.GELAR_SECRET = randomBytes(32).toString('base64url')
let held = false
try {
  const { caseNames, runCases } = await import('./cases.ts')
  const names = process.argv.slice(2)
  const unknown = names.filter((name) => !caseNames.includes(name))
  if (unknown.length === 0) held = await runCases(folder, names)
  else console.error(`${unknown.join(', ')}: no such case. There are: ${caseNames.join(', ')}`)
} catch (error) {
  if (!isEnding()) console.error(error)
}
await cleanUp()
process.exit(held ? 0 : 1)
