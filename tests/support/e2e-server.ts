import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { makeScratchFolder } from './scratch-folder.ts'

/** The built app with the demonstration festival on a database of its own, gone when it is stopped. */
const dataDir = await makeScratchFolder('gelar-e2e-')
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
