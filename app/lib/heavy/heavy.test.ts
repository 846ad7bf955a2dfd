import { expect, test } from 'vitest'
import { DomainError } from '#app/lib/domain-error.ts'
import { beside, drawnBeside } from './heavy.server.ts'
import { HeavyRefusal } from './heavy-refusal.ts'

type Busy = typeof import('#tests/support/busy.heavy.ts')
const beBusy = beside<Busy>('#tests/support/busy.heavy.ts')
const draw = drawnBeside<Busy>('#tests/support/busy.heavy.ts')
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString()

test('work that keeps a processor busy leaves the loop free', async () => {
  await beBusy({ name: 'warm' })
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 10)

  await beBusy({ name: 'long', milliseconds: 900 })

  clearInterval(timer)
  // On the loop itself it would have come to an end before the first turn.
  expect(turns).toBeGreaterThan(3)
})

test('the same drawing is made once for all who ask at once, and for whoever asks later', async () => {
  let made = 0
  const mayMake = async () => {
    made += 1
  }
  const asked = Array.from({ length: 5 }, () =>
    draw({ name: 'map', milliseconds: 20 }, { mayMake }),
  )

  expect((await Promise.all(asked)).map(textOf)).toEqual(Array(5).fill('map done'))
  await draw({ name: 'map', milliseconds: 20 }, { mayMake })
  await draw({ name: 'another map' }, { mayMake })

  expect(made).toBe(2)
})

test('whoever may not have something drawn is told so, and the next one is asked again', async () => {
  const mayMake = async () => {
    throw new Error('not now')
  }
  await expect(draw({ name: 'refused' }, { mayMake })).rejects.toThrow('not now')

  expect(textOf(await draw({ name: 'refused' }))).toBe('refused done')
})

test('a refusal comes back with its key, a bug as an error, and the next work is done', async () => {
  await expect(beBusy({ name: 'a', end: 'refused' })).rejects.toEqual(
    new DomainError('tooManyRows', { max: 7 }),
  )
  await expect(beBusy({ name: 'b', end: 'failed' })).rejects.toThrow('a bug')
  expect(textOf(await beBusy({ name: 'c' }))).toBe('c done')
})

test('work that wants too much memory ends alone', async () => {
  await expect(beBusy({ name: 'hoard', end: 'out of memory' })).rejects.toEqual(
    new HeavyRefusal('tooMuch'),
  )
  expect(textOf(await beBusy({ name: 'after' }))).toBe('after done')
})

test('work is ended when the last of those who wait has left, not before', {
  timeout: 40_000,
}, async () => {
  const [first, second] = [new AbortController(), new AbortController()]
  const order = { name: 'left', milliseconds: 55_000 }
  const asked = [first, second].map(({ signal }) => beBusy(order, { signal }))
  // Every other thread has the like of it.
  const others = Array.from({ length: 3 }, (_, at) => {
    const other = new AbortController()
    const work = beBusy({ ...order, name: `left ${at}` }, { signal: other.signal })
    return { other, work: work.catch(() => 'ended') }
  })

  first.abort(new Error('left'))
  await expect(asked[0]).rejects.toThrow('left')
  second.abort(new Error('left too'))
  await expect(asked[1]).rejects.toThrow('left too')
  for (const { other } of others) other.abort(new Error('gone'))
  expect(await Promise.all(others.map(({ work }) => work))).toEqual(Array(3).fill('ended'))

  // Threads are free again: else this test would come to its end of time before they are.
  await Promise.all(['d', 'e', 'f'].map((name) => beBusy({ name })))
})

test('whoever comes when too many wait is refused at once', async () => {
  const leave = new AbortController()
  const asked = Array.from({ length: 60 }, (_, at) =>
    beBusy(
      { name: `crowd ${at}`, milliseconds: 5000 },
      { signal: AbortSignal.any([leave.signal]) },
    ),
  )
  const refused = await Promise.race(asked.map((work) => work.catch((error: unknown) => error)))
  leave.abort(new Error('gone'))

  expect(refused).toEqual(new HeavyRefusal('busy'))
  await Promise.allSettled(asked)
})
