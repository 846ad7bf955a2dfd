import { relative } from 'node:path'
import { z } from 'zod'

export type Count = {
  passed: number
  failed: number
  /** Each failed test by file and name. */
  failures: string[]
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

/** What vitest's JSON reporter counted; a file that broke before its tests is a failure too. */
export function readVitest(report: unknown): Count {
  const { numPassedTests, numFailedTests, testResults } = VitestReport.parse(report)
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${relative(process.cwd(), name)}: ${fullName}`),
  )
  const files = testResults
    .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .map(({ name }) => `${relative(process.cwd(), name)}: could not be run`)
  return {
    passed: numPassedTests,
    failed: numFailedTests + files.length,
    failures: [...tests, ...files],
  }
}

type Suite = { specs: Spec[]; suites?: Suite[] | undefined }
type Spec = { title: string; file: string; line: number; tests: Test[] }
type Test = {
  status: string
  results: { attachments: { name: string; path?: string | undefined }[] }[]
}

const Test: z.ZodType<Test> = z.object({
  status: z.string(),
  results: z.array(
    z.object({ attachments: z.array(z.object({ name: z.string(), path: z.string().optional() })) }),
  ),
})
const Spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(Test),
})
const Suite: z.ZodType<Suite> = z.object({
  specs: z.array(Spec),
  get suites() {
    return z.array(Suite).optional()
  },
})
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(Suite),
})

function specsOf({ specs, suites = [] }: Suite): Spec[] {
  return [...specs, ...suites.flatMap(specsOf)]
}

/** What Playwright's JSON reporter counted; each failure with its trace. One that passes at the second try has failed. */
export function readPlaywright(report: unknown): Count {
  const { stats, suites } = PlaywrightReport.parse(report)
  const failures = suites.flatMap(specsOf).flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => {
        const attachments = results.flatMap((result) => result.attachments)
        const trace = attachments.find(({ name }) => name === 'trace')?.path
        const where = trace ? ` (npx playwright show-trace ${relative(process.cwd(), trace)})` : ''
        return `tests/e2e/${file}:${line}: ${title}${where}`
      }),
  )
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures }
}
