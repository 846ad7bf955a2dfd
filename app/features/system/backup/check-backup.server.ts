import { createHash } from 'node:crypto'
import { Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { BackupTrouble } from './backup-trouble.ts'
import { inArchive, Manifest, Sums } from './manifest.ts'
import { readArchive } from './read-archive.server.ts'

const NEWLINE = 0x0a

/**
 * Reads a backup to its end and answers its manifest when every part is there and as it was written: rows are counted,
 * bytes too, and the sums compared where the backup has them. Else a `BackupTrouble`. Changes nothing.
 */
export async function checkBackup(path: string): Promise<Manifest> {
  const found = new Map<string, Found>()
  let manifest: Manifest | undefined
  let sums: Sums | undefined
  let isOurs = false
  try {
    for await (const { name, content } of readArchive(path)) {
      if (!manifest) {
        if (name !== inArchive.manifest) throw notOurs(path)
        isOurs = true
        const words = await text(content)
        manifest = readManifest(words, path)
        found.set(name, { bytes: Buffer.byteLength(words), rows: 0, sum: sumOf(words) })
      } else if (name === inArchive.sums) {
        sums = Sums.parse(JSON.parse(await text(content)))
      } else {
        found.set(name, await measure(content, name.startsWith(inArchive.tables)))
      }
    }
  } catch (error) {
    throw tellDamage(error, path, isOurs)
  }
  if (!manifest) throw notOurs(path)
  compare(manifest, found, sums, path)
  return manifest
}

type Found = { bytes: number; rows: number; sum: string }

/** Rows are lines in PostgreSQL's format; whether a table's bytes are right is told by gzip as well. */
async function measure(content: Readable, isTable: boolean): Promise<Found> {
  const hash = createHash('sha256')
  let bytes = 0
  let rows = 0
  const counted = Readable.from(
    (async function* () {
      for await (const chunk of content) {
        hash.update(chunk)
        bytes += chunk.length
        yield chunk
      }
    })(),
  )
  const lines = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) rows += 1
      done()
    },
  })
  if (isTable) await pipeline(counted, createGunzip(), lines)
  else await pipeline(counted, lines)
  return { bytes, rows, sum: hash.digest('hex') }
}

function compare(
  manifest: Manifest,
  found: ReadonlyMap<string, Found>,
  sums: Sums | undefined,
  path: string,
): void {
  const get = (part: string) => {
    const there = found.get(part)
    if (!there) throw incomplete(path)
    return there
  }
  for (const { name, rows } of manifest.tables) {
    if (get(inArchive.table(name)).rows !== rows) throw damaged(path, name)
  }
  for (const { key, bytes } of manifest.files) {
    if (get(inArchive.file(key)).bytes !== bytes) throw damaged(path, key)
  }
  for (const name of manifest.kept) get(inArchive.kept(name))
  // Backups of older versions have none.
  if (!sums && manifest.sums) throw incomplete(path)
  for (const [part, sum] of Object.entries(sums ?? {})) {
    if (found.get(part)?.sum !== sum) throw damaged(path, part)
  }
}

function readManifest(words: string, path: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(words))
  } catch {
    throw notOurs(path)
  }
}

const sumOf = (words: string) => createHash('sha256').update(words).digest('hex')

const CUT = /^Unexpected end of data$/

/** The archive's reader and gzip know no path: their errors tell of what is in the file. Those of the disk pass. */
function tellDamage(error: unknown, path: string, isOurs: boolean): unknown {
  if (!(error instanceof Error) || error instanceof BackupTrouble) return error
  if (Reflect.get(error, 'syscall') !== undefined) return error
  if (CUT.test(error.message)) return isOurs ? incomplete(path) : notOurs(path)
  return isOurs ? damaged(path, error.message) : notOurs(path)
}

const notOurs = (path: string) =>
  new BackupTrouble(
    `${path} bukan cadangan Gelar, atau awalnya rusak.`,
    `${path} is not a backup of Gelar, or its beginning is damaged.`,
  )

const incomplete = (path: string) =>
  new BackupTrouble(
    `${path} tidak lengkap: akhirnya terpotong. Tidak ada yang diubah; salin lagi atau pilih cadangan lain.`,
    `${path} is incomplete: its end is cut off. Nothing was changed; copy it again or choose another backup.`,
  )

const damaged = (path: string, where: string) =>
  new BackupTrouble(
    `${path} rusak (${where}). Tidak ada yang diubah; salin lagi atau pilih cadangan lain.`,
    `${path} is damaged (${where}). Nothing was changed; copy it again or choose another backup.`,
  )
