import { Agent, createServer, get, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { Drain } from './drain.ts'
import { listen } from './listening.ts'

async function serve(answer: RequestListener) {
  let arrive = () => {}
  const arrived = new Promise<void>((done) => {
    arrive = done
  })
  const server = createServer((request, response) => {
    answer(request, response)
    arrive()
  })
  const drain = new Drain(server)
  const port = await listen(server, 0, 'PORT')
  onTestFinished(() => server.closeAllConnections())
  return { drain, port, arrived }
}

type Answer = { connection: string | undefined; text: string }

function ask(port: number, agent: Agent, path = '/'): Promise<Answer> {
  return new Promise((done, fail) => {
    const request = get({ port, path, agent }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.once('end', () => done({ connection: response.headers.connection, text }))
      response.once('error', fail)
    })
    request.once('error', fail)
  })
}

function keptConnections(): Agent {
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  return agent
}

test('connections that are kept without a request do not hold up the end', async () => {
  const { drain, port } = await serve((_request, response) => response.end('fine'))
  await ask(port, keptConnections())
  const ahead = connect(port)
  await new Promise((done) => ahead.once('connect', done))

  const started = Date.now()
  expect(await drain.end(20_000)).toBe(0)
  expect(Date.now() - started).toBeLessThan(3000)
})

test('who asks over a kept connection as the end begins is still answered, and told that it closes', async () => {
  const { drain, port } = await serve((_request, response) => response.end('fine'))
  const agent = keptConnections()
  await ask(port, agent)

  const ended = drain.end(20_000)
  expect(await ask(port, agent)).toEqual({ connection: 'close', text: 'fine' })
  expect(await ended).toBe(0)
})

test('what runs is answered to its end, and says that its connection closes', async () => {
  const { drain, port, arrived } = await serve((_request, response) => {
    setTimeout(() => response.end('late'), 700)
  })
  const answer = ask(port, keptConnections())
  await arrived

  expect(await drain.end(20_000)).toBe(0)
  expect(await answer).toEqual({ connection: 'close', text: 'late' })
})

test('a download that has begun comes to its end', async () => {
  let goOn = () => {}
  const { drain, port, arrived } = await serve((_request, response) => {
    response.write('first ')
    goOn = () => response.end('last')
  })
  const answer = ask(port, keptConnections())
  await arrived

  const ended = drain.end(20_000)
  setTimeout(goOn, 800)

  expect(await ended).toBe(0)
  expect((await answer).text).toBe('first last')
})

test('what does not end by itself is cut off in the end, and counted', async () => {
  const { drain, port, arrived } = await serve((_request, response) => response.write('for ever'))
  const answer = ask(port, keptConnections())
  const failed = expect(answer).rejects.toThrow()
  await arrived

  expect(await drain.end(200)).toBe(1)
  await failed
})
