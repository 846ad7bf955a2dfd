import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { createDb, createPool, type Db } from '#db/connect.server.ts'
import { makeScratchFolder } from './scratch-folder.ts'

export type OwnApp = AsyncDisposable & {
  origin: string
  /** What it has said at its start. */
  said: () => string
  /** Does something with its own database, for what takes people hours. */
  inDatabase<T>(work: (db: Db) => Promise<T>): Promise<T>
}

const Known = z.object({ port: z.number(), password: z.string() })

const READY = /https?:\/\/localhost:(\d+)/

/** The built app with a demonstration of its own beside that of the other tests, for faults that would meet them. */
export async function startOwnApp(env: Record<string, string> = {}): Promise<OwnApp> {
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
    async inDatabase(work) {
      const kept = await readFile(join(dataDir, 'postgres.json'), 'utf8')
      const { port, password } = Known.parse(JSON.parse(kept))
      const db = createDb(
        createPool(`postgres://gelar:${password}@127.0.0.1:${port}/gelar`, { max: 1 }),
      )
      try {
        return await work(db)
      } finally {
        await db.destroy()
      }
    },
    async [Symbol.asyncDispose]() {
      server.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
