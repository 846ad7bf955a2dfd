import { expect, test } from 'vitest'
import { HeavyRefusal } from './heavy-refusal.ts'
import { Lanes } from './lanes.ts'

const wanted = new AbortController().signal

/** Work that runs until it is told to end. */
function openWork() {
  let end: (said: string) => void = () => {}
  const ended = new Promise<string>((done) => {
    end = done
  })
  return { work: () => ended, end: (said: string) => end(said) }
}

test('works run as many at once as there are lanes, the others in the order of asking', async () => {
  const lanes = new Lanes(1, 2)
  const first = openWork()
  const order: string[] = []
  const note = (name: string) => lanes.run(wanted, async () => void order.push(name))
  const running = lanes.run(wanted, first.work)
  const waiting = [note('second'), note('third')]
  await expect(note('fourth')).rejects.toThrow(HeavyRefusal)
  expect([lanes.running, lanes.waiting, order]).toEqual([1, 2, []])
  first.end('done')
  await expect(running).resolves.toBe('done')
  await Promise.all(waiting)
  expect([lanes.running, lanes.waiting, order]).toEqual([0, 0, ['second', 'third']])
})

test('lanes that are closed refuse what waits at once, and end what runs', async () => {
  const lanes = new Lanes(1, 2)
  const first = openWork()
  const running = lanes.run(wanted, first.work)
  const waiting = lanes.run(wanted, async () => 'never')
  lanes.close()
  await expect(waiting).rejects.toThrow(HeavyRefusal)
  await expect(lanes.run(wanted, async () => 'never')).rejects.toThrow(HeavyRefusal)
  first.end('done')
  await expect(running).resolves.toBe('done')
  expect([lanes.running, lanes.waiting]).toEqual([0, 0])
})

test('who goes while waiting takes no lane', async () => {
  const lanes = new Lanes(1, 2)
  const first = openWork()
  const running = lanes.run(wanted, first.work)
  const gone = new AbortController()
  const waiting = lanes.run(gone.signal, async () => 'never')
  gone.abort(new Error('gone'))
  await expect(waiting).rejects.toThrow('gone')
  first.end('done')
  await running
  expect([lanes.running, lanes.waiting]).toEqual([0, 0])
})
