import { spawn } from 'node:child_process'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '#db/connect.server.ts'
import { onEnd } from '../bench/cleanup.ts'
import { AppProcess, freePort } from './app-process.ts'
import { duringUploads } from './during-uploads.ts'
import type { Outcome } from './outcome.ts'
import { inPlaceOf, type World } from './world.ts'

const NOBODY = 65534

/** The app behind PgBouncer, which lends connections for one transaction and is restarted in the midst. */
export async function pgBouncer(world: World): Promise<Outcome> {
  const name = 'behind PgBouncer, which is restarted'
  const bouncer = await start(world)
  if (!bouncer) {
    return {
      name,
      figures: {},
      holds: {},
      leftOut: 'since it is not installed (apt-get install pgbouncer)',
    }
  }
  const app = new AppProcess({
    folder: world.folder,
    env: {
      ...world.settings,
      DATABASE_URL: bouncer.url,
      DATABASE_DIRECT_URL: world.settings.DATABASE_URL,
    },
  })
  try {
    return await inPlaceOf(world, app, () =>
      duringUploads({ ...world, app }, name, async () => {
        await bouncer.restart()
        await sleep(2000)
      }),
    )
  } finally {
    bouncer.stop()
  }
}

async function start({ embedded }: World) {
  const port = await freePort()
  const { hostname, port: serverPort, username, password } = new URL(embedded.url('gelar'))
  // A folder of its own: PgBouncer refuses to be root, and must reach its files as somebody else.
  const dir = await mkdtemp(join(tmpdir(), 'gelar-pgbouncer-'))
  onEnd(() => rm(dir, { recursive: true, force: true }))
  const config = join(dir, 'pgbouncer.ini')
  await writeFile(join(dir, 'users.txt'), `"${username}" "${password}"\n`)
  await writeFile(
    config,
    [
      '[databases]',
      `gelar = host=${hostname} port=${serverPort} dbname=gelar connect_query='set statement_timeout to 9000; set lock_timeout to 4000; set idle_in_transaction_session_timeout to 15000'`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'auth_type = scram-sha-256',
      `auth_file = ${join(dir, 'users.txt')}`,
      'pool_mode = transaction',
      'default_pool_size = 20',
      'max_client_conn = 500',
      'unix_socket_dir =',
      `pidfile = ${join(dir, 'pid')}`,
      `logfile = ${join(dir, 'log')}`,
    ].join('\n'),
  )
  for (const path of [dir, config, join(dir, 'users.txt')]) await chown(path, NOBODY, NOBODY)
  const asRoot = process.geteuid?.() === 0
  const run = () => {
    const child = spawn('pgbouncer', [config], {
      stdio: 'ignore',
      ...(asRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    })
    child.on('error', () => {})
    return child
  }
  let child = run()
  const url = `postgres://${username}:${password}@127.0.0.1:${port}/gelar`
  if (!(await answers(url))) return undefined
  const stop = () => void child.kill('SIGKILL')
  onEnd(async () => stop())
  return {
    url,
    stop,
    async restart() {
      stop()
      await sleep(1000)
      child = run()
    },
  }
}

async function answers(url: string): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    const client = createClient(url, { connectionTimeoutMillis: 1000 })
    client.on('error', () => {})
    const connected = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => {})
    if (connected) return true
    await sleep(250)
  }
  return false
}
