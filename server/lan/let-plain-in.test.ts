import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { Agent, createServer as createSecureServer, get } from 'node:https'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { makeScratchFolder } from '#tests/support/scratch-folder.ts'
import { Drain } from '../drain.ts'
import { listen } from '../listening.ts'
import { keptAuthority, keptServerCertificate } from './kept-credentials.ts'
import { letPlainIn } from './let-plain-in.ts'

async function serve() {
  const folder = await makeScratchFolder('gelar-plain-')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const authority = await keptAuthority(folder, new Date())
  const hosts = ['127.0.0.1', 'localhost']
  const secure = createSecureServer(
    await keptServerCertificate(folder, authority, hosts, new Date()),
    (_request, response) => response.end('secret'),
  )
  letPlainIn(
    secure,
    createServer((_request, response) => response.writeHead(307, { Location: '/way' }).end()),
  )
  const drain = new Drain(secure)
  const port = await listen(secure, 0, 'PORT')
  return { port, drain }
}

function ask(port: number, agent: Agent): Promise<string> {
  return new Promise((done, fail) => {
    get({ port, agent, rejectUnauthorized: false }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.once('end', () => done(text))
    }).once('error', fail)
  })
}

test('an address without its https is told the way, and a secure one is answered as ever', async () => {
  const { port, drain } = await serve()
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())

  const plain = await fetch(`http://127.0.0.1:${port}/kasir`, { redirect: 'manual' })
  expect([plain.status, plain.headers.get('Location')]).toEqual([307, '/way'])
  expect(await ask(port, agent)).toBe('secret')
  expect(await ask(port, agent)).toBe('secret')

  expect(await drain.end(20_000)).toBe(0)
})

test('who says nothing, or leaves at once, disturbs nobody', async () => {
  const { port, drain } = await serve()
  connect(port).end()
  connect(port).resetAndDestroy()
  const silent = connect(port)
  silent.on('error', () => {})
  await new Promise((done) => silent.once('connect', done))
  const agent = new Agent()

  expect(await ask(port, agent)).toBe('secret')
  expect(await drain.end(20_000)).toBe(0)
})
