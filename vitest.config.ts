import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

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
    testTimeout: 30_000,
    hookTimeout: 30_000,
    env: {
      NODE_ENV: 'test',
      TZ: 'UTC',
      LOG_LEVEL: 'silent',
      GELAR_FILES_DIR: join(tmpdir(), 'gelar-test-files'),
      GELAR_SECRET: 'a secret of tests that is long enough to be one',
    },
  },
})
