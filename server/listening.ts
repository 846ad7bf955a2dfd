import type { Server } from 'node:http'
import { env } from '#app/env.server.ts'

/** A server and how to end the answers that would never end by themselves. */
export type Listening = { server: Server; endStreams(): void }

/** Begins to listen, and answers with the port; `setting` is what chooses another one if it is taken. */
export function listen(server: Server, port: number, setting: string): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE'
      fail(busy ? new Error(`Port ${port} is taken; choose another with ${setting}.`) : error)
    })
    server.listen(port, env.HOST, () => {
      const bound = server.address()
      done(typeof bound === 'object' && bound ? bound.port : port)
    })
  })
}

/** Takes no new requests, lets the running ones finish, and cuts off what is left after ten seconds. */
export function stopListening({ server, endStreams }: Listening): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), 10_000)
  return new Promise((done) => {
    server.close(() => {
      clearTimeout(cut)
      done()
    })
    endStreams()
    server.closeIdleConnections()
  })
}
