import type { EntryContext } from '@remix-run/node'
import { contentSecurityPolicy } from './security-headers.server.ts'

/**
 * Headers of a rendered page. A page without inline scripts gets a policy without a nonce, and may be
 * kept; a route with `handle: { wasm: true }` may compile WebAssembly.
 */
export function pageHeaders(
  headers: Headers,
  html: string,
  context: EntryContext,
  nonce: string,
): void {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const hydrated = html.includes(nonce)
  const wasm = context.staticHandlerContext.matches.some(({ route }) =>
    allowsWasm(context.routeModules[route.id]?.handle),
  )
  headers.set(
    'Content-Security-Policy',
    contentSecurityPolicy({ ...(hydrated ? { nonce } : {}), wasm }),
  )
  if (hydrated && !headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
}

function allowsWasm(handle: unknown): boolean {
  return typeof handle === 'object' && handle !== null && 'wasm' in handle && handle.wasm === true
}
