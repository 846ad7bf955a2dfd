import { connect } from 'node:net'

export type Change = { at: number; topic: string }

export type Follower = {
  /** From the news to the answer of the page that asks anew, milliseconds. */
  shownAfterMs: number[]
  /** Askings that were not answered with a page. */
  failures: number
  /** From each change to the first news of its topic after it, milliseconds. */
  delaysOf(made: ReadonlyArray<Change>): number[]
  reset(): void
  close(): void
}

/** Follows a stream as a browser does; `onNews` asks for the page anew, after the pause that the news name. */
export function followLive(
  port: number,
  path: string,
  cookie: string,
  onNews?: () => Promise<Response>,
): Promise<Follower> {
  return new Promise((done, fail) => {
    const heard: Array<{ at: number; text: string }> = []
    let pending = false
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\n\r\n`),
    )
    const follower: Follower = {
      shownAfterMs: [],
      failures: 0,
      delaysOf: (made) =>
        made.flatMap(({ at, topic }) => {
          const news = heard.find((one) => one.at >= at && one.text.includes(topic))
          return news ? [news.at - at] : []
        }),
      reset() {
        heard.length = 0
        follower.shownAfterMs.length = 0
        follower.failures = 0
      },
      close: () => socket.destroy(),
    }
    const ask = async (newsAt: number, spreadMs: number) => {
      if (!onNews || pending) return
      pending = true
      await new Promise((go) => setTimeout(go, Math.random() * spreadMs))
      pending = false
      const answer = await onNews()
      await answer.arrayBuffer()
      if (answer.status === 200) follower.shownAfterMs.push(performance.now() - newsAt)
      else follower.failures += 1
    }
    socket.on('error', fail)
    socket.on('data', (chunk) => {
      const text = chunk.toString('utf8')
      if (text.includes('event: hello')) return done(follower)
      if (!text.includes('"topics":[')) return
      heard.push({ at: performance.now(), text })
      const spreadMs = Number(/"spreadMs":(\d+)/.exec(text)?.[1])
      ask(performance.now(), spreadMs).catch(() => {
        follower.failures += 1
      })
    })
  })
}

/** The value that this share of all does not pass. */
export function percentile(values: ReadonlyArray<number>, share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
