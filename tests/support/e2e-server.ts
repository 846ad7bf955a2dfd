import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The built app with the demonstration festival on a database of its own, gone when it is stopped. */
const dataDir = await mkdtemp(join(tmpdir(), 'gelar-e2e-'))
const server = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
  cwd: resolve(import.meta.dirname, '../..'),
  stdio: 'inherit',
  env: {
    ...process.env,
    LOG_LEVEL: 'warn',
    GELAR_DATA_DIR: dataDir,
    GELAR_ORIGIN: '',
    DATABASE_URL: '',
    RESEND_API_KEY: '',
  },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => server.kill('SIGTERM'))
}
server.once('exit', async (code) => {
  await rm(dataDir, { recursive: true, force: true })
  process.exit(code ?? 1)
})
