import { FileTrouble } from '#app/features/files/file-trouble.ts'
import { troubleOf } from '#db/trouble.ts'

/** What stands in the way of a backup or a restore, in a sentence for who asked for it: Indonesian, then English. */
export class BackupTrouble extends Error {
  override readonly name = 'BackupTrouble'
  constructor(id: string, en: string, options?: ErrorOptions) {
    super(`${id}\n${en}`, options)
  }
}

type Kind = 'full' | 'refused' | 'missing' | 'noFolder' | 'noFile'

const byCode: Record<string, Kind> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'refused',
  EACCES: 'refused',
  EPERM: 'refused',
  ENOENT: 'missing',
  EEXIST: 'noFolder',
  ENOTDIR: 'noFolder',
  EISDIR: 'noFile',
}

const sentences: Record<Kind, (path: string) => [id: string, en: string]> = {
  full: (path) => [
    `Disk penuh di ${path}. Kosongkan ruang atau pilih disk lain, lalu ulangi.`,
    `The disk of ${path} is full. Make room or choose another disk, then try again.`,
  ],
  refused: (path) => [
    `${path} tidak boleh dibaca atau ditulis. Beri hak kepada pengguna ini atau pilih tempat lain.`,
    `${path} may not be read or written. Give this user the right to it, or choose another place.`,
  ],
  missing: (path) => [
    `${path} tidak ada. Periksa nama dan foldernya.`,
    `${path} does not exist. Check its name and its folder.`,
  ],
  noFolder: (path) => [
    `${path} bukan folder. Pilih nama folder.`,
    `${path} is not a folder. Choose the name of a folder.`,
  ],
  noFile: (path) => [
    `${path} adalah folder. Pilih berkas cadangan di dalamnya.`,
    `${path} is a folder. Choose a backup file in it.`,
  ],
}

/**
 * The ordinary troubles of disks, file stores and databases as sentences; whatever is none of them is answered as it
 * came. `place` is the path that was asked for, told where the error names none or one inside of it.
 */
export function backupTroubleOf(error: unknown, place: string): unknown {
  if (!(error instanceof Error) || error instanceof BackupTrouble) return error
  if (error instanceof FileTrouble) {
    return new BackupTrouble(
      `Tempat penyimpanan gambar tidak melayani (${error.said}). Periksa ruang dan haknya, lalu ulangi.`,
      `The store of pictures does not serve (${error.said}). Check its room and its rights, then try again.`,
      { cause: error },
    )
  }
  const trouble = troubleOf(error)
  if (trouble === 'full') {
    return new BackupTrouble(
      'Disk basis data penuh. Kosongkan ruang, lalu ulangi.',
      'The disk of the database is full. Make room on it, then try again.',
      { cause: error },
    )
  }
  if (trouble === 'away') {
    return new BackupTrouble(
      'Basis data tidak dapat dihubungi. Periksa apakah ia berjalan dan DATABASE_URL benar.',
      'The database cannot be reached. Check that it runs and that DATABASE_URL is right.',
      { cause: error },
    )
  }
  const code: unknown = Reflect.get(error, 'code')
  const kind = typeof code === 'string' ? byCode[code] : undefined
  if (!kind) return error
  const told: unknown = Reflect.get(error, 'path')
  const path = typeof told === 'string' && !told.startsWith(place) ? told : place
  return new BackupTrouble(...sentences[kind](path), { cause: error })
}
