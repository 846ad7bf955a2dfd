/** A break that is over within this time is not spoken of. */
const GRACE_MS = 2000

/** Whether what a page shows is as new as what the server knows, and since when it may not be. */
class Freshness {
  private freshAt = Date.now()
  private isCut = false
  private isUnanswered = false
  private told: number | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly readers = new Set<() => void>()

  /** Since when (milliseconds since 1970) the page has had no news; undefined while it has them. */
  readonly lostSince = (): number | undefined => this.told

  readonly subscribe = (reader: () => void): (() => void) => {
    this.readers.add(reader)
    return () => this.readers.delete(reader)
  }

  /** The stream is there. */
  heard(): void {
    this.isCut = false
    if (!this.isUnanswered) this.freshAt = Date.now()
    this.settle()
  }

  /** The stream is away. */
  cut(): void {
    this.isCut = true
    this.settle()
  }

  /** The server has answered the page anew. */
  answered(): void {
    this.isCut = false
    this.isUnanswered = false
    this.freshAt = Date.now()
    this.settle()
  }

  /** Nobody waits for the answer any more. */
  gaveUp(): void {
    this.isUnanswered = false
    this.settle()
  }

  /** The server has not answered the page. */
  unanswered(): void {
    this.isUnanswered = true
    this.settle()
  }

  private settle(): void {
    if (this.isCut || this.isUnanswered) {
      this.timer ??= setTimeout(() => this.tell(this.freshAt), GRACE_MS)
      return
    }
    clearTimeout(this.timer)
    this.timer = undefined
    this.tell(undefined)
  }

  private tell(since: number | undefined): void {
    if (this.told === since) return
    this.told = since
    for (const reader of this.readers) reader()
  }
}

/** That of the page in this window. */
export const freshness = new Freshness()
