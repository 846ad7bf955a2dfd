import { type Heard, LiveLine, SILENT_MS } from './live-line.ts'
import { isNewer } from './mark.ts'

type Said = Heard | { kind: 'ask'; mark: string | undefined } | { kind: 'hurry' }

/**
 * The stream of changes of one festival that all windows of a browser share: the one that holds the lock has it and
 * passes on what it hears, the others wait for the lock. A browser that cannot lock has a stream for each window.
 */
export class BrowserStream {
  private line: LiveLine | undefined
  private readonly channel: BroadcastChannel | undefined
  private readonly leaving = new AbortController()
  private release = () => {}
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly path: string,
    /** The changes that this window knows of. */
    private mark: string | undefined,
    private readonly hear: (heard: Heard) => void,
  ) {
    if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
      this.lead()
      return
    }
    const name = `gelar ${path}`
    this.channel = new BroadcastChannel(name)
    this.channel.onmessage = ({ data }: MessageEvent<Said>) => this.take(data)
    this.watch()
    this.say({ kind: 'ask', mark })
    const held = () => {
      if (this.leaving.signal.aborted) return
      this.lead()
      return new Promise<void>((done) => {
        this.release = done
      })
    }
    // Refused when this window leaves before it was its turn.
    navigator.locks.request(name, { signal: this.leaving.signal }, held).catch(() => {})
  }

  /** Tries at once what would be tried later. */
  hurry(): void {
    if (this.line) this.line.hurry()
    else this.say({ kind: 'hurry' })
  }

  close(): void {
    clearTimeout(this.timer)
    this.leaving.abort()
    this.line?.close()
    this.line = undefined
    this.channel?.close()
    this.release()
  }

  private lead(): void {
    clearTimeout(this.timer)
    this.line = new LiveLine(this.path, this.mark, (heard) => {
      this.pass(heard)
      this.say(heard)
    })
  }

  /** What another window says. */
  private take(said: Said): void {
    if (this.line) {
      if (said.kind === 'hurry') this.line.hurry()
      if (said.kind === 'ask') this.answer(said.mark)
      return
    }
    if (said.kind === 'ask' || said.kind === 'hurry') return
    this.watch()
    // What was said to another window that knew less.
    const isOld = said.kind === 'news' && !isNewer(said.mark, this.mark)
    this.pass(isOld ? { ...said, mark: this.mark ?? said.mark, topics: [] } : said)
  }

  /** A window that comes later learns at once whether it has missed something. */
  private answer(mark: string | undefined): void {
    if (this.mark === undefined) return
    const topics = isNewer(this.mark, mark) ? null : []
    this.say({ kind: 'news', mark: this.mark, topics, spreadMs: 0 })
  }

  private pass(heard: Heard): void {
    if (heard.kind === 'news') this.mark = heard.mark
    this.hear(heard)
  }

  private say(said: Said): void {
    this.channel?.postMessage(said)
  }

  /** A window that leads and has stopped, as a computer may stop it, is not waited for. */
  private watch(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.hear({ kind: 'lost' })
      this.watch()
    }, SILENT_MS)
  }
}
