/** So many lanes for work of one kind; who finds none free waits, in the order of asking. */
export class Lanes {
  #free: number
  readonly #waiting: Array<() => void> = []

  constructor(count: number) {
    this.#free = count
  }

  async within<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((begin) => this.#waiting.push(begin))
    try {
      return await work()
    } finally {
      // The lane is handed on, or given up.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}
