import type { Server } from 'node:http'
import { createServer } from 'node:net'
import { env } from '#app/env.server.ts'
import type { Drain } from './drain.ts'

/** A server with what it is answering, and how to end the answers that would never end by themselves. */
export type Listening = { server: Server; drain: Drain; endStreams(): void }

function takenText(port: number, setting: string): string {
  return `Port ${port} sudah dipakai, pilih yang lain dengan ${setting} / Port ${port} is taken; choose another with ${setting}.`
}

/** Throws when others listen on the port already, before anything is made ready that nobody could reach. */
export async function assertFree(port: number, setting: string): Promise<void> {
  const probe = createServer()
  await new Promise<void>((done, fail) => {
    probe.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new Error(takenText(port, setting)) : error)
    })
    probe.listen(port, env.HOST, () => probe.close(() => done()))
  })
}

/**
 * How long a kept connection may rest. Longer than proxies keep theirs (nginx a minute, Caddy two): whoever closes first
 * has to be the one who asks, else a request is sent into a connection that is just being closed, and is lost.
 */
const REST_MS = 130_000

/** Begins to listen, and answers with the port; `setting` is what chooses another one if it is taken. */
export function listen(server: Server, port: number, setting: string): Promise<number> {
  server.keepAliveTimeout = REST_MS
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE'
      fail(busy ? new Error(takenText(port, setting)) : error)
    })
    server.listen(port, env.HOST, () => {
      const bound = server.address()
      done(typeof bound === 'object' && bound ? bound.port : port)
    })
  })
}

/** How long running answers may take once the server has been told to stop: big downloads over slow networks. */
const PATIENCE_MS = 30_000
const STREAMS_EVERY_MS = 500

/** Takes no new connections and lets the running answers finish; says so when some had to be cut off. */
export async function stopListening(
  { drain, endStreams }: Listening,
  say: (text: string) => void,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const ended = drain.end(patienceMs)
  endStreams()
  // Another one may be asked for over a connection that is still at work.
  const streams = setInterval(endStreams, STREAMS_EVERY_MS)
  const cut = await ended
  clearInterval(streams)
  if (cut > 0) say(`${cut} jawaban terpotong / ${cut} answers were cut off`)
}
