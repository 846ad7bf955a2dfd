import { mkdir, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '#app/env.server.ts'
import { backupName, findOldBackups } from '#app/features/system/backup/backup-files.ts'
import { BackupTrouble, backupTroubleOf } from '#app/features/system/backup/backup-trouble.ts'
import { warnOfLost } from '#app/features/system/backup/lost-pictures.ts'
import packageFile from '../../package.json' with { type: 'json' }
import { withDatabase } from './with-database.ts'

const usage = `Pemakaian / Usage: npm run backup -- [--to FOLDER] [--keep N]

Menulis satu berkas berisi semua baris, berkas unggahan, dan kunci rahasia ke FOLDER (backups dalam folder data bila tidak
disebut). Gelar boleh sedang berjalan. Dengan --keep, cadangan terlama di FOLDER di atas N dihapus sesudahnya,
kecuali bila ada gambar yang hilang dari penyimpanan: cadangan lama mungkin masih memilikinya. Gambar itu disebut.

Writes one file with all rows, uploaded files and the secret into FOLDER (backups in the data folder when left out).
Gelar may run meanwhile. With --keep the oldest backups of FOLDER beyond N are removed afterwards, unless the store has
lost pictures, which an older backup may still hold. Those are named, and the backup counts as made.`

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        to: { type: 'string' },
        keep: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    const keep = values.keep === undefined ? undefined : Number(values.keep)
    if (values.help || (keep !== undefined && !(Number.isInteger(keep) && keep >= 1))) return
    return { folder: resolve(values.to ?? join(env.GELAR_DATA_DIR, 'backups')), keep }
  } catch {
    return undefined
  }
}

const options = readOptions()
if (!options) {
  console.error(usage)
  process.exit(2)
}
const { folder, keep } = options

try {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await withDatabase(async (url) => {
    // The app's modules read the address of the database when they are loaded.
    process.env.DATABASE_URL = url
    const { createDb, createPool } = await import('../connect.server.ts')
    const { writeBackup } = await import('#app/features/system/backup/write-backup.server.ts')
    const { noteBackup } = await import('#app/features/system/backup/note-backup.server.ts')
    const now = new Date()
    const to = join(folder, backupName(now))
    const db = createDb(createPool(url, { max: 1 }))
    let warning: string | undefined
    try {
      const written = await writeBackup(url, {
        to,
        dataDir: env.GELAR_DATA_DIR,
        version: packageFile.version,
        now,
      })
      await noteBackup(db, written, now)
      const megabytes = (written.bytes / 1_000_000).toFixed(1)
      console.log(
        `${to}: ${written.rows} baris / rows, ${written.files} berkas / files, ${megabytes} MB`,
      )
      warning = warnOfLost(written.lost)
    } finally {
      await db.destroy()
    }
    if (warning) console.error(warning)
    if (keep === undefined || warning) return
    for (const old of findOldBackups(await readdir(folder), keep)) await rm(join(folder, old))
  })
} catch (error) {
  const trouble = backupTroubleOf(error, folder)
  console.error(trouble instanceof BackupTrouble ? trouble.message : trouble)
  process.exitCode = 1
}
