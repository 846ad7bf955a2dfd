import type * as z from 'zod/mini'
import { RefusalMessage } from './till-messages.ts'

const TIMEOUT_MS = 15_000

/** The server said no; `code` is what it said. */
export class TillRefused extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(code)
  }
}
/** The server could not be reached. */
export class TillOffline extends Error {}

/** Asks the interface of tills; checks that the answer has the expected shape. */
export async function askServer<Schema extends z.ZodMiniType>(
  method: 'GET' | 'POST',
  path: string,
  schema: Schema,
  token?: string,
  body?: unknown,
): Promise<z.infer<Schema>> {
  const headers = new Headers()
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  let answer: Response
  let said: unknown
  try {
    answer = await fetch(`/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    said = await answer.json()
  } catch {
    throw new TillOffline()
  }
  if (answer.status >= 500) throw new TillOffline()
  if (!answer.ok) {
    const refusal = RefusalMessage.safeParse(said)
    throw new TillRefused(refusal.success ? refusal.data.error : 'invalid', answer.status)
  }
  return schema.parse(said)
}
