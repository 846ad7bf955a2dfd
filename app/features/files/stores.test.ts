import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readEnv } from '#app/env.server.ts'
import { createEvent } from '#tests/support/factories.ts'
import { type S3Server, startS3Server } from '#tests/support/s3-server.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { copyFiles } from './copy-files.server.ts'
import type { FileStore } from './disk-store.server.ts'
import { FileTrouble } from './file-trouble.ts'
import { openBucket, openFolder } from './open-store.server.ts'
import { probeStore } from './probe-store.server.ts'
import { storePicture, withKeptPicture } from './store-picture.server.ts'
import { sweepFiles } from './sweep-files.server.ts'

const PATIENCE_MS = 700
const DAY = 24 * 60 * 60 * 1000
const bytes = new Uint8Array(1000).fill(7)

let s3: S3Server
let folder: string
beforeEach(async () => {
  s3 = await startS3Server()
  folder = await mkdtemp(join(tmpdir(), 'gelar-store-'))
})
afterEach(async () => {
  await s3[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** A bucket with these settings in place of the right ones. */
function bucketWith(changed: Record<string, string> = {}): FileStore {
  const store = openBucket(readEnv({ NODE_ENV: 'test', ...s3.settings, ...changed }), PATIENCE_MS)
  if (!store) throw new Error('no bucket is named')
  return store
}

/** A folder that fails as a file system does, in the middle of writing. */
function folderFailing(code: string): FileStore {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  const put = disk.put.bind(disk)
  disk.put = async (key, content) => {
    if (code !== 'EROFS') await put(key, content.slice(0, 10))
    throw Object.assign(new Error('could not write'), {
      cause: Object.assign(new Error(`${code}: no`), { code }),
    })
  }
  return openFolder(folder, PATIENCE_MS, disk)
}

const troubleOfPut = (store: FileStore) =>
  store.put('pictures/aa/x/whole.webp', bytes).then(
    () => 'kept',
    (error: unknown) => (error instanceof FileTrouble ? error.kind : error),
  )

describe.each(['folder', 'bucket'] as const)('a %s', (kind) => {
  const openIt = () => (kind === 'folder' ? openFolder(folder, PATIENCE_MS) : bucketWith())

  test('gives back what it was given, and says what it does not have', async () => {
    const store = openIt()
    await store.put('pictures/aa/x/whole.webp', bytes)
    expect(await store.get('pictures/aa/x/whole.webp')).toEqual(bytes)
    expect(await store.findSize('pictures/aa/x/whole.webp')).toBe(1000)
    expect([await store.find('other'), await store.findSize('other')]).toEqual([
      undefined,
      undefined,
    ])
    await expect(store.get('other')).rejects.toMatchObject({ kind: 'missing' })
    expect(await probeStore(store)).toBeNull()
  })

  test('lists and removes many files, page by page', async () => {
    const store = openIt()
    const ids = Array.from({ length: 7 }, (_, index) => `id ${index}`)
    for (const id of ids) {
      for (const width of [320, 640, 1280, 'whole'])
        await store.put(`pictures/aa/${id}/${width}.webp`, bytes)
    }
    expect(await store.listFolders('pictures/aa')).toEqual(ids)
    expect(await store.listFiles('pictures/aa')).toEqual([])
    await store.deleteFolder('pictures/aa/id 3')
    expect(await store.listFolders('pictures/aa')).toEqual(ids.toSpliced(3, 1))
    expect(await store.listFiles('pictures/bb')).toEqual([])
  })

  test('loses what no row names after a day, halves included, and nothing when it is away', async () => {
    await using db = await createTestDb()
    const store = openIt()
    await store.put('unfinished/0198c000-0000-7000-8000-000000000000', bytes)
    await store.put('pictures/00/0198c000-0000-7000-8000-000000000000/whole.webp', bytes)
    const at = (days: number) => new Date(0x0198c0000000 + days * DAY + 60_000)
    expect([await sweepFiles(db, at(0), store), await sweepFiles(db, at(1), store)]).toEqual([0, 1])
    expect(await store.listFiles('unfinished')).toEqual([])
    expect(await store.listFolders('pictures/00')).toEqual([])
    const away = bucketWith({ GELAR_S3_ENDPOINT: await deadAddress() })
    await expect(sweepFiles(db, at(1), away)).rejects.toMatchObject({ kind: 'away' })
  })

  test('is copied to and from, and a copy goes on where it was cut off', async () => {
    await using db = await createTestDb()
    const { id: eventId } = await createEvent(db)
    const source = openIt()
    const target = kind === 'folder' ? bucketWith() : openFolder(folder, PATIENCE_MS)
    const keys: string[] = []
    for (let index = 0; index < 3; index += 1) {
      const picture = {
        bytes: Buffer.from(bytes),
        contentType: 'image/webp',
        widthPx: 4,
        heightPx: 3,
      } as const
      const id = await storePicture(db, picture, { purpose: 'ground_picture', eventId }, null)
      const { storeKey } = await db
        .selectFrom('storedFile')
        .select('storeKey')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      if (index < 2) await source.put(storeKey, bytes)
      keys.push(storeKey)
    }
    await target.put(keys[0] ?? '', bytes)
    expect(await copyFiles(db, source, target)).toEqual({ copied: 1, there: 1, lost: [keys[2]] })
    expect(await target.get(keys[1] ?? '')).toEqual(bytes)
    expect(await copyFiles(db, source, target)).toEqual({ copied: 0, there: 2, lost: [keys[2]] })
  })
})

test('a folder that is full, read-only or gone says so, and has no half of anything', async () => {
  const gone = join(folder, 'a-file')
  await writeFile(gone, '')
  const stores = [
    folderFailing('ENOSPC'),
    folderFailing('EDQUOT'),
    folderFailing('EROFS'),
    openFolder(join(gone, 'below'), PATIENCE_MS),
  ]
  expect(await Promise.all(stores.map(troubleOfPut))).toEqual(['full', 'full', 'refused', 'away'])
  expect(await openFolder(folder).listFiles('unfinished')).toEqual([])
  expect(await openFolder(folder).listFolders('pictures')).toEqual([])
})

test('a file in a folder is replaced in one go: who has begun to read the former reads all of it', async () => {
  const store = openFolder(folder)
  await store.put('a/b', bytes)
  const reader = await open(join(folder, 'a/b'))
  await store.put('a/b', new Uint8Array(10))
  expect(new Uint8Array(await reader.readFile())).toEqual(bytes)
  await reader.close()
  expect(await store.get('a/b')).toEqual(new Uint8Array(10))
  expect(await store.listFiles('unfinished')).toEqual([])
})

test('a bucket that is full, busy, read-only or silent says so within its patience', async () => {
  const told: unknown[] = []
  for (const fault of ['full', 'busy', 'readOnly', 'hangs'] as const) {
    s3.fault = fault
    const since = performance.now()
    told.push(await troubleOfPut(bucketWith()))
    expect(performance.now() - since).toBeLessThan(5000)
  }
  expect(told).toEqual(['full', 'away', 'refused', 'away'])
  expect([...s3.objects]).toEqual([])
})

test('wrong keys, a wrong bucket and a dead address are told apart, without a key in the words', async () => {
  const wrong = {
    secret: bucketWith({ GELAR_S3_KEY: 'wrong secret' }),
    id: bucketWith({ GELAR_S3_KEY_ID: 'WRONGID' }),
    bucket: bucketWith({ GELAR_S3_BUCKET: 'other' }),
    address: bucketWith({ GELAR_S3_ENDPOINT: await deadAddress() }),
    none: bucketWith({ GELAR_S3_KEY: '' }),
  }
  const told = await Promise.all(
    Object.values(wrong).map(async (store) => {
      const trouble = await probeStore(store)
      return `${trouble?.kind}: ${trouble?.said}`
    }),
  )
  expect(told).toEqual([
    'refused: SignatureDoesNotMatch, HTTP 403',
    'refused: InvalidAccessKeyId, HTTP 403',
    'refused: NoSuchBucket, HTTP 404',
    expect.stringContaining('away: '),
    'refused: GELAR_S3_KEY_ID or GELAR_S3_KEY is missing',
  ])
  expect(told.join()).not.toMatch(/wrong secret|WRONGID/)
})

test('a file that is cut off on its way from a bucket is not taken for a whole one', async () => {
  const store = bucketWith()
  await store.put('a', bytes)
  s3.fault = 'cutsOff'
  await expect(store.get('a')).rejects.toMatchObject({ kind: 'away' })
})

test('a store that hangs is asked no more until it answers again', async () => {
  const calls: Array<(content: Uint8Array) => void> = []
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  disk.getBytes = () => new Promise((answer) => calls.push(answer))
  const store = openFolder(folder, 200, disk)
  const asked = await Promise.allSettled(Array.from({ length: 10 }, () => store.get('a')))
  expect(asked.map(({ status }) => status)).toEqual(Array(10).fill('rejected'))
  expect(calls).toHaveLength(2)
  const since = performance.now()
  await expect(store.get('a')).rejects.toMatchObject({ kind: 'away' })
  expect(performance.now() - since).toBeLessThan(100)

  for (const answer of calls) answer(bytes)
  await expect.poll(() => store.listFiles('')).toEqual([])
  const again = store.get('a')
  await expect.poll(() => calls.length).toBe(3)
  calls[2]?.(bytes)
  expect(await again).toEqual(bytes)
})

test('a picture whose work is refused takes its bytes away again, and says why it could not be kept', async () => {
  const { DomainError } = await import('#app/lib/domain-error.ts')
  const store = bucketWith()
  const picture = {
    bytes: Buffer.from(bytes),
    contentType: 'image/webp',
    widthPx: 4,
    heightPx: 3,
  } as const
  const refused = withKeptPicture(
    picture,
    async (kept) => {
      expect([...s3.objects.keys()]).toEqual([kept?.storeKey])
      throw new DomainError('callClosed')
    },
    store,
  )
  await expect(refused).rejects.toMatchObject({ key: 'callClosed' })
  expect([...s3.objects]).toEqual([])
  const keys: unknown[] = []
  for (const fault of ['full', 'readOnly', 'hangs'] as const) {
    s3.fault = fault
    keys.push(await withKeptPicture(picture, async () => 'kept', store).catch(({ key }) => key))
  }
  expect(keys).toEqual(['filesFull', 'filesClosed', 'filesAway'])
})

/** Where nothing listens any more. */
async function deadAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
}
