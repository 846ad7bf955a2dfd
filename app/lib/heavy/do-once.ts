type Doing<Result> = { result: Promise<Result>; waiting: number; nobody: AbortController }

/** What many ask for at once is done once, and ended when the last of them has left. */
export class DoOnce<Result> {
  private readonly doing = new Map<string, Doing<Result>>()

  /** `work` is given a signal of its own: one of those who wait may leave without ending it for the others. */
  async run(
    key: string,
    signal: AbortSignal | undefined,
    work: (nobody: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    signal?.throwIfAborted()
    const doing = this.doing.get(key) ?? this.begin(key, work)
    doing.waiting += 1
    return new Promise<Result>((done, fail) => {
      const leave = () => {
        fail(signal?.reason)
        doing.waiting -= 1
        if (doing.waiting > 0) return
        this.forget(key, doing)
        doing.nobody.abort(signal?.reason)
      }
      signal?.addEventListener('abort', leave, { once: true })
      const stay = () => signal?.removeEventListener('abort', leave)
      doing.result.finally(stay).then(done, fail)
    })
  }

  private begin(key: string, work: (nobody: AbortSignal) => Promise<Result>): Doing<Result> {
    const nobody = new AbortController()
    const doing = { result: work(nobody.signal), waiting: 0, nobody }
    this.doing.set(key, doing)
    const forget = () => this.forget(key, doing)
    doing.result.then(forget, forget)
    return doing
  }

  private forget(key: string, doing: Doing<Result>): void {
    if (this.doing.get(key) === doing) this.doing.delete(key)
  }
}
