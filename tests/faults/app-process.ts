import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onEnd } from '../bench/cleanup.ts'

export const root = resolve(import.meta.dirname, '../..')
const START_MS = 240_000
const END_MS = 20_000

export type AppOptions = {
  /** Where its log goes. */
  folder: string
  env: Record<string, string>
  /** Behind `npm start --`. */
  args?: string[]
  /** The sources that it runs; ours when absent. */
  sources?: string
  /** `app` in its folder when absent. */
  dataDir?: string
}

/** The built app in a process of its own, which can be killed and started again at the same address. */
export class AppProcess {
  private child: ChildProcess | undefined
  port = 0
  /** What it has told since its last start. */
  said = ''

  constructor(private readonly options: AppOptions) {
    onEnd(() => this.end('SIGTERM'))
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get pid(): number {
    return this.child?.pid ?? 0
  }

  async start(): Promise<void> {
    const { folder, env, args = [], sources = root, dataDir = join(folder, 'app') } = this.options
    this.port ||= await freePort()
    this.said = ''
    const log = createWriteStream(join(folder, 'app.log'), { flags: 'a' })
    const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts', ...args], {
      cwd: sources,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        GELAR_ORIGIN: '',
        GELAR_DATA_DIR: dataDir,
        GELAR_FILES_DIR: '',
        RESEND_API_KEY: '',
        DATABASE_URL: '',
        DATABASE_DIRECT_URL: '',
        ...env,
        HOST: '127.0.0.1',
        PORT: String(this.port),
      },
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream?.pipe(log)
      stream?.on('data', (chunk: Buffer) => {
        this.said += chunk.toString()
      })
    }
    this.child = child
    const until = Date.now() + START_MS
    // Of several processes the first answers before the others have begun; the line comes when all are there.
    while (!this.said.includes('\nGelar: ') || !(await this.isReady())) {
      if (hasEnded(child) || Date.now() > until) {
        throw new Error(`The app does not start:\n${this.said.slice(-2000)}`)
      }
      await sleep(100)
    }
  }

  async isReady(): Promise<boolean> {
    const signal = AbortSignal.timeout(5000)
    const answer = await fetch(`${this.origin}/healthz`, { signal }).catch(() => undefined)
    await answer?.text().catch(() => '')
    return answer?.ok === true
  }

  async untilReady(patienceMs: number): Promise<void> {
    const until = Date.now() + patienceMs
    while (!(await this.isReady())) {
      if (Date.now() > until) throw new Error('The app does not come back.')
      await sleep(100)
    }
  }

  signal(name: NodeJS.Signals): void {
    this.child?.kill(name)
  }

  end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this
    this.child = undefined
    if (!child || hasEnded(child)) return Promise.resolve()
    return new Promise((done) => {
      const force = setTimeout(() => child.kill('SIGKILL'), END_MS)
      child.once('exit', () => {
        clearTimeout(force)
        done()
      })
      child.kill(signal)
    })
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode !== null || signalCode !== null

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
