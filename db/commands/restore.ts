import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '#app/env.server.ts'
import { BackupTrouble, backupTroubleOf } from '#app/features/system/backup/backup-trouble.ts'
import { warnOfLost } from '#app/features/system/backup/lost-pictures.ts'
import { AlreadyRunningError, lockInstance } from '../instance-lock.server.ts'
import { withDatabase } from './with-database.ts'

const usage = `Pemakaian / Usage: npm run restore -- FILE [--replace]

Mengembalikan basis data, berkas unggahan, dan kunci rahasia seperti saat FILE ditulis oleh npm run backup. Gelar harus
berhenti. Basis data yang berisi hanya disentuh dengan --replace, yang menghapus seluruh isinya. FILE dibaca sampai
habis dahulu; apa pun yang lalu gagal, yang tadinya ada tetap ada.

Makes the database, the uploaded files and the secret what they were when FILE was written by npm run backup.
Gelar must be stopped. A database that is not empty is only touched with --replace, which removes everything in it.
FILE is read to its end first; whatever then fails, what was there stays.`

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        replace: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    const [file] = positionals
    if (values.help || !file || positionals.length > 1) return undefined
    return { from: resolve(file), replace: values.replace }
  } catch {
    return undefined
  }
}

const options = readOptions()
if (!options) {
  console.error(usage)
  process.exit(2)
}

try {
  const lock = env.DATABASE_URL ? undefined : await lockInstance(env.GELAR_DATA_DIR)
  try {
    await withDatabase(async (url) => {
      // The app's modules read the address of the database when they are loaded.
      process.env.DATABASE_URL = url
      const { restoreBackup } = await import('#app/features/system/backup/restore-backup.server.ts')
      const { rows, files, madeAt, lost } = await restoreBackup({
        ...options,
        url,
        dataDir: env.GELAR_DATA_DIR,
      })
      console.log(
        `Dipulihkan seperti / Restored as of ${madeAt}: ${rows} baris / rows, ${files} berkas / files.`,
      )
      const warning = warnOfLost(lost)
      if (warning) console.error(warning)
      if (env.GELAR_SECRET) {
        console.log(
          'GELAR_SECRET diisi: isinya harus sama dengan yang dipakai saat itu / GELAR_SECRET is set: it must be the one that was in use then.',
        )
      }
    })
  } finally {
    await lock?.release()
  }
} catch (error) {
  const trouble = backupTroubleOf(error, env.GELAR_DATA_DIR)
  const isExpected = trouble instanceof AlreadyRunningError || trouble instanceof BackupTrouble
  console.error(isExpected ? trouble.message : trouble)
  process.exitCode = 1
}
