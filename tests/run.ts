import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ensureFreshBuild } from '../server/fresh-build.ts'
import { type Count, readPlaywright, readVitest } from './support/read-reports.ts'

/** Runs every check of the project, names again what failed, and ends with the line `N passed, N failed`. */

const root = resolve(import.meta.dirname, '..')

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
  return join(root, 'node_modules', packageName, file)
}

async function one(name: string, work: Promise<boolean>): Promise<Count> {
  const ok = await work
  return ok
    ? { passed: 1, failed: 0, failures: [] }
    : { passed: 0, failed: 1, failures: [`${name}: see above`] }
}

/** What a reporter counted. A runner that failed without naming a failed test counts as one failure. */
async function counted(
  name: string,
  file: string,
  ok: boolean,
  read: (report: unknown) => Count,
): Promise<Count> {
  const text = await readFile(join(root, file), 'utf8').catch(() => undefined)
  const none = { passed: 0, failed: 0, failures: [] }
  const count = text === undefined ? none : read(JSON.parse(text))
  const silent = count.failed === 0 && (!ok || count.passed === 0)
  return silent ? { ...count, failed: 1, failures: [`${name}: ended without a result`] } : count
}

async function vitest(): Promise<Count> {
  const name = 'unit and database tests'
  const ok = await run(name, program('vitest', 'vitest.mjs'), [
    'run',
    '--reporter=dot',
    '--reporter=json',
    '--outputFile.json=.cache/vitest.json',
  ])
  return counted(name, '.cache/vitest.json', ok, readVitest)
}

async function playwright(): Promise<Count> {
  const name = 'browser tests'
  const ok = await run(name, program('@playwright/test', 'cli.js'), ['test'])
  return counted(name, '.cache/playwright.json', ok, readPlaywright)
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
  const biome = program('@biomejs/biome', 'bin/biome')
  const counts = [
    await one('types', run('types', tsc, ['--noEmit'])),
    // A service worker has no document: it knows other names than a page.
    await one(
      'types of the service worker',
      run('types of the service worker', tsc, ['--noEmit', '-p', 'app/features/phone/worker']),
    ),
    await one('lint and format', run('lint and format', biome, ['check', '.'])),
    await one('unused code', run('unused code', program('knip', 'bin/knip.js'), [])),
  ]
  const built = await build()
  counts.push(await one('build', Promise.resolve(built)))
  return built ? [...counts, await playwright()] : counts
}

const counts = (
  await Promise.all([checkBuildAndBrowse(), vitest().then((count) => [count])])
).flat()

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
const failures = counts.flatMap((count) => count.failures)
if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
