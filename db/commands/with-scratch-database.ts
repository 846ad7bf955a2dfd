import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../embedded.server.ts'
import { migrateToLatest } from '../migrate.ts'

/** Runs `work` on a fresh cluster, so that its outcome comes from the migrations alone and not from anybody's data. */
export async function withScratchDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gelar-scratch-'))
  try {
    const embedded = await startEmbedded({ dataDir, fast: true })
    try {
      await migrateToLatest(embedded.url('gelar'))
      await work(embedded.url('gelar'))
    } finally {
      await embedded.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
