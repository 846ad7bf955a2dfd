import { z } from 'zod'
import {
  databaseAddress,
  flag,
  oneOf,
  secretOf,
  WrongSettingsError,
  webAddress,
  wholeNumber,
} from './settings.server.ts'

const Env = z.object({
  NODE_ENV: oneOf(['development', 'production', 'test']).default('production'),
  /** Port the server listens on. */
  PORT: wholeNumber(0, 65_535).default(3000),
  /** Address the server listens on; every interface when absent. */
  HOST: z.string().optional(),
  /** Port of the guide for phones with --lan; 80 above PORT when absent. */
  LAN_HTTP_PORT: wholeNumber(1, 65_535).optional(),
  /** PostgreSQL 15 or newer. Without it the server runs its own. */
  DATABASE_URL: databaseAddress.optional(),
  /** Past a proxy such as PgBouncer in DATABASE_URL: an address of the server itself, to listen and for jobs. */
  DATABASE_DIRECT_URL: databaseAddress.optional(),
  /** Connections of one process for pages; gates and tills have half as many each, jobs and live messages eight. */
  DATABASE_POOL_SIZE: wholeNumber(2, 200).default(10),
  /** Folder of the embedded database, uploads and generated secrets. */
  GELAR_DATA_DIR: z.string().default('.data'),
  /** Folder of uploaded files, one for all processes of an installation; `files` in the data folder when absent. */
  GELAR_FILES_DIR: z.string().optional(),
  /** Keeps uploaded files in this bucket of an S3-compatible store instead of a folder. */
  GELAR_S3_BUCKET: z.string().optional(),
  /** Address of the store, e.g. https://s3.example.id; Amazon's when absent. */
  GELAR_S3_ENDPOINT: webAddress('https://s3.example.id').optional(),
  GELAR_S3_REGION: z.string().default('us-east-1'),
  /** Public half of the key to the bucket. */
  GELAR_S3_KEY_ID: z.string().optional(),
  /** Secret half of the key to the bucket. */
  GELAR_S3_KEY: z.string().optional(),
  /** With an address of its own: the store wants the bucket's name in the host, not in the path. */
  GELAR_S3_BUCKET_IN_HOST: flag,
  /** Public address, used in mails, codes and the origin check, e.g. https://gelar.example.id */
  GELAR_ORIGIN: webAddress('https://gelar.example.id').optional(),
  /** Signs sessions. Generated and kept in the data folder when absent. */
  GELAR_SECRET: secretOf(32).optional(),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: webAddress('https://api.resend.com').optional(),
  MAIL_FROM: z.string().default('Gelar <gelar@localhost>'),
  /** What the log tells; when absent, warnings in a terminal, else each answer too. */
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  /** Set behind a proxy that overwrites X-Forwarded-For and X-Forwarded-Proto. */
  TRUST_PROXY: flag,
  /** Whoever sends it as a bearer token may read `/metrics`; without it nobody may. */
  GELAR_METRICS_TOKEN: secretOf(16).optional(),
  /** The database is the embedded one with demonstration data; set by the server itself. */
  GELAR_DEMONSTRATION: flag,
  /** The secret was made by the server and lies in the data folder; set by the server itself. */
  GELAR_SECRET_GENERATED: flag,
  /** The server speaks HTTPS without a proxy (--lan); set by the server itself. */
  GELAR_OWN_HTTPS: flag,
})

export type Env = z.infer<typeof Env>

/** Settings that are never shown: they are secrets, or carry one. */
const SECRET: ReadonlySet<string> = new Set<keyof Env>([
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'GELAR_S3_KEY_ID',
  'GELAR_S3_KEY',
  'GELAR_SECRET',
  'RESEND_API_KEY',
  'GELAR_METRICS_TOKEN',
])

/**
 * Reads and checks the settings. An empty variable counts as absent, so that `RESEND_API_KEY=` in a file means "none".
 * Throws `WrongSettingsError`, which names every wrong variable.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = Env.safeParse(given)
  if (parsed.success) return parsed.data
  throw new WrongSettingsError(
    parsed.error.issues.map(({ path, message }) => {
      const name = path.join('.')
      return { name, typed: SECRET.has(name) ? undefined : given[name], wanted: message }
    }),
  )
}

/** Wrong settings end the process, a server or a command, with nothing but what is to be mended. */
function readOrEnd(): Env {
  try {
    return readEnv()
  } catch (error) {
    if (!(error instanceof WrongSettingsError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

/** Settings of this process. Nothing else reads `process.env`. */
export const env: Env = readOrEnd()
