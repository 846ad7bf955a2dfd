import { hurryAsks } from '../line/turn.ts'
import { isProxyAlone, wholeAnswer } from '../line/whole-answer.ts'
import { versionPath } from '../version/newer-version.ts'
import { BrowserStream } from './browser-stream.ts'
import { freshness } from './freshness.ts'
import type { Heard } from './live-line.ts'
import type { LiveNews } from './news.ts'

type News = Pick<LiveNews, 'topics' | 'spreadMs'>
type Listener = (news: News) => void

/** Going from one page to the next keeps the stream. */
const LINGER_MS = 1000

/** What this window follows of one festival: it has a part in the stream while it is in sight. */
class Following {
  readonly listeners = new Set<Listener>()
  private stream: BrowserStream | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private mark = document.documentElement.dataset.live

  constructor(private readonly path: string) {
    document.addEventListener('visibilitychange', () => this.settle())
    window.addEventListener('pageshow', () => this.settle())
    window.addEventListener('online', () => this.hurry())
  }

  hurry(): void {
    this.stream?.hurry()
  }

  settle(): void {
    clearTimeout(this.timer)
    if (document.hidden) this.leave()
    else if (this.listeners.size > 0) {
      this.stream ??= new BrowserStream(this.path, this.mark, (heard) => this.hear(heard))
    } else this.timer = setTimeout(() => this.leave(), LINGER_MS)
  }

  private leave(): void {
    this.stream?.close()
    this.stream = undefined
    if (this.listeners.size === 0) freshness.answered()
  }

  private hear(heard: Heard): void {
    if (heard.kind === 'lost') {
      freshness.cut()
      this.tell({ topics: null, spreadMs: 0 })
      return
    }
    freshness.heard()
    if (heard.kind !== 'news') return
    this.mark = heard.mark
    hurryAsks()
    if (heard.topics?.length !== 0) this.tell(heard)
  }

  private tell(news: News): void {
    for (const listener of this.listeners) listener(news)
  }
}

const followings = new Map<string, Following>()

/** A try is to be seen by whoever has asked for it. */
const SEEN_MS = 600
const PATIENCE_MS = 10_000

/** Asks whether the server answers, and if so for all news at once. Ends when that is known. */
export async function tryNow(): Promise<void> {
  const seen = new Promise((done) => setTimeout(done, SEEN_MS))
  const stop = AbortSignal.timeout(PATIENCE_MS)
  const answer = await wholeAnswer((signal) => window.fetch(versionPath, { signal }), stop)
  if (answer && !isProxyAlone(answer)) {
    for (const following of followings.values()) following.hurry()
    hurryAsks()
  }
  await seen
}

/**
 * Calls `listener` with what changes at a festival until the returned function is called. While the stream is away it is
 * called now and then with `topics: null`: anything may have changed. Of what changed while the window was out of sight it
 * is told once the window is back.
 */
export function follow(path: string, listener: Listener): () => void {
  const following = followings.get(path) ?? new Following(path)
  followings.set(path, following)
  following.listeners.add(listener)
  following.settle()
  return () => {
    following.listeners.delete(listener)
    following.settle()
  }
}
