import { once } from 'node:events'
import { expect, test } from 'vitest'
import { readEnv } from '#app/env.server.ts'
import { startS3Server } from '#tests/support/s3-server.ts'
import { openBucket } from './open-store.server.ts'

test('opening a bucket says nothing of later versions of Node', async () => {
  await using s3 = await startS3Server()
  const said: string[] = []
  const hear = (warning: Error) => said.push(warning.message)
  process.on('warning', hear)
  try {
    const store = openBucket(readEnv({ NODE_ENV: 'test', ...s3.settings }))
    await store?.put('pictures/aa/x/whole.webp', new Uint8Array(10))
    // Warnings are told in the next turn, one after the other.
    const last = once(process, 'warning')
    process.emitWarning('the last one')
    await last
  } finally {
    process.off('warning', hear)
  }
  expect(said).toEqual(['the last one'])
})
