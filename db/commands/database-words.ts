import { AlreadyRunningError } from '../instance-lock.server.ts'
import { SchemaRefusedError } from '../schema-refused.ts'
import { reasonOf, type Trouble, troubleOf } from '../trouble.ts'

/** The database that a command works on: the variable that names it, and where it is, without a password. */
export type Place = { setting: string; address: string }

/** What of PostgreSQL's address may be shown. */
export function addressOf(url: string): string {
  return url.replace(/^postgres(ql)?:\/\/([^/?]*@)?/, '').replace(/\?.*$/, '')
}

type Kind = Trouble | 'login' | 'unknown' | 'rights' | 'line'

const sentences: Record<Kind, (place: Place) => [id: string, en: string]> = {
  login: ({ address, setting }) => [
    `Basis data ${address} menolak peran atau kata sandinya. Periksa ${setting}.`,
    `The database ${address} refuses the role or its password. Check ${setting}.`,
  ],
  unknown: ({ address, setting }) => [
    `Basis data ${address} tidak ada. Buat dahulu, atau periksa ${setting}.`,
    `There is no database ${address}. Make it first, or check ${setting}.`,
  ],
  rights: ({ address, setting }) => [
    `Peran dalam ${setting} tidak berhak melakukan ini di ${address}.`,
    `The role of ${setting} has no right to do this in ${address}.`,
  ],
  line: ({ address, setting }) => [
    `Sambungan terenkripsi ke ${address} tidak terjadi. Periksa sslmode dalam ${setting} dan sertifikatnya.`,
    `There is no encrypted line to ${address}. Check sslmode in ${setting}, and the certificate.`,
  ],
  away: ({ address, setting }) => [
    `Basis data ${address} tidak dapat dihubungi. Periksa apakah ia berjalan dan ${setting} benar.`,
    `The database ${address} cannot be reached. Check that it runs and that ${setting} is right.`,
  ],
  busy: ({ address }) => [
    `Basis data ${address} sedang terlalu sibuk. Ulangi nanti.`,
    `The database ${address} is too busy now. Try again later.`,
  ],
  full: ({ address }) => [
    `Disk basis data ${address} penuh. Kosongkan ruang, lalu ulangi.`,
    `The disk of the database ${address} is full. Make room on it, then try again.`,
  ],
}

const byCode: ReadonlyArray<[RegExp, Kind]> = [
  [/^28/, 'login'],
  [/^3D000$/, 'unknown'],
  [/^42501$/, 'rights'],
  [/CERT|^ERR_(SSL|TLS)|UNABLE_TO_(GET|VERIFY)/, 'line'],
]

/** What keeps a command from its database: Indonesian, English, and the database's own words. Undefined for a bug. */
export function databaseWords(error: unknown, place: Place): string | undefined {
  if (error instanceof SchemaRefusedError || error instanceof AlreadyRunningError) {
    return error.message
  }
  const kind = kindOf(error)
  if (!kind) return undefined
  const [id, en] = sentences[kind](place)
  return `${id}\n${en}\n  ${reasonOf(error)}`
}

function kindOf(error: unknown): Kind | undefined {
  if (!(error instanceof Error)) return undefined
  if (/^The server does not support SSL/.test(error.message)) return 'line'
  const code: unknown = Reflect.get(error, 'code')
  const told = typeof code === 'string' ? byCode.find(([codes]) => codes.test(code)) : undefined
  return told?.[1] ?? troubleOf(error)
}
