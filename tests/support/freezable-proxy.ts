import type { AddressInfo } from 'node:net'
import { createServer, connect as openSocket, type Socket } from 'node:net'

export type FreezableProxy = {
  /** The database's address by this way. */
  url: string
  /** Passes nothing on, as if the other side hung; connections are still taken. */
  freeze(): void
  /** Passes nothing on for connections that come from now on. */
  holdNew(): void
  thaw(): void
  /** Cuts all connections and takes no more. */
  close(): Promise<void>
}

/** A way to a database that can be frozen and cut for itself. */
export async function freezableProxy(url: string): Promise<FreezableProxy> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let frozen = false
  let holdsNew = false
  const server = createServer((near) => {
    const far = openSocket(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.on('data', (bytes) => to.write(bytes))
      if (frozen || holdsNew) from.pause()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const way = new URL(url)
  way.port = String(port)
  return {
    url: way.href,
    freeze() {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    holdNew() {
      holdsNew = true
    },
    thaw() {
      frozen = false
      holdsNew = false
      for (const socket of sockets) socket.resume()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}
