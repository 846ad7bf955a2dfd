import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { TillReceipt, TillStateBody } from './till-messages.ts'
import type { QueueItem } from './till-queue.ts'

/** The phone as it was paired, with the secret by which it proves itself. */
export type Pairing = {
  deviceId: string
  token: string
  label: string
  event: { slug: string; name: string; timeZone: string }
  boothId: string
  boothCode: string
}

type NewItem =
  | { kind: 'sale'; upload: Omit<Extract<QueueItem, { kind: 'sale' }>['upload'], 'clientSeq'> }
  | {
      kind: 'reversal'
      upload: Omit<Extract<QueueItem, { kind: 'reversal' }>['upload'], 'clientSeq'>
    }

interface TillSchema extends DBSchema {
  pairing: { key: string; value: Pairing }
  /** The pairing in use, and what the server said last: one value a name. */
  state: { key: string; value: TillStateBody }
  counter: { key: string; value: number }
  queue: { key: number; value: QueueItem }
  receipt: { key: string; value: TillReceipt; indexes: { soldAt: string } }
}

const CURRENT = 'current'
/** Names the counter that gives items their order; the others count for a device. */
const ORDER = 'order'
const RECEIPTS_KEPT = 300

/** What a till keeps on the phone (IndexedDB), shared by all its tabs. */
export class TillStore {
  private constructor(private readonly idb: IDBPDatabase<TillSchema>) {}

  static async open(): Promise<TillStore> {
    const idb = await openDB<TillSchema>('gelar-till', 1, {
      upgrade(made) {
        made.createObjectStore('pairing')
        made.createObjectStore('state')
        made.createObjectStore('counter')
        made.createObjectStore('queue', { keyPath: 'n' })
        made.createObjectStore('receipt', { keyPath: 'id' }).createIndex('soldAt', 'soldAt')
      },
      blocking: (_from, _to, event) => {
        if (event.target instanceof IDBDatabase) event.target.close()
      },
    })
    // Asks the browser not to throw unsent sales away when the phone runs full.
    void navigator.storage?.persist?.().catch(() => false)
    return new TillStore(idb)
  }

  findPairing(): Promise<Pairing | undefined> {
    return this.idb.get('pairing', CURRENT)
  }

  /** The pairing under which an item was sold; its token stays as long as items wait under it. */
  async findPairingOf(deviceId: string): Promise<Pairing | undefined> {
    return this.idb.get('pairing', deviceId)
  }

  /**
   * Makes a pairing the current one. What waits from earlier pairings to the same booth goes over to it: the
   * sale's own id keeps it from counting twice.
   */
  async adoptPairing(pairing: Pairing): Promise<void> {
    const tx = this.idb.transaction(['pairing', 'queue', 'counter', 'state'], 'readwrite')
    let seq = (await tx.objectStore('counter').get(pairing.deviceId)) ?? 0
    for (const item of await tx.objectStore('queue').getAll()) {
      if (item.deviceId === pairing.deviceId) continue
      const earlier = await tx.objectStore('pairing').get(item.deviceId)
      if (earlier?.boothId !== pairing.boothId) continue
      await tx.objectStore('queue').put(numbered(item, pairing.deviceId, seq))
      seq += 1
    }
    await tx.objectStore('counter').put(seq, pairing.deviceId)
    await tx.objectStore('pairing').put(pairing, pairing.deviceId)
    await tx.objectStore('pairing').put(pairing, CURRENT)
    await tx.done
  }

  findState(deviceId: string): Promise<TillStateBody | undefined> {
    return this.idb.get('state', deviceId)
  }

  async keepState(deviceId: string, state: TillStateBody): Promise<void> {
    await this.idb.put('state', state, deviceId)
  }

  listQueue(): Promise<QueueItem[]> {
    return this.idb.getAll('queue')
  }

  /**
   * Stores a sale or a reversal under the next number of this phone, in one transaction, so that two tabs can
   * never take the same number. The receipt is kept with it; a sale that has one is not stored again.
   */
  async add(deviceId: string, item: NewItem, receipt?: TillReceipt): Promise<number> {
    const tx = this.idb.transaction(['queue', 'counter', 'receipt'], 'readwrite')
    const before = receipt && (await tx.objectStore('receipt').get(receipt.id))
    if (before) return before.clientSeq
    const clientSeq = (await tx.objectStore('counter').get(deviceId)) ?? 0
    await tx.objectStore('counter').put(clientSeq + 1, deviceId)
    const n = (await tx.objectStore('counter').get(ORDER)) ?? 0
    await tx.objectStore('counter').put(n + 1, ORDER)
    const base = { n, deviceId, refused: null }
    await tx
      .objectStore('queue')
      .add(
        item.kind === 'sale'
          ? { ...base, kind: item.kind, upload: { ...item.upload, clientSeq } }
          : { ...base, kind: item.kind, upload: { ...item.upload, clientSeq } },
      )
    if (receipt) await tx.objectStore('receipt').put({ ...receipt, clientSeq })
    await tx.done
    return clientSeq
  }

  async forget(item: QueueItem): Promise<void> {
    await this.idb.delete('queue', item.n)
  }

  async keep(item: QueueItem): Promise<void> {
    await this.idb.put('queue', item)
  }

  /** Gives an item the next free number. */
  async renumber(item: QueueItem): Promise<void> {
    const tx = this.idb.transaction(['queue', 'counter'], 'readwrite')
    const seq = (await tx.objectStore('counter').get(item.deviceId)) ?? 0
    await tx.objectStore('counter').put(seq + 1, item.deviceId)
    await tx.objectStore('queue').put(numbered(item, item.deviceId, seq))
    await tx.done
  }

  /** The receipts that this phone has written, newest first. */
  async listReceipts(): Promise<TillReceipt[]> {
    const receipts = await this.idb.getAllFromIndex('receipt', 'soldAt')
    const surplus = receipts.slice(0, Math.max(0, receipts.length - RECEIPTS_KEPT))
    for (const receipt of surplus) await this.idb.delete('receipt', receipt.id)
    return receipts.slice(surplus.length).reverse()
  }
}

function numbered(item: QueueItem, deviceId: string, clientSeq: number): QueueItem {
  return item.kind === 'sale'
    ? { ...item, deviceId, upload: { ...item.upload, clientSeq } }
    : { ...item, deviceId, upload: { ...item.upload, clientSeq } }
}
