/** What keeps the database from doing its work: it cannot be reached, it is busy with others, or its disk is full. */
export type Trouble = 'away' | 'busy' | 'full'

/** Refused before the database was asked, because it has just been found in trouble. */
export class DatabaseTrouble extends Error {
  override readonly name = 'DatabaseTrouble'
  constructor(readonly trouble: Trouble) {
    super(trouble === 'busy' ? 'every connection is at work' : 'the database does not answer')
  }
}

const BY_STATE: ReadonlyArray<[RegExp, Trouble]> = [
  [/^08/, 'away'], // the connection failed
  [/^57P0[1235]$/, 'away'], // it is going down, coming up, or has been taken away
  [/^53300$/, 'away'], // it takes no more connections
  [/^25006$/, 'away'], // it has become a standby
  [/^55P03$/, 'busy'], // a lock was not to be had in time
  [/^57014$/, 'busy'], // the statement took too long
  [/^25P0[34]$/, 'busy'], // so did the transaction
  [/^(53100|58030)$/, 'full'], // the disk is full, or does not write
]

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** What `pg` says without a code of its own. */
const SAID =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered a connection error|was closed) and is not queryable)/

/** What an error says, in a line. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** Which trouble of the database an error tells of; undefined when it tells of none. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof DatabaseTrouble) return error.trouble
  const code: unknown = Reflect.get(error, 'code')
  if (typeof code === 'string') {
    if (NETWORK.has(code)) return 'away'
    return BY_STATE.find(([state]) => state.test(code))?.[1]
  }
  return SAID.test(error.message) ? 'away' : undefined
}
