import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onEnd } from '../bench/cleanup.ts'

const root = resolve(import.meta.dirname, '../..')
const START_MS = 240_000

/** The built app in a process of its own, which can be killed and started again at the same address. */
export class AppProcess {
  private child: ChildProcess | undefined
  port = 0

  constructor(
    private readonly folder: string,
    private readonly env: Record<string, string>,
  ) {
    onEnd(() => this.end('SIGTERM'))
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    this.port ||= await freePort()
    const log = createWriteStream(join(this.folder, 'app.log'), { flags: 'a' })
    const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        GELAR_ORIGIN: '',
        GELAR_DATA_DIR: join(this.folder, 'app'),
        RESEND_API_KEY: '',
        DATABASE_DIRECT_URL: '',
        ...this.env,
        HOST: '127.0.0.1',
        PORT: String(this.port),
      },
    })
    child.stdout?.pipe(log)
    child.stderr?.pipe(log)
    this.child = child
    const until = Date.now() + START_MS
    while (!(await this.isReady())) {
      if (child.exitCode !== null || Date.now() > until) {
        throw new Error(`The app does not start; see ${this.folder}/app.log`)
      }
      await sleep(100)
    }
  }

  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.origin}/healthz`).catch(() => undefined)
    return answer?.ok === true
  }

  end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this
    this.child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
    return new Promise((done) => {
      const force = setTimeout(() => child.kill('SIGKILL'), 20_000)
      child.once('exit', () => {
        clearTimeout(force)
        done()
      })
      child.kill(signal)
    })
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      probe.close(() => done(typeof bound === 'object' && bound ? bound.port : 0))
    })
  })
}
