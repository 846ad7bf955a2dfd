import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEmbedded } from './embedded.server.ts'
import { keepAlive } from './keep-alive.server.ts'
import type { RunAs } from './run-as.server.ts'

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gelar-embedded-'))
})
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

async function ask(url: string, query: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

test('the data outlive a stop, and the password is nobody else to read', async () => {
  const first = await startEmbedded({ dataDir, fast: true })
  expect(first.takenOver).toBe(false)
  await ask(first.url('gelar'), 'create table kept as select 7 as number')
  await first.stop()
  await expect(ask(first.url('gelar'), 'select 1')).rejects.toThrow()

  const second = await startEmbedded({ dataDir, fast: true })
  expect(await ask(second.url('gelar'), 'select number from kept')).toEqual([{ number: 7 }])
  await second.stop()
  expect((await stat(join(dataDir, 'postgres.json'))).mode & 0o077).toBe(0)
})

test('a server left running is taken over', async () => {
  const left = await startEmbedded({ dataDir, fast: true })
  const again = await startEmbedded({ dataDir, fast: true })
  expect(again.takenOver).toBe(true)
  expect(again.adminUrl).toBe(left.adminUrl)
  await again.stop()
})

test('a note of a dead server whose process number is used by another program does no harm', async () => {
  const first = await startEmbedded({ dataDir, fast: true })
  const note = join(dataDir, 'postgres/cluster/postmaster.pid')
  const text = await readFile(note, 'utf8')
  await first.stop()
  await writeFile(note, text.replace(/^\d+/, String(process.pid)), { mode: 0o600 })

  const second = await startEmbedded({ dataDir, fast: true })
  expect(await ask(second.url('gelar'), 'select 1 as one')).toEqual([{ one: 1 }])
  await second.stop()
})

test('a first start that was cut off is begun anew', async () => {
  await mkdir(join(dataDir, 'postgres/cluster.new'), { recursive: true })
  await writeFile(join(dataDir, 'postgres/cluster.new/PG_VERSION'), '18\n')
  const embedded = await startEmbedded({ dataDir, fast: true })
  expect(await ask(embedded.url('gelar'), 'show server_encoding')).toEqual([
    { server_encoding: 'UTF8' },
  ])
  await embedded.stop()
})

const asRoot = process.platform === 'linux' && process.geteuid?.() === 0
const ways: Array<RunAs['name']> = ['user-namespace', 'ambient-capabilities']
test.runIf(asRoot).each(ways)('root starts it in a folder of mode 0700 by %s', async (runAs) => {
  const embedded = await startEmbedded({ dataDir, fast: true, runAs })
  expect(await ask(embedded.url('gelar'), 'select 1 as one')).toEqual([{ one: 1 }])
  await embedded.stop()
})

test('a server that was killed is started again at the same address, and only then', async () => {
  const database = await startEmbedded({ dataDir, fast: true })
  await ask(database.url('gelar'), 'create table kept as select 7 as number')
  await ask(database.url('gelar'), 'checkpoint') // the fast way of tests keeps late changes in memory
  const said: string[] = []
  const watch = keepAlive(database, { everyMs: 50, say: (text) => said.push(text) })
  try {
    const note = await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')
    await new Promise((done) => setTimeout(done, 200))
    expect(said).toEqual([])
    process.kill(Number.parseInt(note, 10), 'SIGKILL')
    await expect.poll(() => said.at(-1)).toContain('was started again')
    expect(await ask(database.url('gelar'), 'select number from kept')).toEqual([{ number: 7 }])
  } finally {
    await watch.end()
    await database.stop()
  }
})
