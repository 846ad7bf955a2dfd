import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPlaywright, readVitest } from './read-reports.ts'

test('failed tests and broken files of vitest are named', () => {
  const at = (file: string) => join(process.cwd(), file)
  expect(
    readVitest({
      numPassedTests: 4,
      numFailedTests: 1,
      testResults: [
        {
          name: at('app/a.test.ts'),
          status: 'failed',
          assertionResults: [
            { fullName: 'adds', status: 'passed' },
            { fullName: 'sums up', status: 'failed' },
          ],
        },
        { name: at('app/b.test.ts'), status: 'failed', assertionResults: [] },
      ],
    }),
  ).toEqual({
    passed: 4,
    failed: 2,
    failures: ['app/a.test.ts: sums up', 'app/b.test.ts: could not be run'],
  })
})

test('failed and flaky browser tests are named with their trace', () => {
  const run = (status: string, path?: string) => ({
    status,
    results: [{ attachments: path ? [{ name: 'trace', path: join(process.cwd(), path) }] : [] }],
  })
  const spec = (title: string, ...tests: ReturnType<typeof run>[]) => ({
    title,
    file: 'sales.spec.ts',
    line: 7,
    tests,
  })
  expect(
    readPlaywright({
      stats: { expected: 1, unexpected: 1, flaky: 1 },
      suites: [
        {
          specs: [spec('sells', run('expected'))],
          suites: [
            {
              specs: [
                spec('reverses', run('unexpected', 'test-results/x/trace.zip')),
                spec('closes', run('flaky')),
              ],
            },
          ],
        },
      ],
    }),
  ).toEqual({
    passed: 1,
    failed: 2,
    failures: [
      'tests/e2e/sales.spec.ts:7: reverses (npx playwright show-trace test-results/x/trace.zip)',
      'tests/e2e/sales.spec.ts:7: closes',
    ],
  })
})
