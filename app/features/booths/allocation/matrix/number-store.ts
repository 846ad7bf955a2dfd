const BLOCK = 1 << 20

/**
 * Numbers in the order they come, without knowing how many. As long as all are alike only their count is kept.
 */
export class NumberStore {
  count = 0
  /** The one value so far; undefined once two differ. */
  #alike: number | undefined
  #blocks: Float64Array[] = []
  #block = new Float64Array(0)
  #used = 0

  push(value: number): void {
    if (this.#blocks.length === 0) {
      if (this.count === 0) this.#alike = value
      if (this.#alike === value) {
        this.count += 1
        return
      }
      this.#spell()
    }
    if (this.#used === BLOCK) this.#open()
    this.#block[this.#used] = value
    this.#used += 1
    this.count += 1
  }

  /** Adds a gap, whose value does not matter: numbers that were all alike count as alike with it. */
  pushAny(): void {
    if (this.#blocks.length > 0 || this.count === 0) this.push(0)
    else this.count += 1
  }

  /** The one value of all, or all of them. Can be called once. */
  take(): number | Float64Array {
    if (this.#blocks.length === 0) return this.#alike ?? 0
    const all = new Float64Array(this.count)
    const blocks = this.#blocks
    this.#blocks = []
    blocks.forEach((block, index) => {
      const start = index * BLOCK
      all.set(this.count - start < BLOCK ? block.subarray(0, this.count - start) : block, start)
    })
    return all
  }

  #spell(): void {
    const alike = this.#alike ?? 0
    for (let done = 0; done < this.count || done === 0; done += BLOCK) {
      this.#open()
      this.#used = Math.min(BLOCK, this.count - done)
      this.#block.fill(alike, 0, this.#used)
    }
  }

  #open(): void {
    this.#block = new Float64Array(BLOCK)
    this.#blocks.push(this.#block)
    this.#used = 0
  }
}
