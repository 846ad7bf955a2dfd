/** What the reader has asked for and not got, because the server is out of reach. */
type Unreached = {
  what: 'page' | 'form'
  /** Asks once more at once. */
  again: () => void
  /** While that is under way. */
  isTrying: boolean
}

const told = new Map<object, Unreached>()
const readers = new Set<() => void>()

function change(): void {
  for (const reader of readers) reader()
}

/** The page speaks of one thing: what was told last of all that is still wanted. */
export const unreached = {
  current: (): Unreached | undefined => [...told.values()].at(-1),
  subscribe(reader: () => void): () => void {
    readers.add(reader)
    return () => readers.delete(reader)
  },
  tell(owner: object, what: Unreached): void {
    told.delete(owner)
    told.set(owner, what)
    change()
  },
  has: (owner: object): boolean => told.has(owner),
  /** The owner has got it, or wants it no more. */
  end(owner: object): void {
    if (told.delete(owner)) change()
  },
}
