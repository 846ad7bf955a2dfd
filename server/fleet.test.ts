import cluster from 'node:cluster'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { makeScratchFolder } from '#tests/support/scratch-folder.ts'
import { Fleet } from './fleet.ts'

/** A process that answers with its version and its number, and finishes what it does when it is told to stop. */
const member = (version: string) => `
  import { createServer } from 'node:http'
  const server = createServer((_, response) => {
    setTimeout(() => response.end('${version} ' + process.pid), 50)
  })
  server.listen(0, '127.0.0.1', () => {
    process.send({ address: 'http://127.0.0.1:' + server.address().port, text: '' })
  })
  process.on('SIGTERM', () => server.close(() => process.exit(0)))
`

async function openFleet() {
  const folder = await makeScratchFolder('gelar-fleet-')
  const file = join(folder, 'member.mjs')
  await writeFile(file, member('one'))
  cluster.setupPrimary({ exec: file, args: [], execArgv: [] })
  const said: string[] = []
  const fleet = new Fleet(2, (text) => said.push(text))
  onTestFinished(async () => {
    await fleet.end()
    await rm(folder, { recursive: true, force: true })
  })
  const { address } = await fleet.start()
  const ask = async () => (await fetch(address, { headers: { Connection: 'close' } })).text()
  /** Asks until as many different processes have answered; answers what they said. */
  const hear = (count: number) =>
    eventually(async () => {
      const heard = new Set(await Promise.all(Array.from({ length: 6 }, ask)))
      expect(heard.size).toBe(count)
      return [...heard]
    })
  return { fleet, file, said, ask, hear }
}

test('a process that dies is replaced by another one', async () => {
  const { said, hear } = await openFleet()
  const [first = ''] = await hear(2)

  process.kill(Number(first.split(' ')[1]), 'SIGKILL')

  await eventually(() => expect(said.join()).toContain('SIGKILL'))
  const after = await hear(2)
  expect(after).not.toContain(first)
})

test('all are replaced by a newer version, and every request meanwhile is answered', async () => {
  const { fleet, file, ask, hear } = await openFleet()
  await writeFile(file, member('two'))
  let rolling = true
  const rolled = fleet.roll().finally(() => {
    rolling = false
  })
  const answers = []
  while (rolling) answers.push(await ask())
  await rolled

  expect(answers.length).toBeGreaterThan(2)
  expect((await hear(2)).map((answer) => answer.split(' ')[0])).toEqual(['two', 'two'])
})

test('a version that does not start leaves the running one at work', async () => {
  const { fleet, file, said, hear } = await openFleet()
  const before = await hear(2)
  await writeFile(file, 'throw new Error("broken")')

  await fleet.roll()

  expect(said.join()).toContain('does not start')
  expect((await hear(2)).sort()).toEqual(before.sort())
})
