import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { AlreadyRunningError, type InstanceLock, lockInstance } from '#db/instance-lock.server.ts'
import { type Build, Builds } from './builds.ts'

const SOURCES = ['app', 'db', 'emails', 'public']
const FILES = [
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'remix.config.js',
  'server/build-worker.ts',
  'server/chunks.ts',
  'server/missing-parts.ts',
  'server/phone-files.ts',
]

/** Finds the build that was made from exactly the sources at hand, or makes it, beside those that servers run on. */
export async function ensureFreshBuild(root: string, say: (text: string) => void): Promise<Build> {
  const name = (await fingerprint(root)).slice(0, 16)
  const builds = new Builds(root)
  const build = { name, dir: builds.dirOf(name) }
  if ((await builds.isWhole(name)) && (await builds.list())[0] === name) return build
  const lock = await waitForLock(join(root, '.cache', 'build'))
  try {
    if (!(await builds.isWhole(name))) {
      say('Menyiapkan halaman (sekali saja) / Building the pages (once) …')
      await builds.begin(name)
      await buildApp(root, build.dir)
      const { buildWorker } = await import('./build-worker.ts')
      await buildWorker(root, build.dir)
      await builds.finish(name)
    }
    await builds.choose(name)
    return build
  } finally {
    await lock.release()
  }
}

/** Several processes may be started at once; one of them builds and the others wait for it. */
async function waitForLock(folder: string): Promise<InstanceLock> {
  for (;;) {
    try {
      return await lockInstance(folder)
    } catch (error) {
      if (!(error instanceof AlreadyRunningError)) throw error
      await new Promise((done) => setTimeout(done, 250))
    }
  }
}

/** A hash over names and contents of all files that the build is made from. */
async function fingerprint(root: string): Promise<string> {
  const paths = [...FILES]
  for (const folder of SOURCES) {
    const entries = existsSync(join(root, folder))
      ? await readdir(join(root, folder), { recursive: true, withFileTypes: true })
      : []
    for (const entry of entries) {
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) {
        paths.push(join(entry.parentPath, entry.name).slice(root.length + 1))
      }
    }
  }
  const hash = createHash('sha256')
  for (const path of paths.sort()) {
    hash
      .update(`${path}\0`)
      .update(await readFile(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function buildApp(root: string, dir: string): Promise<void> {
  const manifest = createRequire(join(root, 'package.json')).resolve('@remix-run/dev/package.json')
  const program = join(dirname(manifest), 'dist', 'cli.js')
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, 'vite:build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', BUILD_DIRECTORY: relative(root, dir) },
    })
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', fail)
    child.once('close', (code) => {
      if (code === 0) done()
      else fail(new Error(`The build failed:\n${said}`))
    })
  })
}
