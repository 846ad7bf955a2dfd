import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { refuseForeignHosts } from './allowed-hosts.server.tsx'
import type { HttpEnv } from './environment.ts'

function site(origin?: string) {
  const app = new Hono<HttpEnv>()
  app.use(refuseForeignHosts(origin))
  app.get('*', (c) => c.text('a page'))
  return async (url: string) => {
    const answer = await app.request(url)
    return { status: answer.status, text: await answer.text() }
  }
}

test('pages are served under the public address, and to the own machine and network', async () => {
  const ask = site('https://gelar.example.id')
  for (const url of [
    'https://gelar.example.id/f/x',
    'http://gelar.example.id:3000/',
    'http://localhost:3000/',
    'http://127.0.0.1/',
    'http://192.168.1.5:3000/',
  ]) {
    expect((await ask(url)).status).toBe(200)
  }
})

test('under any other name a page says where this installation is, devices get a code', async () => {
  const ask = site('https://gelar.example.id')
  const page = await ask('http://evil.example/masuk')
  expect(page.status).toBe(421)
  expect(page.text).toContain('href="https://gelar.example.id"')
  expect(await ask('http://203.0.113.7/')).toMatchObject({ status: 421 })
  expect(await ask('http://evil.example/api/v1/gate/state')).toEqual({
    status: 421,
    text: '{"error":"foreignHost"}',
  })
})

test('without a public address a foreign name is told which setting is missing', async () => {
  const ask = site()
  expect((await ask('http://localhost/')).status).toBe(200)
  const page = await ask('https://gelar.example.id/')
  expect(page.status).toBe(421)
  expect(page.text).toContain('GELAR_ORIGIN')
})
