import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetShared, sharedAnswer } from './shared-answer.server.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function openAnswer(make = async (eventId: string, day: string) => `${eventId} ${day}`) {
  const making = vi.fn(make)
  const ask = sharedAnswer(making, { topics: ['sales'], key: (eventId, day) => [eventId, day] })
  return { making, ask }
}

test('pages that ask again at the same time, and in the moment after, share one answer', async () => {
  const { making, ask } = openAnswer()
  const answers = await Promise.all([
    ask(true, 'a', '1'),
    ask(true, 'a', '1'),
    ask(true, 'a', '2'),
    ask(true, 'b', '1'),
  ])
  expect(answers).toEqual(['a 1', 'a 1', 'a 2', 'b 1'])
  expect(making).toHaveBeenCalledTimes(3)
  await vi.advanceTimersByTimeAsync(900)
  await ask(true, 'a', '1')
  expect(making).toHaveBeenCalledTimes(3)
  await vi.advanceTimersByTimeAsync(200)
  await ask(true, 'a', '1')
  expect(making).toHaveBeenCalledTimes(4)
})

test('an answer is made anew when something of its festival that it shows has changed', async () => {
  const { making, ask } = openAnswer()
  await ask(true, 'a', '1')
  forgetShared('a', 'scans')
  forgetShared('b', 'sales')
  await ask(true, 'a', '1')
  expect(making).toHaveBeenCalledTimes(1)
  forgetShared('a', 'sales')
  await ask(true, 'a', '1')
  expect(making).toHaveBeenCalledTimes(2)
  forgetShared()
  await ask(true, 'a', '1')
  expect(making).toHaveBeenCalledTimes(3)
})

test('what has changed while an answer is being made is in the next one', async () => {
  let figure = 1
  const { ask } = openAnswer(async () => {
    const read = figure
    await new Promise((done) => setTimeout(done, 100))
    return `${read}`
  })
  const early = ask(true, 'a', '1')
  figure = 2
  forgetShared('a', 'sales')
  const late = ask(true, 'a', '1')
  await vi.advanceTimersByTimeAsync(100)
  expect([await early, await late]).toEqual(['1', '2'])
})

test('who asks of their own accord gets an answer of their own, and a failure is nobody else’s', async () => {
  const { making, ask } = openAnswer()
  await Promise.all([ask(false, 'a', '1'), ask(false, 'a', '1')])
  expect(making).toHaveBeenCalledTimes(2)
  making.mockRejectedValueOnce(new Error('away'))
  await expect(ask(true, 'a', '1')).rejects.toThrow('away')
  expect(await ask(true, 'a', '1')).toBe('a 1')
})
