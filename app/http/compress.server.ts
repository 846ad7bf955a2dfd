import type { Context, MiddlewareHandler } from 'hono'
import { acceptedEncoding, encode, isCompressible } from './encode.server.ts'

const SMALLEST = 1024
/** What is larger goes out as it comes, and is never in memory as a whole. */
const LARGEST = 4 * 1024 * 1024

/**
 * Compresses answers made of text. Streams of events pass as they are, and so do answers to the short uploads of
 * gates and tills, which are as short: looking at their bodies costs more than it saves.
 */
export function compress(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (isShortUpload(c)) return
    const { res } = c
    if (res.headers.has('Content-Encoding')) return
    if (!isCompressible(res.headers.get('Content-Type'))) return
    if (!res.body || Number(res.headers.get('Content-Length')) > LARGEST) return
    res.headers.append('Vary', 'Accept-Encoding')
    const encoding = acceptedEncoding(c.req.header('Accept-Encoding'))
    if (!encoding || c.req.method === 'HEAD') return
    const body = new Uint8Array(await res.arrayBuffer())
    const small = body.byteLength < SMALLEST
    const encoded = small ? body : await encode(body, encoding, 4)
    const headers = new Headers(res.headers)
    headers.delete('Content-Length')
    if (!small) headers.set('Content-Encoding', encoding)
    c.res = undefined
    c.res = new Response(new Uint8Array(encoded), { status: res.status, headers })
  }
}

function isShortUpload({ req }: Context): boolean {
  return (
    req.method === 'POST' &&
    req.path.startsWith('/api/') &&
    Number(req.header('Content-Length')) <= 4 * SMALLEST
  )
}
