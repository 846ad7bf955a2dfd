import { z } from 'zod'

/** An empty variable counts as absent, so that `RESEND_API_KEY=` in a file means "none". */
const optionalText = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.string().optional(),
)
const flag = z
  .enum(['', '0', '1', 'true', 'false'])
  .default('')
  .transform((value) => value === '1' || value === 'true')

const Env = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** Port the server listens on. */
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Address the server listens on; every interface when absent. */
  HOST: optionalText,
  /** Port of the guide for phones with --lan; 80 above PORT when absent. */
  LAN_HTTP_PORT: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number().int().min(1).max(65535).optional(),
  ),
  /** PostgreSQL 15 or newer. Without it the server runs its own. */
  DATABASE_URL: optionalText,
  /** Past a proxy such as PgBouncer in DATABASE_URL: an address of the server itself, to listen and for jobs. */
  DATABASE_DIRECT_URL: optionalText,
  /** Connections of one process for pages; gates and tills have half as many each, jobs and live messages eight. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  /** Folder of the embedded database, uploads and generated secrets. */
  GELAR_DATA_DIR: z.string().min(1).default('.data'),
  /** Folder of uploaded files, one for all processes of an installation; `files` in the data folder when absent. */
  GELAR_FILES_DIR: optionalText,
  /** Keeps uploaded files in this bucket of an S3-compatible store instead of a folder. */
  GELAR_S3_BUCKET: optionalText,
  /** Address of the store, e.g. https://s3.example.id; Amazon's when absent. */
  GELAR_S3_ENDPOINT: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.url({ protocol: /^https?$/ }).optional(),
  ),
  GELAR_S3_REGION: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.string().default('us-east-1'),
  ),
  /** Public half of the key to the bucket. */
  GELAR_S3_KEY_ID: optionalText,
  /** Secret half of the key to the bucket. */
  GELAR_S3_KEY: optionalText,
  /** With an address of its own: the store wants the bucket's name in the host, not in the path. */
  GELAR_S3_BUCKET_IN_HOST: flag,
  /** Public address, used in mails, codes and the origin check, e.g. https://gelar.example.id */
  GELAR_ORIGIN: z.preprocess((value) => (value === '' ? undefined : value), z.url().optional()),
  /** Signs sessions. Generated and kept in the data folder when absent. */
  GELAR_SECRET: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.string().min(32).optional(),
  ),
  RESEND_API_KEY: optionalText,
  RESEND_BASE_URL: optionalText,
  MAIL_FROM: z.string().default('Gelar <gelar@localhost>'),
  /** What the log tells; when absent, warnings in a terminal, else each answer too. */
  LOG_LEVEL: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  ),
  /** Set behind a proxy that overwrites X-Forwarded-For and X-Forwarded-Proto. */
  TRUST_PROXY: flag,
  /** Whoever sends it as a bearer token may read `/metrics`; without it nobody may. */
  GELAR_METRICS_TOKEN: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.string().min(16).optional(),
  ),
  /** The database is the embedded one with demonstration data; set by the server itself. */
  GELAR_DEMONSTRATION: flag,
  /** The secret was made by the server and lies in the data folder; set by the server itself. */
  GELAR_SECRET_GENERATED: flag,
  /** The server speaks HTTPS without a proxy (--lan); set by the server itself. */
  GELAR_OWN_HTTPS: flag,
})

export type Env = z.infer<typeof Env>

/** Reads and checks the settings; throws one sentence naming every wrong variable. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Env.safeParse(source)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`Wrong settings in the environment: ${wrong.join('; ')}`)
}

/** Settings of this process. Nothing else reads `process.env`. */
export const env: Env = readEnv()
