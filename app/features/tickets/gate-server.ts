import type { z } from 'zod'
import { RefusalMessage } from './gate-messages.ts'

/** The server has answered and refused; `code` says why. */
export class GateRefused extends Error {
  override readonly name = 'GateRefused'
  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(code)
  }
}

/** The server could not be reached, or not in time. */
export class GateOffline extends Error {
  override readonly name = 'GateOffline'
}

type Ask = { token?: string; body?: unknown; timeoutMs?: number }

/** One request of the gate's interface. Throws `GateRefused` or `GateOffline`. */
export async function askGateServer<Message>(
  method: 'GET' | 'POST',
  path: string,
  message: z.ZodType<Message>,
  { token, body, timeoutMs = 8000 }: Ask = {},
): Promise<Message> {
  const headers = new Headers()
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  let status: number
  let answer: unknown
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
      credentials: 'omit',
      cache: 'no-store',
    })
    status = response.status
    answer = await response.json()
  } catch {
    throw new GateOffline()
  }
  if (status >= 500) throw new GateOffline()
  if (status >= 400) {
    const refusal = RefusalMessage.safeParse(answer)
    throw new GateRefused(refusal.data?.error ?? 'invalid', status)
  }
  const parsed = message.safeParse(answer)
  if (!parsed.success) throw new GateOffline()
  return parsed.data
}
