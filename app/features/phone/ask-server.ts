import type * as z from 'zod/mini'
import { RefusalMessage } from './contract/refusal.ts'
import { waitMsOf } from './hold.ts'

const TIMEOUT_MS = 15_000

/** The server has answered and said no; `code` is what it said. */
export class ServerRefused extends Error {
  override readonly name = 'ServerRefused'
  constructor(
    readonly code: string,
    readonly status: number,
    /** When the phones of the festival have ended, and the server's clock; with `deviceEnded`. */
    readonly ends?: { endsAt: string; now: string },
  ) {
    super(code)
  }
}

/** The server was not reached in time, is failing, or has answered what this page cannot read: try again later. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway'
  /** `waitMs`: so long the server wants to be left alone; 0 when it did not say. */
  constructor(readonly waitMs = 0) {
    super()
  }
}

/** The server asks to wait: too many requests have come from here. */
export class ServerBusy extends ServerAway {}

type Ask = {
  token?: string
  body?: unknown
  timeoutMs?: number
  /** Goes on although the page is left. */
  keepalive?: boolean
}

/** One request of the interface for phones, its answer read by `schema`. Throws `ServerRefused` or `ServerAway`. */
export async function askServer<Schema extends z.ZodMiniType>(
  method: 'GET' | 'POST',
  path: string,
  schema: Schema,
  { token, body, timeoutMs = TIMEOUT_MS, keepalive = false }: Ask = {},
): Promise<z.infer<Schema>> {
  const headers = new Headers()
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  let status: number
  let waitMs: number
  let said: unknown
  try {
    const answer = await fetch(`/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
      credentials: 'omit',
      keepalive,
      cache: 'no-store',
    })
    status = answer.status
    waitMs = waitMsOf(answer.headers.get('Retry-After'))
    // Of an answer that there is nothing to be had now, which may be a proxy's own page, only the status counts.
    said = status === 429 || status >= 500 ? undefined : await answer.json()
  } catch {
    throw new ServerAway()
  }
  if (status === 429) throw new ServerBusy(waitMs)
  if (status >= 500) throw new ServerAway(waitMs)
  if (status >= 400) {
    const refusal = RefusalMessage.safeParse(said)
    if (!refusal.success) throw new ServerRefused('invalid', status)
    const { error, endsAt, now } = refusal.data
    throw new ServerRefused(error, status, endsAt && now ? { endsAt, now } : undefined)
  }
  const read = schema.safeParse(said)
  if (!read.success) throw new ServerAway()
  return read.data
}
