import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export type InstanceLock = {
  /** Tells whoever asks from now on where this instance answers. */
  announce(address: string): void
  release(): Promise<void>
}

/** Another process already runs on the data folder; `address` is empty while that one is starting. */
export class AlreadyRunningError extends Error {
  readonly address: string

  constructor(address: string) {
    super(
      address
        ? `Gelar sudah berjalan di ${address} / Gelar is already running at ${address}`
        : 'Gelar sedang dinyalakan / Gelar is already starting in another process',
    )
    this.name = 'AlreadyRunningError'
    this.address = address
  }
}

/**
 * Holds the data folder for this process, or throws `AlreadyRunningError`. The lock is a local socket
 * that answers with the address of its holder: it dies with the process, however that ends, and no
 * number of a process has to be trusted.
 */
export async function lockInstance(dataDir: string): Promise<InstanceLock> {
  const dir = resolve(dataDir)
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const path = socketPath(dir)
  let address = ''
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const server = await listen(path, () => address)
    if (server) {
      return {
        announce(running) {
          address = running
        },
        release: () => new Promise((done) => server.close(() => done())),
      }
    }
    const holder = await askPatiently(path)
    if (holder !== undefined) throw new AlreadyRunningError(holder)
    await clearAway(path)
  }
  throw new Error(`The lock ${path} can be neither taken nor asked.`)
}

/** Moves a dead socket aside; one that turns out to be alive is put back. */
async function clearAway(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const aside = `${path}.${randomUUID().slice(0, 8)}`
  try {
    await rename(path, aside)
  } catch {
    return
  }
  const holder = await ask(aside)
  if (holder === undefined) {
    await rm(aside, { force: true })
    return
  }
  await rename(aside, path)
  throw new AlreadyRunningError(holder)
}

/** Addresses of sockets are short (about 100 bytes), so a deep folder is named by its hash. */
function socketPath(dir: string): string {
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return `\\\\.\\pipe\\gelar-${name}`
  const inside = join(dir, 'gelar.sock')
  return Buffer.byteLength(inside) <= 88 ? inside : join(tmpdir(), `gelar-${name}.sock`)
}

function listen(path: string, answer: () => string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.end(JSON.stringify({ gelar: answer() }))
    })
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(undefined)
      else fail(error)
    })
    server.listen(path, () => {
      server.unref()
      done(server)
    })
  })
}

/** Asks twice, because a process that is just taking the lock does not answer at once. */
async function askPatiently(path: string): Promise<string | undefined> {
  const first = await ask(path)
  if (first !== undefined) return first
  await new Promise((done) => setTimeout(done, 150))
  return ask(path)
}

/** The address told by whoever holds the socket; `undefined` when nobody does. */
function ask(path: string): Promise<string | undefined> {
  return new Promise((done) => {
    const socket = connect(path)
    let text = ''
    socket.setTimeout(3000, () => {
      done('')
      socket.destroy()
    })
    socket.on('data', (chunk) => {
      text += chunk.toString()
    })
    socket.once('error', () => done(undefined))
    socket.once('end', () => {
      const told = /^\{"gelar":"(.*)"\}$/.exec(text)
      done(told?.[1] ?? '')
    })
  })
}
