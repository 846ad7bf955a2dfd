import type { HeadersFunction } from '@remix-run/node'

/** Headers of a page that nobody may keep, and of when to come again where its form was sent too often. */
export const privatePageHeaders: HeadersFunction = ({ actionHeaders }) => {
  const headers = new Headers({ 'Cache-Control': 'private, no-store' })
  const wait = actionHeaders.get('Retry-After')
  if (wait) headers.set('Retry-After', wait)
  return headers
}
