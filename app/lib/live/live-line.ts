import { BEAT_MS, type LiveNews, markParam } from './news.ts'
import { pauseAfter } from './pauses.ts'

/** What a page hears of its stream. */
export type Heard =
  | ({ kind: 'news' } & LiveNews)
  | { kind: 'beat' }
  /** The stream has been away for more than a moment: who wants to know has to ask. */
  | { kind: 'lost' }

/** Two beats that did not come, and a little. */
export const SILENT_MS = BEAT_MS * 2 + 5000
const OPEN_MS = 10_000

/**
 * One stream of changes that is made anew, after growing pauses, whenever it ends or falls silent. Each time it says which
 * changes it has heard of last, so that none of those it missed is lost.
 */
export class LiveLine {
  private source: EventSource | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0

  constructor(
    private readonly path: string,
    private mark: string | undefined,
    private readonly hear: (heard: Heard) => void,
  ) {
    this.open()
  }

  /** Tries at once what it would try later. */
  hurry(): void {
    if (!this.source) this.open()
  }

  close(): void {
    clearTimeout(this.timer)
    this.source?.close()
    this.source = undefined
  }

  private open(): void {
    const query = this.mark === undefined ? '' : `?${markParam}=${encodeURIComponent(this.mark)}`
    const source = new EventSource(this.path + query)
    this.source = source
    const news = ({ data }: MessageEvent) => {
      const told: LiveNews = JSON.parse(data)
      this.mark = told.mark
      this.heard({ kind: 'news', ...told })
    }
    source.addEventListener('hello', news)
    source.addEventListener('message', news)
    source.addEventListener('beat', () => this.heard({ kind: 'beat' }))
    source.onerror = () => this.fail(false)
    this.watch(OPEN_MS)
  }

  private heard(heard: Heard): void {
    this.failures = 0
    this.watch(SILENT_MS)
    this.hear(heard)
  }

  private watch(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.fail(true), ms)
  }

  private fail(isSilent: boolean): void {
    this.close()
    this.failures += 1
    this.timer = setTimeout(() => this.open(), pauseAfter(this.failures))
    // One that breaks off is back in a moment as a rule, as when the server is started anew.
    if (isSilent || this.failures > 1) this.hear({ kind: 'lost' })
  }
}
