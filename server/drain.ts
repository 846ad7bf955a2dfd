import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'

/** How long a connection without a request is left to send the one that may be on its way. */
const GRACE_MS = 1000

/**
 * Follows the connections of a server, so that it can stop without breaking anything off: what runs is answered to
 * its end, with the word that the connection closes, and nothing else is waited for. To be called before requests come.
 */
export class Drain {
  private readonly sockets = new Set<Socket>()
  private readonly answers = new Set<ServerResponse>()
  private draining = false

  constructor(private readonly server: Server) {
    server.prependListener('connection', (socket: Socket) => {
      this.sockets.add(socket)
      socket.once('close', () => this.sockets.delete(socket))
    })
    server.prependListener('request', (_request, response) => this.follow(response))
  }

  /**
   * Takes no new connections, and resolves when the last one is closed; those still at work after `patienceMs` are
   * cut. Answers how many were.
   */
  async end(patienceMs: number): Promise<number> {
    this.draining = true
    let cut = 0
    // As every server closes: one of HTTP would at once break off kept connections, over which a question may be coming.
    const closed = new Promise<void>((done) => {
      NetServer.prototype.close.call(this.server, () => done())
    })
    for (const response of this.answers) sayLast(response)
    // Kept ones, and those that browsers open ahead, over which nothing was asked yet.
    const grace = setTimeout(() => this.closeUnused(), GRACE_MS)
    const limit = setTimeout(() => {
      cut = this.answers.size
      for (const socket of this.sockets) socket.destroy()
    }, patienceMs)
    await closed
    clearTimeout(grace)
    clearTimeout(limit)
    return cut
  }

  private follow(response: ServerResponse): void {
    this.answers.add(response)
    if (this.draining) sayLast(response)
    const { socket } = response
    response.once('finish', () => this.draining && socket?.end())
    response.once('close', () => this.answers.delete(response))
  }

  /** Compared by the other side's port, since a secure connection is another object than the one that it runs over. */
  private closeUnused(): void {
    const used = new Set([...this.answers].map(({ socket }) => socket && farEnd(socket)))
    for (const socket of this.sockets) if (!used.has(farEnd(socket))) socket.destroy()
  }
}

/** The answer will say that its connection closes after it. */
function sayLast(response: ServerResponse): void {
  if (!response.headersSent) response.shouldKeepAlive = false
}

function farEnd({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`
}
