import type { HeadersFunction } from '@remix-run/node'
import { privatePageHeaders } from '#app/lib/private-page.ts'

/** Headers of a page that a mailed link opens: its address holds a secret, which no other site is told. */
export const mailedLinkHeaders: HeadersFunction = (given) => {
  const headers = new Headers(privatePageHeaders(given))
  headers.set('Referrer-Policy', 'same-origin')
  return headers
}

/** The secret of the link; empty where the address was cut off. */
export const tokenOf = (request: Request): string =>
  new URL(request.url).searchParams.get('kunci') ?? ''
