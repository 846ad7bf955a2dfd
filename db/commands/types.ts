import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../embedded.server.ts'
import { generateTypes } from '../generate-types.ts'
import { migrateToLatest } from '../migrate.ts'

// A fresh cluster, so that the types come from the migrations alone and not from anybody's data.
const dataDir = await mkdtemp(join(tmpdir(), 'gelar-types-'))
const embedded = await startEmbedded({ dataDir, fast: true })
try {
  await migrateToLatest(embedded.url('gelar'))
  await writeFile('db/types.ts', await generateTypes(embedded.url('gelar')))
  console.log('db/types.ts')
} finally {
  await embedded.stop()
  await rm(dataDir, { recursive: true, force: true })
}
