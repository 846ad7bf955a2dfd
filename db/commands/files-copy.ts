import { parseArgs } from 'node:util'
import { env } from '#app/env.server.ts'
import { copyFiles } from '#app/features/files/copy-files.server.ts'
import { FileTrouble } from '#app/features/files/file-trouble.ts'
import { filesFolder, openBucket, openFolder } from '#app/features/files/open-store.server.ts'
import { probeStore } from '#app/features/files/probe-store.server.ts'
import { createDb, createPool } from '../connect.server.ts'
import { withDatabase } from './with-database.ts'

const usage = `Pemakaian / Usage: npm run files:copy -- --to bucket|folder

Menyalin semua berkas unggahan dari folder (GELAR_FILES_DIR) ke bucket S3 (GELAR_S3_BUCKET dan kuncinya), atau sebaliknya,
dan membaca masing-masing kembali. Gelar boleh sedang berjalan; yang sudah ada dibiarkan, dan tidak ada yang dihapus.

Copies all uploaded files from the folder (GELAR_FILES_DIR) to the S3 bucket (GELAR_S3_BUCKET and its keys), or the other
way round, and reads each back. Gelar may run meanwhile; what is there already is left, and nothing is removed.`

/** Nobody waits at a page here. */
const PATIENCE_MS = 60_000

function readTarget(): 'bucket' | 'folder' | undefined {
  try {
    const { to } = parseArgs({ options: { to: { type: 'string' } } }).values
    return to === 'bucket' || to === 'folder' ? to : undefined
  } catch {
    return undefined
  }
}

const target = readTarget()
const bucket = openBucket(env, PATIENCE_MS)
const folder = openFolder(filesFolder(env), PATIENCE_MS)
if (!target || !bucket) {
  console.error(target ? 'GELAR_S3_BUCKET belum diisi / is not set.' : usage)
  process.exit(2)
}

try {
  await withDatabase(async (url) => {
    const db = createDb(createPool(url, { max: 1 }))
    try {
      const [from, to] = target === 'bucket' ? [folder, bucket] : [bucket, folder]
      const trouble = await probeStore(to)
      if (trouble) throw trouble
      const { copied, there, lost } = await copyFiles(db, from, to)
      console.log(
        `${copied} berkas disalin / files copied, ${there} sudah ada / there already, ${lost.length} tidak ditemukan / not found.`,
      )
      for (const key of lost) console.error(`tidak ditemukan / not found: ${key}`)
      if (lost.length > 0) process.exitCode = 1
    } finally {
      await db.destroy()
    }
  })
} catch (error) {
  console.error(error instanceof FileTrouble ? error.message : error)
  process.exitCode = 1
}
