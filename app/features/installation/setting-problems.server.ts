import type { Env } from '#app/env.server.ts'
import { isLocalHost, isLoopback } from '#app/lib/local-host.server.ts'

/** What is missing, or unsafe, in the settings of an installation. The words are in `people:settings.problem`. */
export type SettingProblem =
  | 'demonstration'
  | 'originMissing'
  | 'originLocal'
  | 'originPlain'
  | 'secretGenerated'
  | 'mailMissing'
  | 'mailSender'
  | 'proxyUntrusted'
  | 'proxyOpen'
  | 'databasePlain'
  | 'bucketKeys'
  | 'bucketMissing'
  | 'bucketPlain'

/** The variable that mends it. */
export const settingOf = {
  demonstration: 'DATABASE_URL',
  originMissing: 'GELAR_ORIGIN',
  originLocal: 'GELAR_ORIGIN',
  originPlain: 'GELAR_ORIGIN',
  secretGenerated: 'GELAR_SECRET',
  mailMissing: 'RESEND_API_KEY',
  mailSender: 'MAIL_FROM',
  proxyUntrusted: 'TRUST_PROXY',
  proxyOpen: 'HOST',
  databasePlain: 'DATABASE_URL',
  bucketKeys: 'GELAR_S3_KEY',
  bucketMissing: 'GELAR_S3_BUCKET',
  bucketPlain: 'GELAR_S3_ENDPOINT',
} as const satisfies Record<SettingProblem, keyof Env>

export type CheckedSettings = Pick<
  Env,
  | 'GELAR_ORIGIN'
  | 'GELAR_SECRET'
  | 'GELAR_SECRET_GENERATED'
  | 'GELAR_DEMONSTRATION'
  | 'GELAR_OWN_HTTPS'
  | 'DATABASE_URL'
  | 'RESEND_API_KEY'
  | 'MAIL_FROM'
  | 'TRUST_PROXY'
  | 'HOST'
  | 'GELAR_S3_BUCKET'
  | 'GELAR_S3_ENDPOINT'
  | 'GELAR_S3_KEY_ID'
  | 'GELAR_S3_KEY'
>

/** Everything about the settings that does not suit a public installation, the gravest first. */
export function findSettingProblems(settings: CheckedSettings): SettingProblem[] {
  const origin = settings.GELAR_ORIGIN ? new URL(settings.GELAR_ORIGIN) : undefined
  const isPublic = origin !== undefined && !isLocalHost(origin.hostname)
  const behindProxy = isPublic && !settings.GELAR_OWN_HTTPS
  const found: Record<SettingProblem, boolean> = {
    demonstration: settings.GELAR_DEMONSTRATION,
    originMissing: origin === undefined,
    originLocal: origin !== undefined && isLoopback(origin.hostname),
    originPlain: origin?.protocol === 'http:' && !isLoopback(origin.hostname),
    secretGenerated: settings.GELAR_SECRET === undefined || settings.GELAR_SECRET_GENERATED,
    mailMissing: settings.RESEND_API_KEY === undefined,
    mailSender: settings.RESEND_API_KEY !== undefined && isLocalSender(settings.MAIL_FROM),
    proxyUntrusted: behindProxy && !settings.TRUST_PROXY,
    proxyOpen: settings.TRUST_PROXY && settings.HOST === undefined,
    databasePlain: !settings.GELAR_DEMONSTRATION && isPlainDatabase(settings.DATABASE_URL),
    ...findBucketProblems(settings),
  }
  return settingProblems.filter((problem) => found[problem])
}

/** In the order in which they are told. */
const settingProblems: ReadonlyArray<SettingProblem> = [
  'originMissing',
  'originLocal',
  'originPlain',
  'demonstration',
  'proxyUntrusted',
  'proxyOpen',
  'secretGenerated',
  'databasePlain',
  'bucketKeys',
  'bucketMissing',
  'bucketPlain',
  'mailMissing',
  'mailSender',
]

/** A bucket without both halves of its key, a key or an address without a bucket, or an open line to a far store. */
function findBucketProblems(settings: CheckedSettings) {
  const { GELAR_S3_BUCKET: bucket, GELAR_S3_ENDPOINT: endpoint } = settings
  const keys = [settings.GELAR_S3_KEY_ID, settings.GELAR_S3_KEY]
  const address = endpoint === undefined ? undefined : new URL(endpoint)
  return {
    bucketKeys: bucket !== undefined && keys.includes(undefined),
    bucketMissing: bucket === undefined && [endpoint, ...keys].some((each) => each !== undefined),
    bucketPlain:
      bucket !== undefined && address?.protocol === 'http:' && !isLocalHost(address.hostname),
  }
}

function isLocalSender(from: string): boolean {
  return /@localhost>?\s*$/i.test(from)
}

/** A database elsewhere than in the own network, without an encrypted line to it. */
function isPlainDatabase(url: string | undefined): boolean {
  if (!url || !URL.canParse(url)) return false
  const { hostname, searchParams } = new URL(url)
  if (hostname === '' || isLocalHost(decodeURIComponent(hostname))) return false
  return !['require', 'verify-ca', 'verify-full'].includes(searchParams.get('sslmode') ?? '')
}
