import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { assertFree } from './listening.ts'

test('a port that others listen on is told of in both languages, a free one is left free', async () => {
  const other = createServer()
  await new Promise<void>((done) => other.listen(0, done))
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0

  await expect(assertFree(port, 'PORT')).rejects.toThrow(
    `Port ${port} sudah dipakai, pilih yang lain dengan PORT / Port ${port} is taken`,
  )
  await new Promise((done) => other.close(done))
  await assertFree(port, 'PORT')
  await assertFree(port, 'PORT')
})
