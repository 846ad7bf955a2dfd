import type { Server } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import type { Socket } from 'node:net'

/** The first byte of whoever begins to speak TLS. */
const HANDSHAKE = 0x16
const SILENCE_MS = 120_000

/**
 * Hands whoever comes to the secure port without encryption, as by an address typed without its `https`, to a server
 * that tells the way; without this the browser says that the connection was reset. To be called before anybody else
 * listens for connections.
 */
export function letPlainIn(secure: SecureServer, plain: Server): void {
  const takers = secure.listeners('connection')
  secure.removeAllListeners('connection')
  secure.on('connection', (socket: Socket) => {
    const giveUp = () => socket.destroy()
    socket.once('error', giveUp)
    socket.setTimeout(SILENCE_MS, giveUp)
    socket.once('readable', () => {
      socket.setTimeout(0)
      socket.off('timeout', giveUp)
      socket.off('error', giveUp)
      const first: Buffer | null = socket.read()
      if (first === null) return giveUp() // it ended without a word
      socket.unshift(first)
      if (first[0] !== HANDSHAKE) plain.emit('connection', socket)
      else for (const take of takers) take.call(secure, socket)
    })
  })
}
