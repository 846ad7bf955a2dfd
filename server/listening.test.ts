import { createServer as createWebServer } from 'node:http'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { assertFree, listen } from './listening.ts'

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

test('a kept connection rests longer here than at any proxy, so that no request meets its end', async () => {
  const server = createWebServer((_request, response) => response.end('fine'))
  onTestFinished(() => void server.close())
  const port = await listen(server, 0, 'PORT')
  const answer = await fetch(`http://127.0.0.1:${port}/`)
  expect(await answer.text()).toBe('fine')
  const seconds = Number(/timeout=(\d+)/.exec(answer.headers.get('keep-alive') ?? '')?.[1])
  expect(seconds).toBeGreaterThan(120)
})
