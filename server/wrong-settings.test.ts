import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { makeScratchFolder } from '#tests/support/scratch-folder.ts'

test.each([[['server.ts']], [['db/commands/backup.ts']]])(
  '%s ends with sentences when settings are wrong, before anything is opened',
  async (args) => {
    const dataDir = join(await makeScratchFolder('gelar-settings-'), 'data')
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...args], {
      cwd: resolve(import.meta.dirname, '..'),
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        GELAR_DATA_DIR: dataDir,
        GELAR_ORIGIN: 'gelar.example.id',
        DATABASE_URL: 'nonsense',
        LOG_LEVEL: '',
      },
    })
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('Setelan salah / Wrong settings'),
      expect.stringContaining('DATABASE_URL: '),
      expect.stringContaining('GELAR_ORIGIN=gelar.example.id: '),
    ])
    expect(existsSync(dataDir)).toBe(false)
  },
)
