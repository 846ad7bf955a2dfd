import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { onEnd } from './cleanup.ts'

export const root = resolve(import.meta.dirname, '../..')

export type Running = { port: number; pid: number; startedAfterMs: number; stop(): Promise<void> }

type Waiting = {
  path?: string
  waitMs?: number
  args?: string[]
  /** What it has to say besides. */
  says?: string
}

/** Starts a program of ours as its own process and waits until it answers 200 at `path`. */
export async function startProcess(
  file: string,
  env: Record<string, string>,
  { path = '/', waitMs = 60_000, args = [], says = '' }: Waiting = {},
): Promise<Running> {
  const port = await freePort()
  const started = performance.now()
  const command = [process.execPath, '--import', 'tsx', join(root, file), ...args]
  // A control group of Linux (version 1) that bounds the memory, for how it goes on a small machine.
  const group = process.env.BENCH_MEMORY_GROUP
  const [program = '', ...words] = group
    ? ['sh', '-c', 'echo $$ > "$0/cgroup.procs" && exec "$@"', group, ...command]
    : command
  const child = spawn(program, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      GELAR_ORIGIN: '',
      RESEND_API_KEY: '',
      DATABASE_URL: '',
      ...env,
      HOST: '127.0.0.1',
      PORT: String(port),
    },
  })
  let said = ''
  let heard = says === ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4000)
      heard ||= said.includes(says)
    })
  }
  const stop = () => end(child)
  onEnd(stop)
  while (!heard || !(await answers(port, path))) {
    if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}:\n${said}`)
    if (performance.now() - started > waitMs) throw new Error(`${file} does not answer:\n${said}`)
    await new Promise((done) => setTimeout(done, 25))
  }
  return { port, pid: child.pid ?? 0, startedAfterMs: performance.now() - started, stop }
}

async function answers(port: number, path: string): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined)
  await response?.arrayBuffer()
  return response?.status === 200
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
    child.once('exit', () => {
      clearTimeout(force)
      done()
    })
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      const port = typeof bound === 'object' && bound ? bound.port : 0
      probe.close(() => done(port))
    })
  })
}
