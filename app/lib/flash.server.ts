import { redirect } from '@remix-run/node'
import type { ParseKeys } from 'i18next'
import { z } from 'zod'
import type { AppNamespace } from '#app/i18n/i18n.ts'
import type { MessageParams } from './domain-error.ts'
import { flashCookie } from './flash-cookie.ts'

/** Any message of any namespace, named in full: `booths:plan.placed`. */
export type MessageKey = {
  [Ns in AppNamespace]: `${Ns}:${ParseKeys<Ns> & string}`
}[AppNamespace]

const flashKinds = ['good', 'info', 'warn', 'bad'] as const
export type FlashKind = (typeof flashKinds)[number]
export type Flash = { id: string; kind: FlashKind; text: string }

const StoredFlash = z.object({
  id: z.string().max(40),
  kind: z.enum(flashKinds),
  key: z.string().regex(/^[a-z]+:[\w.]+$/),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type StoredFlash = z.infer<typeof StoredFlash>

const name = flashCookie
// Not HttpOnly: a page that tells it after a step within Gelar forgets it itself (toasts.tsx).
const attributes = 'Path=/; SameSite=Lax'

/** Goes to another page and says one thing there. The message is chosen by key, so the cookie carries no words. */
export function redirectWithFlash(
  to: string,
  key: MessageKey,
  params: MessageParams = {},
  kind: FlashKind = 'good',
): Response {
  const stored: StoredFlash = { id: crypto.randomUUID(), kind, key, params }
  const value = encodeURIComponent(JSON.stringify(stored))
  return redirect(to, {
    headers: { 'Set-Cookie': `${name}=${value}; Max-Age=60; ${attributes}` },
  })
}

/** The message waiting for this reader, if any. Show it once, and send `flashShown` along. */
export function readFlash(request: Request): StoredFlash | undefined {
  const pair = (request.headers.get('Cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
  if (!pair) return undefined
  try {
    const value: unknown = JSON.parse(decodeURIComponent(pair.slice(name.length + 1)))
    return StoredFlash.safeParse(value).data
  } catch {
    return undefined
  }
}

/**
 * The headers that make a message show only once: with a whole page it is forgotten here. Data for a page that is open
 * may be thrown away on their way, with the step that asked for them, so there the browser forgets what it has shown.
 */
export function flashShown(request: Request): HeadersInit {
  const isPage = request.headers.get('Sec-Fetch-Dest') !== 'empty'
  return isPage ? { 'Set-Cookie': `${name}=; Max-Age=0; ${attributes}` } : {}
}
