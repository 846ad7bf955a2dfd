import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { makeScratchFolder } from './scratch-folder.ts'

export type OwnApp = AsyncDisposable & {
  origin: string
  /** What it has said at its start. */
  said: () => string
}

const READY = /https?:\/\/localhost:(\d+)/

/** The built app with a demonstration of its own beside that of the other tests, for faults that would meet them. */
export async function startOwnApp(env: Record<string, string>): Promise<OwnApp> {
  const dataDir = await makeScratchFolder('gelar-own-')
  const server = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      LOG_LEVEL: 'fatal',
      GELAR_DATA_DIR: dataDir,
      GELAR_ORIGIN: '',
      DATABASE_URL: '',
      RESEND_API_KEY: '',
      PORT: '0',
      ...env,
    },
  })
  const ended = new Promise<void>((end) => server.once('exit', () => end()))
  let said = ''
  const ready = new Promise<string>((found) => {
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const port = READY.exec(said)?.[1]
      if (port) found(`http://localhost:${port}`)
    })
  })
  const origin = await Promise.race([
    ready,
    ended.then(() => {
      throw new Error(`the app did not start:\n${said}`)
    }),
  ])
  return {
    origin,
    said: () => said,
    async [Symbol.asyncDispose]() {
      server.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
