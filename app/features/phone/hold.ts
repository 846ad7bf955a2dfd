/** No server knows better for longer than this; a person who taps need not wait at all. */
const LONGEST_MS = 10 * 60_000
/** Phones that were told the same come back spread over half as long again. */
const SPREAD = 0.5

/**
 * The time for which the server wants to be left alone: it has said "later" (`Retry-After`), and is not asked by itself
 * before. By a clock that nobody sets.
 */
export class Hold {
  private untilMs = 0

  constructor(
    private readonly nowMs = () => performance.now(),
    private readonly chance = Math.random,
  ) {}

  /** Leaves the server alone for at least this long. */
  begin(waitMs: number): void {
    if (!(waitMs > 0)) return
    const heldMs = Math.min(waitMs, LONGEST_MS) * (1 + SPREAD * this.chance())
    this.untilMs = Math.max(this.untilMs, this.nowMs() + heldMs)
  }

  get isOn(): boolean {
    return this.nowMs() < this.untilMs
  }

  /** Somebody taps to send, or the server is well again. */
  lift(): void {
    this.untilMs = 0
  }
}

/** How long an answer wants the server to be left alone, in milliseconds; 0 when it does not say. */
export function waitMsOf(retryAfter: string | null, now = Date.now()): number {
  const said = retryAfter?.trim() ?? ''
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now
  return ms > 0 ? ms : 0
}
