import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{app,db,emails,server}/**/*.test.{ts,tsx}',
      'tests/{routes,support}/**/*.test.{ts,tsx}',
    ],
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    env: {
      NODE_ENV: 'test',
      TZ: 'UTC',
      LOG_LEVEL: 'silent',
      GELAR_SECRET: 'a secret of tests that is long enough to be one',
    },
  },
})
