import { mkdir, open, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Env } from '#app/env.server.ts'
import { FileStore } from './disk-store.server.ts'
import { FileTrouble } from './file-trouble.ts'

export type StoreSettings = Pick<
  Env,
  | 'GELAR_DATA_DIR'
  | 'GELAR_FILES_DIR'
  | 'GELAR_S3_BUCKET'
  | 'GELAR_S3_BUCKET_IN_HOST'
  | 'GELAR_S3_ENDPOINT'
  | 'GELAR_S3_KEY'
  | 'GELAR_S3_KEY_ID'
  | 'GELAR_S3_REGION'
>

/** How long a page waits for one call. */
const PAGE_PATIENCE_MS = 8000
const CONNECT_MS = 3000

/** The folder of uploaded files. */
export function filesFolder(settings: StoreSettings): string {
  return resolve(settings.GELAR_FILES_DIR ?? join(settings.GELAR_DATA_DIR, 'files'))
}

export function openFolder(
  location: string,
  patienceMs = PAGE_PATIENCE_MS,
  disk = new Disk(new FSDriver({ location, visibility: 'private' })),
): FileStore {
  return new FileStore({
    kind: 'folder',
    patienceMs,
    open: async () => disk,
    // The library's own move copies: who reads meanwhile, or dies in the middle, would have a half.
    rename: async (half, key) => {
      const [from, to] = [join(location, half), join(location, key)]
      await makeDurable(from)
      await mkdir(dirname(to), { recursive: true })
      await rename(from, to)
    },
  })
}

/** So that the name is not there without the bytes when the power fails. */
async function makeDurable(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** The bucket that the settings name; undefined when they name none. */
export function openBucket(
  settings: StoreSettings,
  patienceMs = PAGE_PATIENCE_MS,
): FileStore | undefined {
  const { GELAR_S3_BUCKET: bucket } = settings
  if (bucket === undefined) return undefined
  return new FileStore({
    kind: 'bucket',
    patienceMs,
    open: () => openBucketDisk(bucket, settings, patienceMs),
  })
}

async function openBucketDisk(
  bucket: string,
  settings: StoreSettings,
  patienceMs: number,
): Promise<Disk> {
  const {
    GELAR_S3_ENDPOINT: endpoint,
    GELAR_S3_REGION: region,
    GELAR_S3_KEY_ID: accessKeyId,
    GELAR_S3_KEY: secretAccessKey,
    GELAR_S3_BUCKET_IN_HOST: inHost,
  } = settings
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new FileTrouble('refused', 'GELAR_S3_KEY_ID or GELAR_S3_KEY is missing')
  }
  // The version that we ship runs on every Node that we promise. That later ones (2027) will not is for us to know, not
  // for whoever starts Gelar.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  // Loaded only where there is a bucket: it takes a second and some fifteen megabytes.
  const { S3Driver } = await import('flydrive/drivers/s3')
  return new Disk(
    new S3Driver({
      bucket,
      region,
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: !inHost }),
      credentials: { accessKeyId, secretAccessKey },
      visibility: 'private',
      // Many stores know no lists of rights, and what is private by itself needs none.
      supportsACL: false,
      // Nor do many know the newer checksums; the signature covers the content.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 2,
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: patienceMs,
        throwOnRequestTimeout: true,
      },
    }),
  )
}
