/** Whole numbers by ascending key; one number may wait under several keys. */
export class KeyHeap {
  #keys = new Float64Array(1024)
  #items = new Int32Array(1024)
  size = 0

  clear(): void {
    this.size = 0
  }

  /** The lowest key; only when something waits. */
  get lowest(): number {
    return this.#keys[0] ?? 0
  }

  push(key: number, item: number): void {
    if (this.size === this.#keys.length) this.#grow()
    const keys = this.#keys
    const items = this.#items
    let at = this.size
    this.size += 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = keys[parent] ?? 0
      if (above <= key) break
      keys[at] = above
      items[at] = items[parent] ?? 0
      at = parent
    }
    keys[at] = key
    items[at] = item
  }

  /** Takes out the item with the lowest key; only when something waits. */
  pop(): number {
    const keys = this.#keys
    const items = this.#items
    const top = items[0] ?? 0
    this.size -= 1
    const size = this.size
    const key = keys[size] ?? 0
    const item = items[size] ?? 0
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      let below = keys[child] ?? 0
      const right = child + 1 < size ? (keys[child + 1] ?? 0) : Number.POSITIVE_INFINITY
      if (right < below) {
        child += 1
        below = right
      }
      if (key <= below) break
      keys[at] = below
      items[at] = items[child] ?? 0
      at = child
    }
    keys[at] = key
    items[at] = item
    return top
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2)
    keys.set(this.#keys)
    this.#keys = keys
    const items = new Int32Array(this.#items.length * 2)
    items.set(this.#items)
    this.#items = items
  }
}
