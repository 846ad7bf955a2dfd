import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockInstance } from './instance-lock.server.ts'

let dataDir = ''
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gelar-lock-'))
})
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

test('a second start is told where the first one answers', async () => {
  const lock = await lockInstance(dataDir)
  await expect(lockInstance(dataDir)).rejects.toMatchObject({ address: '' })
  lock.announce('http://localhost:3000')
  await expect(lockInstance(dataDir)).rejects.toMatchObject({ address: 'http://localhost:3000' })
  await lock.release()
})

test('of many starts at once exactly one goes on', async () => {
  const starts = await Promise.allSettled(Array.from({ length: 20 }, () => lockInstance(dataDir)))
  const won = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
  expect(won).toHaveLength(1)
  await Promise.all(won.map((lock) => lock.release()))
})

test('the lock of a killed process is free at once', async () => {
  const module = pathToFileURL(join(import.meta.dirname, 'instance-lock.server.ts')).href
  const script = `const { lockInstance } = await import('${module}')
    await lockInstance(${JSON.stringify(dataDir)}); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  await new Promise((done) => child.stdout.once('data', done))
  await expect(lockInstance(dataDir)).rejects.toThrow('Gelar')
  child.kill('SIGKILL')
  await new Promise((done) => child.once('close', done))

  const lock = await lockInstance(dataDir)
  await lock.release()
})

test('a data folder deep in the tree can be locked', async () => {
  const deep = join(dataDir, ...Array.from({ length: 6 }, () => 'a-rather-long-name-of-a-folder'))
  const lock = await lockInstance(deep)
  await expect(lockInstance(deep)).rejects.toThrow('Gelar')
  await lock.release()
})
