import { connect, createServer, type Server, type Socket } from 'node:net'
import { expect, inject, onTestFinished, test } from 'vitest'
import { connectPatiently, throughOutages } from './await-database.ts'

/** A way to the test database that is not there yet, and its address. */
async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

/** The way to the test database by an address of its own, closed at first; it can be opened, and broken off. */
async function layWay() {
  const admin = new URL(inject('adminUrl'))
  const url = new URL(admin)
  url.port = String(await findFreePort())
  const sockets = new Set<Socket>()
  let way: Server | undefined
  const breakOff = () => {
    way?.close()
    for (const socket of sockets) socket.destroy()
  }
  onTestFinished(breakOff)
  return {
    url: url.href,
    open() {
      way = createServer((socket) => {
        const there = connect(Number(admin.port), admin.hostname)
        for (const end of [socket, there]) sockets.add(end.on('error', () => {}))
        socket.pipe(there).pipe(socket)
      })
      way.listen(Number(url.port), '127.0.0.1')
    },
    breakOff,
  }
}

test('a start waits for a database that is away, says so, and goes on when it is there', async () => {
  const way = await layWay()
  const said: string[] = []

  const connected = connectPatiently(way.url, (text) => said.push(text))
  await expect.poll(() => said).toHaveLength(1)
  way.open()

  const client = await connected
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()
  expect(said[0]).toContain('Waiting for the database')
})

test('a wrong password or name is not waited for', async () => {
  const stranger = new URL(inject('adminUrl'))
  stranger.password = 'wrong'
  await expect(connectPatiently(stranger.href, () => {})).rejects.toThrow(/refuses/)

  const nowhere = new URL(inject('adminUrl'))
  nowhere.pathname = '/nowhere'
  await expect(connectPatiently(nowhere.href, () => {})).rejects.toThrow(/nowhere/)
})

test('a database that goes away in the midst of the start is waited for, and the work done anew', async () => {
  const way = await layWay()
  way.open()
  const said: string[] = []
  let begun = 0

  const done = throughOutages(
    way.url,
    (text) => said.push(text),
    async () => {
      begun += 1
      const client = await connectPatiently(way.url, () => {})
      client.on('error', () => {})
      const answer = client.query("select 'whole' as work from pg_sleep($1)", [
        begun === 1 ? 60 : 0,
      ])
      if (begun === 1) way.breakOff()
      const { rows } = await answer
      await client.end()
      return rows
    },
  )
  await expect.poll(() => said[1]).toContain('Waiting for the database')
  way.open()

  expect(await done).toEqual([{ work: 'whole' }])
  expect(begun).toBe(2)
  expect(said[0]).toContain('in the midst of the start')
})

test('what is not an outage is not tried again', async () => {
  const wrong = new Error('a migration is wrong')
  const begun: unknown[] = []
  const work = async () => {
    begun.push(1)
    throw wrong
  }
  await expect(throughOutages(inject('adminUrl'), () => {}, work)).rejects.toBe(wrong)
  expect(begun).toHaveLength(1)
})
