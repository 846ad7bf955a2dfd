import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#db/embedded.server.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { makeScratchFolder } from './scratch-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test databases are made: a PostgreSQL with the migrated database `gelar` as template. */
    adminUrl: string
  }
}

/** Starts one PostgreSQL for the whole run; each test clones its migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await makeScratchFolder('gelar-test-')
  const embedded = await startEmbedded({ dataDir, fast: true })
  await migrateToLatest(embedded.url('gelar'))
  project.provide('adminUrl', embedded.adminUrl)
  return async () => {
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
