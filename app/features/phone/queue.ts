/**
 * What waits on the phone until the server has taken it. `n` gives the order on the phone; pairing and `seq`
 * name the item for ever.
 */
export type QueueItem<Entry> = {
  n: number
  deviceId: string
  seq: number
  /** Why the server refused it; null while it waits. It stays on the phone either way. */
  refused: string | null
  /** Given up by the person who holds the phone: the server keeps what it cannot store for an organizer. */
  handIn?: boolean
  entry: Entry
}

/** What becomes of an item once the server has answered it. */
export type Settlement<Entry> =
  | { do: 'forget' }
  /** Send again later, unchanged. */
  | { do: 'wait' }
  /** Send again under the next free number. */
  | { do: 'renumber' }
  /** Send again as it now is. */
  | { do: 'change'; entry: Entry }
  | { do: 'refuse'; reason: string }

export type BatchRule<Entry> = {
  /** The most that go at once. */
  most: number
  /** Whether two neighbours may go in one upload. */
  together: (a: Entry, b: Entry) => boolean
}

/**
 * The next items to send and the pairing under which they go: those of the pairing in use first, then those
 * of earlier ones, each in the order they were made. Pairings in `closed` and refused items stay behind.
 */
export function nextBatch<Entry>(
  items: ReadonlyArray<QueueItem<Entry>>,
  current: string | undefined,
  closed: ReadonlySet<string>,
  { most, together }: BatchRule<Entry>,
): QueueItem<Entry>[] {
  const waiting = items
    .filter((item) => item.refused === null && !closed.has(item.deviceId))
    .sort((a, b) => a.n - b.n)
  const first = waiting.find(({ deviceId }) => deviceId === current) ?? waiting[0]
  if (!first) return []
  const own = waiting.filter(({ deviceId }) => deviceId === first.deviceId)
  const other = own.findIndex(({ entry }) => !together(first.entry, entry))
  return own.slice(0, other === -1 ? most : Math.min(other, most))
}

/** What to do after the server has refused an upload as a whole. */
export type AfterRefusal =
  /** The pairing cannot send: leave its items, go on with those of others. */
  | { do: 'closePairing' }
  /** An item in it cannot be read: send the halves of the upload apart until it is found. */
  | { do: 'sendFewer'; most: number }
  /** It is this one item: keep it for a person to look at, go on with the next. */
  | { do: 'refuse'; reason: string }
  /**
   * An answer that our server does not give to an upload, such as that of a proxy: stop, and try the same again
   * later.
   */
  | { do: 'stop' }

/** What can be wrong with an upload itself: unreadable, in conflict, too large, of the wrong type. */
const ABOUT_THE_UPLOAD = new Set([400, 409, 413, 415, 422])

/** Decides by status and size of the upload; the words of the refusal are kept for the person. */
export function afterRefusal(status: number, code: string, size: number): AfterRefusal {
  if (status === 401 || status === 403) return { do: 'closePairing' }
  if (!ABOUT_THE_UPLOAD.has(status)) return { do: 'stop' }
  if (size > 1) return { do: 'sendFewer', most: Math.floor(size / 2) }
  return { do: 'refuse', reason: code }
}

/** After this long without an answer a phone counts as cut off, whatever it believed itself. */
const CUT_OFF_MS = 5_000

/** Whether something was made without a connection, as told when it is sent: what goes late could not go at once. */
export function wasMadeOffline(
  { offline, madeAt }: { offline: boolean; madeAt: string },
  sentAt: Date,
): boolean {
  return offline || sentAt.getTime() - Date.parse(madeAt) > CUT_OFF_MS
}
