import { connect, type Socket } from 'node:net'

export type Target = { port: number }

/** What came of a number of requests. */
export type Measured = {
  perSecond: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  /** Answers that were not the expected ones, and the first of them. */
  wrong: number
  firstWrong?: string
}

export type Load = {
  /** The requests of each connection, as bytes on the wire. */
  connections: ReadonlyArray<ReadonlyArray<Buffer>>
  /** What a right answer says somewhere in its body, besides the status 200. */
  expected?: Buffer
}

/** A request as bytes on the wire, made beforehand so that the generator has little to do. */
export function requestBytes(
  method: 'GET' | 'POST',
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Buffer {
  const content = body === undefined ? '' : JSON.stringify(body)
  const all = {
    Host: 'localhost',
    ...headers,
    ...(body === undefined
      ? {}
      : {
          'Content-Type': 'application/json',
          'Content-Length': String(Buffer.byteLength(content)),
        }),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${content}`)
}

/** Sends the requests of each connection one after another, all connections at once. */
export async function run(target: Target, load: Load): Promise<Measured> {
  const sockets = await Promise.all(load.connections.map(() => open(target.port)))
  const times: number[] = []
  const wrong: string[] = []
  const started = performance.now()
  await Promise.all(
    load.connections.map((requests, index) => {
      const socket = sockets[index]
      return socket ? sendAll(socket, requests, load.expected, times, wrong) : undefined
    }),
  )
  const seconds = (performance.now() - started) / 1000
  for (const socket of sockets) socket.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]
  return {
    perSecond: times.length / seconds,
    p50Ms: at(0.5) ?? 0,
    p95Ms: at(0.95) ?? 0,
    p99Ms: at(0.99) ?? 0,
    wrong: wrong.length,
    ...(wrong[0] === undefined ? {} : { firstWrong: wrong[0] }),
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => done(socket))
    socket.once('error', fail)
  })
}

function sendAll(
  socket: Socket,
  requests: ReadonlyArray<Buffer>,
  expected: Buffer | undefined,
  times: number[],
  wrong: string[],
): Promise<void> {
  return new Promise((done, fail) => {
    let next = 0
    let sentAt = 0
    let held: Buffer | undefined
    const send = () => {
      const request = requests[next]
      if (!request) return done()
      next += 1
      sentAt = performance.now()
      socket.write(request)
    }
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('The server closed a connection.')))
    socket.on('data', (chunk) => {
      const bytes = held ? Buffer.concat([held, chunk]) : chunk
      if (!isWhole(bytes)) {
        held = bytes
        return
      }
      held = undefined
      times.push(performance.now() - sentAt)
      const right = bytes.toString('latin1', 9, 12) === '200'
      if (!right || (expected && !bytes.includes(expected))) {
        wrong.push(bytes.toString('utf8', 0, 800))
      }
      send()
    })
    send()
  })
}

const HEADER_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/** Whether the bytes are one whole answer; nothing is sent before the last one was answered. */
function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf(HEADER_END)
  if (end < 0) return false
  const head = bytes.toString('latin1', 0, end)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return bytes.length >= end + 4 + Number(length)
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    return bytes.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
  }
  throw new Error(`An answer without a length:\n${head}`)
}
