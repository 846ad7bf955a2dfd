import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Heard, LiveLine, SILENT_MS } from './live-line.ts'

/** A stream that the test speaks for. */
class FakeSource extends EventTarget {
  static all: FakeSource[] = []
  isOpen = true
  onerror = () => {}
  constructor(readonly url: string) {
    super()
    FakeSource.all.push(this)
  }
  close(): void {
    this.isOpen = false
  }
  say(type: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  FakeSource.all = []
  vi.stubGlobal('EventSource', FakeSource)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const hello = (mark: string, topics: string[] | null = []) => ({ mark, topics, spreadMs: 0 })
const latest = () => FakeSource.all.at(-1) ?? new FakeSource('')

function openLine() {
  const heard: Heard[] = []
  const line = new LiveLine('/live', 'x.1', (one) => heard.push(one))
  return { line, heard, kinds: () => heard.map(({ kind }) => kind) }
}

test('a stream that ends is made anew with the mark that was heard last', () => {
  const { heard } = openLine()
  expect(latest().url).toBe('/live?sejak=x.1')
  latest().say('hello', hello('x.1'))
  latest().say('message', hello('x.4', ['sales']))
  latest().onerror()
  vi.advanceTimersByTime(1500)
  expect(latest().url).toBe('/live?sejak=x.4')
  latest().say('hello', hello('x.9', ['scans']))
  expect(heard).toEqual([
    { kind: 'news', ...hello('x.1') },
    { kind: 'news', ...hello('x.4', ['sales']) },
    { kind: 'news', ...hello('x.9', ['scans']) },
  ])
})

test('a stream without a beat is lost, though nothing has ended it', () => {
  const { kinds } = openLine()
  latest().say('hello', hello('x.1'))
  vi.advanceTimersByTime(SILENT_MS - 1)
  latest().say('beat', '.')
  vi.advanceTimersByTime(SILENT_MS - 1)
  expect(kinds()).toEqual(['news', 'beat'])
  const silent = latest()
  vi.advanceTimersByTime(1)
  expect(kinds()).toEqual(['news', 'beat', 'lost'])
  expect(silent.isOpen).toBe(false)
})

test('pauses grow while the server is away, up to three quarters of a minute', () => {
  const { line, kinds } = openLine()
  const tries: number[] = []
  for (let failure = 0; failure < 9; failure += 1) {
    const before = Date.now()
    const { length } = FakeSource.all
    latest().onerror()
    while (FakeSource.all.length === length) vi.advanceTimersByTime(50)
    tries.push(Date.now() - before)
  }
  expect(tries[0]).toBeLessThanOrEqual(1550)
  expect(tries[8]).toBeGreaterThanOrEqual(15_000)
  expect(Math.max(...tries)).toBeLessThanOrEqual(45_050)
  // The first failure is not spoken of: the server may only have been started anew.
  expect(kinds()).toHaveLength(8)
  line.close()
  vi.advanceTimersByTime(60_000)
  expect(FakeSource.all.filter(({ isOpen }) => isOpen)).toEqual([])
})
