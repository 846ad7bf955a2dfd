import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { staticFiles } from '#app/http/static-files.server.ts'
import { eventually } from '#tests/support/eventually.ts'
import { makeScratchFolder } from '#tests/support/scratch-folder.ts'
import { Builds } from './builds.ts'

async function openBuilds() {
  const root = await makeScratchFolder('gelar-builds-')
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const builds = new Builds(root)
  /** Makes a build with one part, long ago, so that no server of today is on it. */
  async function make(name: string, part: string) {
    const assets = join(await builds.begin(name), 'client', 'assets')
    await mkdir(assets, { recursive: true })
    await writeFile(join(assets, part), `// ${name}`)
    await builds.finish(name)
    await utimes(join(builds.dirOf(name), '.whole'), new Date(0), new Date(0))
    await builds.choose(name)
  }
  return { root, builds, make }
}

function serve(builds: Builds, name: string): Hono {
  const files = staticFiles(join(builds.dirOf(name), 'client'), (file) => builds.findAsset(file))
  return new Hono().use(files)
}

test('a server goes on with all of its files while a newer build is made and chosen', async () => {
  const { builds, make } = await openBuilds()
  await make('one', 'page-1.js')
  const running = serve(builds, 'one')

  await builds.begin('two')
  expect((await running.request('/assets/page-1.js')).status).toBe(200)
  await make('two', 'page-2.js')

  expect(await (await running.request('/assets/page-1.js')).text()).toBe('// one')
})

test('pages of the two versions before, and of the next one, find their parts', async () => {
  const { builds, make } = await openBuilds()
  await make('one', 'page-1.js')
  await make('two', 'page-2.js')
  await make('three', 'page-3.js')
  const running = serve(builds, 'three')
  await make('four', 'page-4.js')

  const parts = ['page-2.js', 'page-3.js', 'page-4.js', 'page-1.js', 'page-9.js']
  const answers = await Promise.all(parts.map((part) => running.request(`/assets/${part}`)))

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404])
  expect(answers[0]?.headers.get('Cache-Control')).toContain('immutable')
})

test('no address leads out of the folders of parts', async () => {
  const { builds, make } = await openBuilds()
  await make('one', 'page-1.js')

  for (const file of ['../../builds.json', '..%2f..%2fbuilds.json', '..', '', 'a/b.js']) {
    expect(await builds.findAsset(file)).toBeUndefined()
  }
})

test('a build that a server is on stays, however many come after it', async () => {
  const { root, builds, make } = await openBuilds()
  await make('used', 'page-0.js')
  onTestFinished(builds.keepInUse('used'))
  await eventually(async () => {
    const { mtimeMs } = await stat(join(builds.dirOf('used'), '.whole'))
    expect(mtimeMs).toBeGreaterThan(0)
  })
  await make('left', 'page-1.js')
  for (const name of ['two', 'three', 'four']) await make(name, `page-${name}.js`)

  expect(await builds.list()).toEqual(['four', 'three', 'two', 'used'])
  const there = await readdir(join(root, 'build'))
  expect(there.sort()).toEqual(['builds.json', 'four', 'three', 'two', 'used'])
})

test('going back to a former version takes its build as it is', async () => {
  const { builds, make } = await openBuilds()
  await make('one', 'page-1.js')
  await make('two', 'page-2.js')

  await builds.choose('one')

  expect(await builds.isWhole('one')).toBe(true)
  expect(await builds.list()).toEqual(['one', 'two'])
})

test('a build that was cut off does not count as one', async () => {
  const { builds } = await openBuilds()
  await builds.begin('half')

  expect(await builds.isWhole('half')).toBe(false)
  expect(await builds.list()).toEqual([])
})
