import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './tests/support/browser.ts'

const port = Number(process.env.E2E_PORT ?? 4199)
const baseURL = `http://localhost:${port}`
/** Tests that sell at tills of the one demonstration: those that count its turnover must not meet others. */
const selling = /(offline|phones|sales|screens|seen-phones|unsettled)\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  retries: 1,
  // For what hangs, not for what is slow: the tests hold on a machine that has ten times as much to do as it can.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  use: {
    baseURL,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    // Recording every test costs as much as the tests themselves, so a test that failed is run once more for its
    // trace. It counts as failed whatever the second run says. TRACE=1 records the first run as well.
    trace: process.env.TRACE ? 'retain-on-failure' : 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: await launchOptions(),
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'] }, testIgnore: selling },
    { name: 'tills', use: { ...devices['Desktop Chrome'] }, testMatch: selling, workers: 1 },
    {
      name: 'phone',
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
      // What is tested once is tested on the desktop; pages are looked at on both.
      testMatch: /\.phone\.spec\.ts$|pages\.spec\.ts$/,
    },
  ],
  webServer: {
    command: 'node --import tsx tests/support/e2e-server.ts',
    url: `${baseURL}/healthz`,
    env: { PORT: String(port) },
    timeout: 600_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
