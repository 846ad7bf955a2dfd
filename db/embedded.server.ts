import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { Cluster, findPrograms } from './cluster.server.ts'
import { findRunAs, type RunAs } from './run-as.server.ts'

export type EmbeddedOptions = {
  /** Folder that keeps the cluster in `postgres/`, its port and password in `postgres.json`. */
  dataDir: string
  /** Port to listen on; a free one is chosen and remembered when absent. */
  port?: number
  /** For tests: gives up safety against a crash of the machine for speed. */
  fast?: boolean
  /** Picks the way to run when this process is root; tried in turn when absent. */
  runAs?: RunAs['name']
}

export type Embedded = {
  /** Connection address of a database of this cluster. */
  url(database: string): string
  /** Connection address of the maintenance database, to create and drop others. */
  adminUrl: string
  /** Whether it was running before, left by a process that died or is still at work. */
  takenOver: boolean
  /** Starts the server again, at the same address, when it has died; says whether it had. */
  revive(): Promise<boolean>
  stop(): Promise<void>
}

const HOST = '127.0.0.1'
const USER = 'gelar'
const DATABASE = 'gelar'

/**
 * Starts the PostgreSQL server that comes with the packages, on the loopback address only, and makes
 * the database `gelar` when it is missing. A server still running in the same folder is taken over.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const fast = options.fast === true
  const dataDir = resolve(options.dataDir)
  const home = join(dataDir, 'postgres')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await mkdir(home, { recursive: true, mode: 0o700 })
  const programs = await findPrograms()
  const as = await findRunAs(home, Object.values(programs), options.runAs)
  const cluster = new Cluster(home, programs, as)

  let known = await recall(dataDir)
  if (!(await cluster.exists())) {
    known = { port: options.port ?? (await freePort()), password: randomBytes(24).toString('hex') }
    await remember(dataDir, known)
    await cluster.initialize(USER, known.password, fast)
  }
  if (!known) throw new Error(`${join(dataDir, 'postgres.json')} with the password is missing.`)
  const { password } = known
  const address = (port: number, database: string) =>
    `postgres://${USER}:${password}@${HOST}:${port}/${encodeURIComponent(database)}`

  let port = await cluster.runningPort()
  if (port !== undefined && !(await answers(address(port, 'postgres')))) {
    await cluster.stop()
    port = undefined
  }
  const takenOver = port !== undefined
  if (port === undefined) {
    port = options.port ?? known.port
    if (!(await isFree(port))) port = await freePort()
    await cluster.start(port, fast)
  }
  if (port !== known.port) await remember(dataDir, { port, password })
  const listening = port
  const url = (database: string) => address(listening, database)
  await createDatabase(url('postgres'))
  return {
    url,
    adminUrl: url('postgres'),
    takenOver,
    async revive() {
      if ((await cluster.runningPort()) !== undefined) return false
      await cluster.start(listening, fast)
      return true
    },
    stop: () => cluster.stop(),
  }
}

const Known = z.object({ port: z.number().int(), password: z.string().min(1) })
type Known = z.infer<typeof Known>

async function recall(dataDir: string): Promise<Known | undefined> {
  const text = await readFile(join(dataDir, 'postgres.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Known.parse(JSON.parse(text))
}

async function remember(dataDir: string, known: Known): Promise<void> {
  const file = join(dataDir, 'postgres.json')
  await writeFile(`${file}.new`, `${JSON.stringify(known)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

/** Whether a server answers at the address; one that is still recovering gets ten seconds. */
async function answers(url: string): Promise<boolean> {
  for (let tries = 0; tries < 40; tries += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('select 1')
      return true
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '28P01') return false
      await new Promise((done) => setTimeout(done, 250))
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, HOST, () => probe.close(() => done(true)))
  })
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, HOST, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => done(port))
    })
  })
}
