import type { Context } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { LiveDigest } from '#app/lib/live/live-digest.server.ts'
import { BEAT_MS, type LiveNews, markParam } from '#app/lib/live/news.ts'
import { accessOf, type LiveHub } from '#app/lib/live.server.ts'
import { log } from '#app/lib/log.server.ts'
import { openStreams } from '#app/lib/metrics.server.ts'

/** A festival that somebody may follow, and of which changes only when not of all. */
type Followed = {
  eventId: string
  /** Whose stream it is: a session or a screen, which may have a few. */
  holder: string
  topics?: ReadonlyArray<string>
  /** Asked again when the right to follow may have ended; the stream ends once it says no. */
  mayStill: () => Promise<boolean>
  /** The right is a person's: it may end with the session and with each role of this user. Else it is a device's. */
  userId?: string
  /** When the session ends by itself. */
  until?: Date
}

/** Finds the festival that the asker may follow; throws the Response to answer instead when there is none. */
export type AuthorizeLive = (request: Request, slug: string) => Promise<Followed>

export type LiveSource = {
  hub: Pick<LiveHub, 'onClose' | 'isListening'>
  digest: Pick<LiveDigest, 'follow' | 'since'>
}

/** A browser has one for each festival that it looks at, and an old one one for each window in sight. */
const MOST_STREAMS = 12
const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * Streams the changes of one festival as server-sent events: `hello` with what has changed since the asker's mark, then
 * each change as a message, and a `beat` as long as this process hears of changes.
 */
export function liveStream({ hub, digest }: LiveSource, authorize: AuthorizeLive) {
  const held = new Map<string, number>()
  return async (c: Context): Promise<Response> => {
    let followed: Followed
    try {
      followed = await authorize(c.req.raw, c.req.param('event') ?? '')
    } catch (refusal) {
      if (refusal instanceof Response) return refusal
      throw refusal
    }
    const { eventId, holder, topics, mayStill, userId, until } = followed
    const streams = held.get(holder) ?? 0
    if (streams >= MOST_STREAMS) return c.body(null, 429, { 'Retry-After': '30' })
    held.set(holder, streams + 1)
    const mark = c.req.query(markParam)
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async (stream) => {
      let end = () => {}
      const ended = new Promise<void>((done) => {
        end = done
      })
      stream.onAbort(end)
      const forget = hub.onClose(end)
      const teller = new Teller(stream, topics)
      const askAnew = () =>
        mayStill().then(
          (may) => may || end(),
          (error) => log.warn({ err: error }, 'a stream could not be asked for anew'),
        )
      const unfollow = digest.follow(eventId, (news) => {
        teller.tell(news)
        if (userId === undefined && news.topics?.includes('devices') !== false) askAnew()
      })
      const unfollowPerson =
        userId === undefined ? () => {} : digest.follow(accessOf(userId), askAnew)
      const lasts = until && Math.min(until.getTime() - Date.now(), LONGEST_TIMER_MS)
      const ending = lasts === undefined ? undefined : setTimeout(end, lasts).unref()
      const beat = setInterval(() => {
        if (!hub.isListening) return
        if (teller.isStuck) end()
        else teller.beat()
      }, BEAT_MS)
      openStreams.inc()
      teller.hello(digest.since(eventId, mark))
      await ended
      openStreams.dec()
      clearInterval(beat)
      clearTimeout(ending)
      unfollow()
      unfollowPerson()
      forget()
      const left = (held.get(holder) ?? 1) - 1
      if (left > 0) held.set(holder, left)
      else held.delete(holder)
    })
  }
}

/** Writes to one listener. What comes while an earlier writing has not gone through is gathered to one telling. */
class Teller {
  private writing = false
  private waiting: LiveNews | undefined
  private beatsMissed = 0

  constructor(
    private readonly stream: Pick<SSEStreamingApi, 'write'>,
    private readonly topics: ReadonlyArray<string> | undefined,
  ) {}

  /** Whether the listener has taken nothing for so long that it is gone. */
  get isStuck(): boolean {
    return this.beatsMissed > 6
  }

  hello(news: LiveNews): void {
    const topics = news.topics?.filter((topic) => this.isWanted(topic)) ?? null
    this.write(`event: hello\n${dataOf({ ...news, topics })}`)
  }

  tell(news: LiveNews): void {
    const topics = news.topics?.filter((topic) => this.isWanted(topic)) ?? null
    if (topics?.length === 0) return
    if (this.writing) this.waiting = together(this.waiting, { ...news, topics })
    else this.write(dataOf({ ...news, topics }))
  }

  beat(): void {
    if (this.writing) this.beatsMissed += 1
    else this.write('event: beat\ndata: .\n\n')
  }

  private isWanted(topic: string): boolean {
    return this.topics?.includes(topic) !== false
  }

  private write(text: string): void {
    this.writing = true
    const written = () => {
      this.writing = false
      this.beatsMissed = 0
      const next = this.waiting
      this.waiting = undefined
      if (next) this.write(dataOf(next))
    }
    this.stream.write(text).then(written, written)
  }
}

const dataOf = (news: LiveNews) => `data: ${JSON.stringify(news)}\n\n`

function together(earlier: LiveNews | undefined, news: LiveNews): LiveNews {
  if (!earlier) return news
  const isAll = earlier.topics === null || news.topics === null
  const topics = isAll ? null : [...new Set([...(earlier.topics ?? []), ...(news.topics ?? [])])]
  return { ...news, topics }
}
