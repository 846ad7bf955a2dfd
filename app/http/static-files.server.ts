import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { MiddlewareHandler } from 'hono'
import { acceptedEncoding, type Encoding, encode, isCompressible } from './encode.server.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.webmanifest': 'application/manifest+json',
}

type File = { path: string; type: string; size: number; caching: string }
type Body = Uint8Array<ArrayBuffer>
type Loaded = { etag: string; body: Body; encoded: Map<Encoding, Body> }

const ASSETS = '/assets/'
const KEEP_UP_TO = 1024 * 1024

/** Finds a file of `assets/` by its name alone, outside of the folder that is served. */
export type FindAsset = (name: string) => Promise<string | undefined>

/**
 * Serves the files that the build has made and those of `public/`. They are listed once: the folder
 * does not change while the server runs, and no address can lead out of it. What `assets/` lacks may be
 * found elsewhere.
 */
export function staticFiles(root: string, findAsset?: FindAsset): MiddlewareHandler {
  const files = listFiles(root)
  const kept = new Map<string, Loaded>()
  async function findElsewhere(address: string): Promise<File | undefined> {
    if (!address.startsWith(ASSETS)) return undefined
    const path = await findAsset?.(address.slice(ASSETS.length))
    if (path === undefined) return undefined
    const file = describeFile(path, address)
    files.set(address, file)
    return file
  }

  return async (c, next) => {
    const { method, path } = c.req
    const address = decode(path)
    const reads = method === 'GET' || method === 'HEAD'
    const file = reads ? (files.get(address) ?? (await findElsewhere(address))) : undefined
    if (!file) {
      if (path.startsWith(ASSETS)) return c.text('Not found', 404)
      return next()
    }
    const loaded = kept.get(file.path) ?? (await load(file))
    if (file.size <= KEEP_UP_TO) kept.set(file.path, loaded)
    const headers = new Headers({
      'Content-Type': file.type,
      'Cache-Control': file.caching,
      ETag: loaded.etag,
      Vary: 'Accept-Encoding',
    })
    if (c.req.header('If-None-Match')?.includes(loaded.etag)) {
      return new Response(null, { status: 304, headers })
    }
    let { body } = loaded
    const encoding = isCompressible(file.type) && file.size >= 1024
    const accepted = encoding ? acceptedEncoding(c.req.header('Accept-Encoding')) : undefined
    if (accepted) {
      body = loaded.encoded.get(accepted) ?? new Uint8Array(await encode(body, accepted, 9))
      loaded.encoded.set(accepted, body)
      headers.set('Content-Encoding', accepted)
    }
    headers.set('Content-Length', String(body.byteLength))
    return new Response(method === 'HEAD' ? null : body, { headers })
  }
}

async function load(file: File): Promise<Loaded> {
  const body = new Uint8Array(await readFile(file.path))
  const etag = `W/"${createHash('sha1').update(body).digest('base64url')}"`
  return { etag, body, encoded: new Map() }
}

function listFiles(root: string): Map<string, File> {
  const files = new Map<string, File>()
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const address = path.slice(root.length).replaceAll('\\', '/')
    if (address.split('/').some((part) => part.startsWith('.') && part !== '.well-known')) continue
    files.set(address, describeFile(path, address))
  }
  return files
}

function describeFile(path: string, address: string): File {
  const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
  return { path, type, size: statSync(path).size, caching: cachingOf(address) }
}

function cachingOf(address: string): string {
  if (address.startsWith(ASSETS)) return 'public, max-age=31536000, immutable'
  // A phone that has the worker of the last build is to hear of the next one at once.
  return address === '/sw.js' || address === '/tiket-sw.js' ? 'no-cache' : 'public, max-age=300'
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
