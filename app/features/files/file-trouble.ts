/**
 * What keeps a store from giving or taking a file: there is none of that name, it has no room left, it cannot be
 * reached or does not answer, or it does not let us (wrong keys, read-only, no such bucket).
 */
export type FileTroubleKind = 'missing' | 'full' | 'away' | 'refused'

export class FileTrouble extends Error {
  override readonly name = 'FileTrouble'
  constructor(
    readonly kind: FileTroubleKind,
    /** What the store itself says, in a word or a line; never a secret. */
    readonly said: string,
  ) {
    super(`the file store: ${kind} (${said})`)
  }
}

const byCode: ReadonlyArray<[RegExp, FileTroubleKind]> = [
  [/^(ENOENT|NoSuchKey|NotFound)$/, 'missing'],
  [/^(ENOSPC|EDQUOT|EFBIG)$/, 'full'],
  // No two makers of such stores call it alike: QuotaExceeded, XMinioStorageFull, InsufficientCapacity.
  [/Quota.*Exceeded|StorageFull|Insufficient(Storage|Capacity)/i, 'full'],
  [/^(EACCES|EPERM|EROFS|NoSuchBucket|InvalidBucketName|CredentialsProviderError)$/, 'refused'],
]

const byStatus: Record<number, FileTroubleKind> = {
  301: 'refused', // another region
  400: 'refused',
  401: 'refused',
  403: 'refused',
  404: 'missing',
  507: 'full',
}

/** Which trouble an error of a store tells of: that of the innermost cause that says one, else that it is away. */
export function fileTroubleOf(error: unknown): FileTrouble {
  if (error instanceof FileTrouble) return error
  let told: FileTrouble | undefined
  for (let each = error; each instanceof Error; each = each.cause) told = readOne(each) ?? told
  return told ?? new FileTrouble('away', error instanceof Error ? error.message : String(error))
}

function readOne(error: Error): FileTrouble | undefined {
  const status = statusOf(error)
  const code: unknown = Reflect.get(error, 'code')
  const name = typeof code === 'string' ? code : error.name
  const kind = byCode.find(([codes]) => codes.test(name))?.[1] ?? byStatus[status ?? 0]
  // What a bucket writes into its errors may name keys: its code alone is passed on.
  // An answer without a body has none.
  const words = [/^Unknown/.test(name) ? [] : name, `HTTP ${status}`].flat().join(', ')
  const said = status === undefined ? error.message || name : words
  if (kind) return new FileTrouble(kind, said)
  return status === undefined && name === 'Error' ? undefined : new FileTrouble('away', said)
}

function statusOf(error: Error): number | undefined {
  const metadata: unknown = Reflect.get(error, '$metadata')
  if (typeof metadata !== 'object' || metadata === null) return undefined
  const status: unknown = Reflect.get(metadata, 'httpStatusCode')
  return typeof status === 'number' ? status : undefined
}
