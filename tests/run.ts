import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { ensureFreshBuild } from '../server/fresh-build.ts'

/** Runs every check of the project and ends with the line `N passed, N failed`. */

type Count = { passed: number; failed: number }
const root = resolve(import.meta.dirname, '..')
const require = createRequire(import.meta.url)

/** Runs a program of the packages to its end; answers whether it was content. Its output is shown when it is done. */
function run(name: string, program: string, args: string[]): Promise<boolean> {
  return new Promise((done) => {
    const started = Date.now()
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      // The output is kept and read later, where colours are but signs.
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const output: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.once('error', () => done(false))
    child.once('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1)
      console.log(`\n── ${name} (${seconds} s): ${code === 0 ? 'ok' : 'FAILED'}`)
      process.stdout.write(Buffer.concat(output))
      done(code === 0)
    })
  })
}

/** The file of a package's command. */
function program(packageName: string, file: string): string {
  return join(dirname(require.resolve(`${packageName}/package.json`)), file)
}

function asOne(ok: boolean): Count {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

/** What a reporter counted. A runner that failed without naming a failed test counts as one failure. */
async function counted(
  file: string,
  ok: boolean,
  read: (report: unknown) => Count,
): Promise<Count> {
  const text = await readFile(join(root, file), 'utf8').catch(() => undefined)
  const count = text === undefined ? { passed: 0, failed: 0 } : read(JSON.parse(text))
  const silent = count.failed === 0 && (!ok || count.passed === 0)
  return silent ? { ...count, failed: 1 } : count
}

async function vitest(): Promise<Count> {
  const ok = await run('unit and database tests', program('vitest', 'vitest.mjs'), [
    'run',
    '--reporter=dot',
    '--reporter=json',
    '--outputFile.json=.cache/vitest.json',
  ])
  return counted('.cache/vitest.json', ok, (report) => {
    const { numPassedTests, numFailedTests } = VitestReport.parse(report)
    return { passed: numPassedTests, failed: numFailedTests }
  })
}

async function playwright(): Promise<Count> {
  const ok = await run('browser tests', program('@playwright/test', 'cli.js'), ['test'])
  return counted('.cache/playwright.json', ok, (report) => {
    const { expected, unexpected, flaky } = PlaywrightReport.parse(report).stats
    return { passed: expected, failed: unexpected + flaky }
  })
}

async function build(): Promise<boolean> {
  const started = Date.now()
  const tell = (outcome: string) =>
    console.log(`\n── build (${((Date.now() - started) / 1000).toFixed(1)} s): ${outcome}`)
  try {
    await ensureFreshBuild(root, () => {})
    tell('ok')
    return true
  } catch (error) {
    tell(`FAILED\n${error instanceof Error ? error.message : error}`)
    return false
  }
}

await rm(join(root, '.cache/vitest.json'), { force: true })
await rm(join(root, '.cache/playwright.json'), { force: true })
await mkdir(join(root, '.cache'), { recursive: true })

// Neither of the two cores waits: the database tests go beside types, lint and build, and the browser tests begin as soon
// as there is a build.
async function checkBuildAndBrowse(): Promise<Count[]> {
  const tsc = program('typescript', 'bin/tsc')
  const types = await run('types', tsc, ['--noEmit'])
  // A service worker has no document: it knows other names than a page.
  const worker = ['--noEmit', '-p', 'app/features/phone/worker']
  const workerTypes = await run('types of the service worker', tsc, worker)
  const lint = await run('lint and format', program('@biomejs/biome', 'bin/biome'), ['check', '.'])
  const unused = await run('unused code and packages', program('knip', 'bin/knip.js'), [])
  const built = await build()
  const counts = [types, workerTypes, lint, unused, built].map(asOne)
  return built ? [...counts, await playwright()] : counts
}

const counts = (
  await Promise.all([checkBuildAndBrowse(), vitest().then((count) => [count])])
).flat()

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
