import { ServerAway, ServerRefused } from './ask-server.ts'
import type { Pairing } from './pairing.ts'
import {
  afterRefusal,
  type BatchRule,
  nextBatch,
  type QueueItem,
  type Settlement,
} from './queue.ts'

/** What sending needs of the phone's storage. */
export type SendStore<Entry> = {
  findPairing(): Promise<Pairing | undefined>
  findPairingOf(deviceId: string): Promise<Pairing | undefined>
  listQueue(): Promise<QueueItem<Entry>[]>
  forget(items: ReadonlyArray<QueueItem<Entry>>): Promise<void>
  keep(item: QueueItem<Entry>): Promise<void>
  renumber(item: QueueItem<Entry>): Promise<void>
}

/** What a kind of phone knows of its own items. */
export type QueueDelivery<Entry> = BatchRule<Entry> & {
  /** Uploads items of one pairing and says what becomes of each. Throws `ServerRefused` or `ServerAway`. */
  upload(
    pairing: Pairing,
    batch: ReadonlyArray<QueueItem<Entry>>,
  ): Promise<ReadonlyArray<Settlement<Entry>>>
}

/** How often an item may be changed after an answer and sent again in one go; then it is left for the next time. */
const CHANGES_AT_ONCE = 3

/**
 * Sends what waits until nothing is left that can go, each item under the pairing it was made with. What one
 * pairing is refused never holds up another: refused pairings are added to `closed`. Throws `ServerAway` when
 * the server cannot be reached; everything unsent then waits as before.
 */
export async function sendQueue<Entry>(
  store: SendStore<Entry>,
  delivery: QueueDelivery<Entry>,
  closed: Set<string>,
  onMoved: () => Promise<void> = async () => {},
): Promise<void> {
  const waitingFor = new Set<number>()
  const changes = new Map<number, number>()
  let { most } = delivery
  for (;;) {
    const current = await store.findPairing()
    const queue = (await store.listQueue()).filter(({ n }) => !waitingFor.has(n))
    const batch = nextBatch(queue, current?.deviceId, closed, { ...delivery, most })
    const [first] = batch
    if (!first) return
    const pairing = await store.findPairingOf(first.deviceId)
    if (!pairing) {
      closed.add(first.deviceId)
      continue
    }
    try {
      const settlements = await delivery.upload(pairing, batch)
      for (const [index, item] of batch.entries()) {
        const settlement = settlements[index] ?? { do: 'wait' }
        const times = (changes.get(item.n) ?? 0) + 1
        if (settlement.do === 'wait' || times > CHANGES_AT_ONCE) {
          waitingFor.add(item.n)
          continue
        }
        if (settlement.do !== 'forget') changes.set(item.n, times)
        await settle(store, item, settlement)
      }
      most = delivery.most
    } catch (error) {
      if (!(error instanceof ServerRefused)) throw error
      const next = afterRefusal(error.status, error.code, batch.length)
      if (next.do === 'stop') throw new ServerAway()
      if (next.do === 'closePairing') closed.add(first.deviceId)
      if (next.do === 'sendFewer') most = next.most
      if (next.do === 'refuse') await store.keep({ ...first, refused: next.reason })
    }
    await onMoved()
  }
}

async function settle<Entry>(
  store: SendStore<Entry>,
  item: QueueItem<Entry>,
  settlement: Exclude<Settlement<Entry>, { do: 'wait' }>,
): Promise<void> {
  switch (settlement.do) {
    case 'forget':
      return store.forget([item])
    case 'renumber':
      return store.renumber(item)
    case 'change':
      return store.keep({ ...item, entry: settlement.entry })
    case 'refuse':
      return store.keep({ ...item, refused: settlement.reason })
  }
}
