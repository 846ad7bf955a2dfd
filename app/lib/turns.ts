/** Lets so many works of one kind run at once; the others wait, in the order of asking. */
export class Turns {
  #free: number
  readonly #waiting: Array<() => void> = []

  constructor(mostAtOnce: number) {
    this.#free = mostAtOnce
  }

  async within<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((begin) => this.#waiting.push(begin))
    try {
      return await work()
    } finally {
      // The turn is handed on, or given up.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}
