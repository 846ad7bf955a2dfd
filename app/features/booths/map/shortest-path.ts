/** From each node to its neighbours, with the length of the way there. */
export type Edges = Array<Array<{ to: number; length: number }>>

/** Joins two nodes in both directions. */
export function joinNodes(edges: Edges, a: number, b: number, length: number): void {
  if (a === b) return
  const of = (node: number) => {
    edges[node] ??= []
    return edges[node]
  }
  of(a).push({ to: b, length })
  of(b).push({ to: a, length })
}

/** The nodes on the shortest way from one to another, both included; undefined when there is none (Dijkstra). */
export function shortestPath(edges: Edges, from: number, to: number): number[] | undefined {
  const lengths = new Map<number, number>([[from, 0]])
  const before = new Map<number, number>()
  const done = new Set<number>()
  const queue = new Queue()
  queue.push(from, 0)
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node === to) return pathTo(before, to)
    if (done.has(node)) continue
    done.add(node)
    const sofar = lengths.get(node) ?? 0
    for (const edge of edges[node] ?? []) {
      const length = sofar + edge.length
      if (length >= (lengths.get(edge.to) ?? Number.POSITIVE_INFINITY)) continue
      lengths.set(edge.to, length)
      before.set(edge.to, node)
      queue.push(edge.to, length)
    }
  }
  return undefined
}

function pathTo(before: ReadonlyMap<number, number>, to: number): number[] {
  const path = [to]
  for (let node = before.get(to); node !== undefined; node = before.get(node)) path.unshift(node)
  return path
}

/** Hands out the nearest first (binary heap). */
class Queue {
  private readonly heap: Array<{ node: number; length: number }> = []

  push(node: number, length: number): void {
    const { heap } = this
    let at = heap.push({ node, length }) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.lengthAt(parent) <= this.lengthAt(at)) break
      this.swap(at, parent)
      at = parent
    }
  }

  pop(): number | undefined {
    const { heap } = this
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first?.node
    heap[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const least = this.lengthAt(right) < this.lengthAt(left) ? right : left
      if (this.lengthAt(least) >= this.lengthAt(at)) break
      this.swap(at, least)
      at = least
    }
    return first.node
  }

  private lengthAt(index: number): number {
    return this.heap[index]?.length ?? Number.POSITIVE_INFINITY
  }

  private swap(a: number, b: number): void {
    const [first, second] = [this.heap[a], this.heap[b]]
    if (!first || !second) return
    this.heap[a] = second
    this.heap[b] = first
  }
}
