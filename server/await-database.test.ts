import { connect, createServer, type Socket } from 'node:net'
import { expect, inject, onTestFinished, test } from 'vitest'
import { connectPatiently } from './await-database.ts'

/** A way to the test database that is not there yet, and its address. */
async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

test('a start waits for a database that is away, says so, and goes on when it is there', async () => {
  const admin = new URL(inject('adminUrl'))
  const late = new URL(admin)
  late.port = String(await findFreePort())
  const said: string[] = []

  const connected = connectPatiently(late.href, (text) => said.push(text))
  await expect.poll(() => said).toHaveLength(1)
  const sockets: Socket[] = []
  const way = createServer((socket) => {
    const there = connect(Number(admin.port), admin.hostname)
    sockets.push(socket, there)
    socket.on('error', () => {}).pipe(there)
    there.on('error', () => {}).pipe(socket)
  })
  way.listen(Number(late.port), '127.0.0.1')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    way.close()
  })

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
