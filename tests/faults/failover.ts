import { execFile } from 'node:child_process'
import { appendFile, chown, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { findPrograms } from '#db/cluster.server.ts'
import { createClient, createDb, createPool } from '#db/connect.server.ts'
import { commandAs, findRunAs } from '#db/run-as.server.ts'
import { onEnd } from '../bench/cleanup.ts'
import { AppProcess, freePort } from './app-process.ts'
import { processesOf, signal } from './cluster.ts'
import { duringUploads } from './during-uploads.ts'
import type { Outcome } from './outcome.ts'
import type { World } from './world.ts'

/**
 * Two PostgreSQL in one connection string, the second a synchronous standby of the first: the first is killed, the second
 * is promoted, and nothing acknowledged is lost.
 */
export async function failover(world: World): Promise<Outcome> {
  const home = join(world.folder, 'pair')
  await mkdir(home, { recursive: true })
  const programs = await findPrograms()
  const as = await findRunAs(home, Object.values(programs))
  const servers = { a: join(home, 'a'), b: join(home, 'b') }
  const ports = { a: await freePort(), b: await freePort() }
  const control = async (...args: string[]) => {
    const [command, all] = commandAs(as, programs.pg_ctl, args)
    await promisify(execFile)(command, all, { ...as.identity, cwd: '/' })
  }
  const startServer = (name: 'a' | 'b') =>
    control(
      'start',
      '-D',
      servers[name],
      '-w',
      '-t',
      '60',
      '-l',
      join(home, `${name}.log`),
      '-o',
      options(ports[name]),
    )
  const stopAll = async () => {
    for (const dir of Object.values(servers))
      await control('stop', '-D', dir, '-m', 'immediate').catch(() => {})
  }
  onEnd(stopAll)

  // A cold copy of the world's cluster is the first of the two. It writes what a standby needs from its own start on, so
  // that only a copy of the first made after that can be the second.
  await world.app.end('SIGTERM')
  await world.embedded.stop()
  await cp(world.clusterDir, servers.a, { recursive: true })
  await world.embedded.revive()
  await own(servers.a, as.owner)
  await startServer('a')
  await control('stop', '-D', servers.a, '-w', '-m', 'fast')
  await cp(servers.a, servers.b, { recursive: true })
  const { username, password } = new URL(world.embedded.url('gelar'))
  await writeFile(join(servers.b, 'standby.signal'), '')
  await appendFile(
    join(servers.b, 'postgresql.conf'),
    `\nprimary_conninfo = 'host=127.0.0.1 port=${ports.a} user=${username} password=${password} application_name=b'\n`,
  )
  await appendFile(join(servers.a, 'postgresql.conf'), "\nsynchronous_standby_names = 'b'\n")
  await own(servers.b, as.owner)
  await startServer('a')
  await startServer('b')

  const url = `postgres://${username}:${password}@127.0.0.1:${ports.a},127.0.0.1:${ports.b}/gelar?target_session_attrs=read-write`
  await untilSynchronous(`postgres://${username}:${password}@127.0.0.1:${ports.a}/gelar`)
  const db = createDb(createPool(url, { max: 2 }))
  const app = new AppProcess({
    folder: world.folder,
    env: { ...world.settings, DATABASE_URL: url },
  })
  await app.start()
  try {
    return await duringUploads(
      { ...world, app, db },
      'of two PostgreSQL the first is killed, the second takes over after 3 s',
      async () => {
        signal(await processesOf(servers.a), 'SIGKILL')
        await sleep(3000)
        await control('promote', '-D', servers.b, '-w')
      },
    )
  } finally {
    await app.end('SIGTERM')
    await db.destroy()
    await stopAll()
    await rm(home, { recursive: true, force: true })
    await world.app.start()
  }
}

function options(port: number): string {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'wal_level=replica',
    'max_wal_senders=4',
    'hot_standby=on',
    'max_connections=200',
  ]
  return [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ')
}

async function untilSynchronous(url: string): Promise<void> {
  const client = createClient(url)
  await client.connect()
  try {
    for (let tries = 0; tries < 120; tries += 1) {
      const { rows } = await client.query<{ sync_state: string }>(
        'select sync_state from pg_stat_replication',
      )
      if (rows[0]?.sync_state === 'sync') return
      await sleep(500)
    }
    throw new Error('The standby did not become synchronous.')
  } finally {
    await client.end()
  }
}

async function own(path: string, owner: { uid: number; gid: number } | undefined): Promise<void> {
  if (!owner) return
  await chown(path, owner.uid, owner.gid)
  for (const entry of await readdir(path, { recursive: true })) {
    await chown(join(path, entry), owner.uid, owner.gid)
  }
}
