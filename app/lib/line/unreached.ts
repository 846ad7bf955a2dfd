/** What the reader has asked for and not got, because the server is out of reach. */
export type Unreached = {
  what: 'page' | 'form'
  /** Asks once more at once. */
  again: () => void
  /** While that is under way. */
  isTrying: boolean
}

let shown: { owner: object; told: Unreached } | undefined
const readers = new Set<() => void>()

function show(next: typeof shown): void {
  shown = next
  for (const reader of readers) reader()
}

/** The one thing that the page speaks of: what was asked for last. */
export const unreached = {
  current: (): Unreached | undefined => shown?.told,
  subscribe(reader: () => void): () => void {
    readers.add(reader)
    return () => readers.delete(reader)
  },
  tell(owner: object, told: Unreached): void {
    show({ owner, told })
  },
  /** The owner has got it, or wants it no more; without one, whatever it is. */
  end(owner?: object): void {
    if (shown && (owner ?? shown.owner) === shown.owner) show(undefined)
  },
}
