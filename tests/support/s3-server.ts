import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What is wrong with the store: it has no room, it is busy, it takes nothing new, it does not answer at all, or it
 * hangs up in the middle of what it gives.
 */
type S3Fault = 'full' | 'busy' | 'readOnly' | 'hangs' | 'cutsOff'

export type S3Server = AsyncDisposable & {
  url: string
  bucket: string
  keyId: string
  key: string
  /** What the bucket holds. */
  objects: Map<string, Buffer>
  fault: S3Fault | undefined
  /** Method and name of each request that was signed right. */
  asked: string[]
  /** Settings of an app that keeps its files here. */
  settings: Record<string, string>
}

const BUCKET = 'gelar-test'
const KEY_ID = 'GELARTESTKEY'
const KEY = 'a secret of tests with / and + in it'
/** Small, so that a test pages. */
const PAGE = 3

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const hmac = (key: string | Buffer, content: string) =>
  createHmac('sha256', key).update(content).digest()
const escapeXml = (text: string) => text.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`)

/** Speaks the part of S3's interface that keeps, gives, lists and removes objects of one bucket, its name in the path. */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const url = new URL(request.url ?? '/', 'http://s3.test')
    const [, bucket, ...rest] = url.pathname.split('/').map(decodeURIComponent)
    const name = rest.join('/')
    const wrong = findWrong(request, url, body)
    if (wrong) return refuse(response, 403, wrong)
    asked.push(`${request.method} ${name}`)
    const { fault } = state
    if (fault === 'hangs') return
    if (fault === 'busy') return refuse(response, 503, 'SlowDown')
    if (bucket !== BUCKET) return refuse(response, 404, 'NoSuchBucket')
    const isWrite = request.method === 'PUT' || request.method === 'DELETE'
    if (isWrite && fault === 'readOnly') return refuse(response, 403, 'AccessDenied')
    if (request.method === 'PUT') {
      if (fault === 'full') return refuse(response, 507, 'XMinioStorageFull')
      objects.set(name, body)
      return response.writeHead(200, { ETag: etagOf(body) }).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(name)
      return response.writeHead(204).end()
    }
    if (name === '') return list(response, objects, url.searchParams)
    const found = objects.get(name)
    if (!found) return refuse(response, 404, 'NoSuchKey')
    response.writeHead(200, {
      'Content-Length': found.length,
      'Content-Type': 'image/webp',
      ETag: etagOf(found),
      'Last-Modified': new Date(0).toUTCString(),
    })
    if (request.method === 'HEAD') return response.end()
    if (fault !== 'cutsOff') return response.end(found)
    response.write(found.subarray(0, found.length / 2), () => response.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const state: S3Server = {
    url,
    bucket: BUCKET,
    keyId: KEY_ID,
    key: KEY,
    objects,
    fault: undefined,
    asked,
    settings: {
      GELAR_S3_BUCKET: BUCKET,
      GELAR_S3_ENDPOINT: url,
      GELAR_S3_KEY_ID: KEY_ID,
      GELAR_S3_KEY: KEY,
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
  return state
}

const etagOf = (content: Buffer) => `"${createHash('md5').update(content).digest('hex')}"`

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`)
}

/** Objects whose names begin with `prefix`, those below a further `/` as one, a page at a time. */
function list(
  response: ServerResponse,
  objects: Map<string, Buffer>,
  asked: URLSearchParams,
): void {
  const prefix = asked.get('prefix') ?? ''
  const delimiter = asked.get('delimiter') ?? ''
  const entries = new Map<string, string>()
  for (const [name, content] of objects) {
    if (!name.startsWith(prefix)) continue
    const end = delimiter ? name.indexOf(delimiter, prefix.length) : -1
    const group = escapeXml(name.slice(0, end + 1))
    if (end >= 0)
      entries.set(
        name.slice(0, end + 1),
        `<CommonPrefixes><Prefix>${group}</Prefix></CommonPrefixes>`,
      )
    else
      entries.set(
        name,
        `<Contents><Key>${escapeXml(name)}</Key><Size>${content.length}</Size><ETag>${escapeXml(etagOf(content))}</ETag><LastModified>${new Date(0).toISOString()}</LastModified></Contents>`,
      )
  }
  const names = [...entries.keys()].sort()
  const from = Number(asked.get('continuation-token') ?? 0)
  const shown = names.slice(from, from + PAGE).map((name) => entries.get(name))
  const more = from + PAGE < names.length
  response.writeHead(200, { 'Content-Type': 'application/xml' })
  response.end(
    `<?xml version="1.0"?><ListBucketResult><Name>${BUCKET}</Name><IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : ''}${shown.join('')}</ListBucketResult>`,
  )
}

/** The code for a request that is not signed as Signature Version 4 wants it; undefined for one that is. */
function findWrong(request: IncomingMessage, url: URL, body: Buffer): string | undefined {
  const header = request.headers.authorization ?? ''
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      header,
    )
  if (!parts) return 'AccessDenied'
  const [, keyId = '', day = '', region = '', signed = '', signature = ''] = parts
  if (keyId !== KEY_ID) return 'InvalidAccessKeyId'
  const payload = String(request.headers['x-amz-content-sha256'] ?? '')
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const headers = signed
    .split(';')
    .map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
    .join('')
  const path = url.pathname.split('/').map(decodeURIComponent).map(encode).join('/')
  const canonical = [request.method, path, query, headers, signed, payload].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const at = String(request.headers['x-amz-date'] ?? '')
  const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n')
  const key = hmac(hmac(hmac(hmac(`AWS4${KEY}`, day), region), 's3'), 'aws4_request')
  const right = hmac(key, toSign)
  return timingSafeEqual(right, Buffer.from(signature, 'hex')) ? undefined : 'SignatureDoesNotMatch'
}

/** As the signature wants it: everything but letters, digits and `-._~`. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  )
