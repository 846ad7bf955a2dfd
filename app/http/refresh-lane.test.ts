import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import { refreshHeader } from '#app/lib/live/news.ts'
import { type LaneOptions, refreshLane } from './refresh-lane.server.ts'

function openLane(options: LaneOptions) {
  let working = 0
  let most = 0
  const app = new Hono().use(refreshLane(options)).get('/', async (c) => {
    working += 1
    most = Math.max(most, working)
    await new Promise((done) => setTimeout(done, 20))
    working -= 1
    return c.text('page')
  })
  const refresh = async () => app.request('/', { headers: { [refreshHeader]: '1' } })
  return { refresh, click: () => app.request('/'), most: () => most }
}

test('a thousand pages that ask at once go in a few at a time, and who has no room is told when to come', async () => {
  const { refresh, most } = openLane({ width: 2, most: 10, rest: 0 })
  const answers = await Promise.all(Array.from({ length: 1000 }, refresh))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(12)
  expect(most()).toBe(2)
  for (const answer of answers.filter(({ status }) => status === 503)) {
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThanOrEqual(2)
  }
})

test('what a person asks for does not wait', async () => {
  const { refresh, click } = openLane({ width: 1, rest: 10 })
  const answered: string[] = []
  const refreshes = Array.from({ length: 5 }, () => refresh().then(() => answered.push('page')))
  expect((await click()).status).toBe(200)
  answered.push('click')
  await Promise.all(refreshes)
  // One page may have been in before; those that wait for the lane come after.
  expect(answered.indexOf('click')).toBeLessThanOrEqual(1)
})

test('the lane rests as long as it has worked, and nobody waits in it for ever', async () => {
  vi.useFakeTimers()
  try {
    const { refresh } = openLane({ width: 1, rest: 1, patienceMs: 35 })
    const done = vi.fn()
    const answers = [refresh(), refresh(), refresh()].map((answer) =>
      answer.then(({ status }) => done(status)),
    )
    await vi.advanceTimersByTimeAsync(20)
    expect(done.mock.calls).toEqual([[200]])
    await vi.advanceTimersByTimeAsync(16)
    expect(done.mock.calls).toEqual([[200], [503], [503]])
    await Promise.all(answers)
  } finally {
    vi.useRealTimers()
  }
})
