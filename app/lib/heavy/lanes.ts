import { HeavyRefusal } from './heavy-refusal.ts'

/** Lets so many works run at once and so many wait, in the order of asking; whoever comes then is refused. */
export class Lanes {
  private busy = 0
  private readonly queue: Array<{ go: () => void; refuse: () => void }> = []
  private isClosed = false

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {}

  get running(): number {
    return this.busy
  }

  get waiting(): number {
    return this.queue.length
  }

  /** Does the work when its turn has come; not at all when nobody wants it any more by then. */
  async run<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    signal.throwIfAborted()
    if (this.isClosed) throw new HeavyRefusal('busy')
    if (this.busy < this.most) this.busy += 1
    else await this.turn(signal)
    try {
      signal.throwIfAborted()
      return await work()
    } finally {
      // The lane is handed on, or given up.
      const next = this.queue.shift()
      if (next) next.go()
      else this.busy -= 1
    }
  }

  /** Begins nothing any more: what waits is refused at once, and so is whoever comes; what runs goes on to its end. */
  close(): void {
    this.isClosed = true
    for (const { refuse } of this.queue.splice(0)) refuse()
  }

  private async turn(signal: AbortSignal): Promise<void> {
    if (this.queue.length >= this.mostWaiting) throw new HeavyRefusal('busy')
    await new Promise<void>((done, fail) => {
      const stopListening = () => signal.removeEventListener('abort', leave)
      const turn = {
        go() {
          stopListening()
          done()
        },
        refuse() {
          stopListening()
          fail(new HeavyRefusal('busy'))
        },
      }
      const leave = () => {
        this.queue.splice(this.queue.indexOf(turn), 1)
        fail(signal.reason)
      }
      signal.addEventListener('abort', leave, { once: true })
      this.queue.push(turn)
    })
  }
}
