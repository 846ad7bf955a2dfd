import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { PATIENCE_MS } from './tests/support/eventually.ts'

export default defineConfig({
  test: {
    include: [
      '{app,db,emails,server}/**/*.test.{ts,tsx}',
      'tests/{routes,support}/**/*.test.{ts,tsx}',
    ],
    globalSetup: ['tests/support/global-setup.ts'],
    // Database tests wait for PostgreSQL half of their time.
    maxWorkers: 2,
    // Files share what is loaded: loading it anew for each took half of the time. Who needs it new asks `createAppDb`.
    isolate: false,
    // For what hangs, not for what is slow: the tests hold on a machine that has ten times as much to do as it can.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: PATIENCE_MS } },
    env: {
      NODE_ENV: 'test',
      TZ: 'UTC',
      LOG_LEVEL: 'silent',
      GELAR_FILES_DIR: join(tmpdir(), 'gelar-test-files'),
      GELAR_SECRET: 'a secret of tests that is long enough to be one',
    },
  },
})
