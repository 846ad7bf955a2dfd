import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Pairing, PhoneKind } from './pairing.ts'
import type { PhoneEnd } from './phone-end.ts'
import type { QueueItem } from './queue.ts'
import { fromFirstVersion } from './store-upgrade.ts'

interface PhoneSchema<Entry, State, Record> extends DBSchema {
  /** Every pairing the phone has had by its device, and the one in use. */
  pairing: { key: string; value: Pairing }
  /** What the server said last, by device. */
  state: { key: string; value: State }
  counter: { key: string; value: number }
  queue: { key: number; value: QueueItem<Entry> }
  /** What the phone keeps of its own beyond sending: receipts of a till. */
  receipt: { key: string; value: Record; indexes: { soldAt: string } }
}

type Kept = { id: string; soldAt: string; clientSeq: number; handedOver?: boolean }

export type NumberedQueue<Entry> = {
  queue: QueueItem<Entry>[]
  /** By device: the numbers below this one are given out. */
  given: ReadonlyMap<string, number> | undefined
}

const CURRENT = 'current'
/** Names the counter that gives items their order; the others count for a device. */
const ORDER = 'order'
const RECEIPTS_KEPT = 300

/**
 * What a phone keeps (IndexedDB), shared by all its tabs. A phone that cannot keep anything works on from this
 * page's memory: `keeps` is then false, and what waits is gone with the page.
 */
export class PhoneStore<Entry, State, Record extends Kept = Kept> {
  /** Items and receipts that could not be written to the phone. */
  private readonly unkept: QueueItem<Entry>[] = []
  private readonly unkeptReceipts: Record[] = []
  /** The pairing as last seen, for a phone whose storage cannot be read any more. */
  private lastPairing: Pairing | undefined
  private idb: IDBPDatabase<PhoneSchema<Entry, State, Record>> | undefined

  static async open<Entry, State, Record extends Kept = Kept>(
    kind: PhoneKind,
  ): Promise<PhoneStore<Entry, State, Record>> {
    const store = new PhoneStore<Entry, State, Record>()
    try {
      store.idb = await openDB<PhoneSchema<Entry, State, Record>>(`gelar-${kind}`, 2, {
        async upgrade(made, from, _to, tx) {
          if (from === 0) {
            made.createObjectStore('pairing')
            made.createObjectStore('state')
            made.createObjectStore('counter')
            made.createObjectStore('queue', { keyPath: 'n' })
          }
          if (!made.objectStoreNames.contains('receipt')) {
            made.createObjectStore('receipt', { keyPath: 'id' }).createIndex('soldAt', 'soldAt')
          }
          if (from === 1) await fromFirstVersion(tx)
        },
        // A tab with an older page closes its connection, so that a newer page can upgrade the storage. It works from
        // memory until it is reloaded.
        blocking: () => {
          store.idb?.close()
          store.idb = undefined
        },
        terminated: () => {
          store.idb = undefined
        },
      })
      // Asks the browser not to throw unsent things away when the phone runs full.
      void navigator.storage?.persist?.().catch(() => false)
    } catch {
      // A browser that keeps nothing (private windows, a broken profile) works on from memory, and `keeps` says so.
    }
    return store
  }

  /** Whether everything that waits would outlive this page. */
  get keeps(): boolean {
    return this.idb !== undefined && this.unkept.length === 0
  }

  async findPairing(): Promise<Pairing | undefined> {
    if (this.idb) this.lastPairing = (await this.idb.get('pairing', CURRENT)) ?? this.lastPairing
    return this.lastPairing
  }

  /** The pairing under which an item was made; its token stays as long as the phone lives. */
  async findPairingOf(deviceId: string): Promise<Pairing | undefined> {
    if (this.lastPairing?.deviceId === deviceId) return this.lastPairing
    return this.idb?.get('pairing', deviceId)
  }

  /** Makes a pairing the one in use. What waits from earlier ones is still sent under theirs. */
  async adoptPairing(pairing: Pairing): Promise<void> {
    this.lastPairing = pairing
    try {
      const tx = this.idb?.transaction('pairing', 'readwrite')
      await Promise.all([
        tx?.store.put(pairing, pairing.deviceId),
        tx?.store.put(pairing, CURRENT),
        tx?.done,
      ])
    } catch {
      // A full phone is paired until the page is closed.
    }
  }

  /** Keeps the end of a pairing, so that the phone knows it without a network too. */
  async keepEnd(deviceId: string, ends: PhoneEnd): Promise<void> {
    if (this.lastPairing?.deviceId === deviceId) this.lastPairing = { ...this.lastPairing, ends }
    try {
      const tx = this.idb?.transaction('pairing', 'readwrite')
      for (const key of [deviceId, CURRENT]) {
        const pairing = await tx?.store.get(key)
        if (pairing?.deviceId === deviceId) await tx?.store.put({ ...pairing, ends }, key)
      }
      await tx?.done
    } catch {
      // A full phone is told again with the next answer.
    }
  }

  async findState(deviceId: string): Promise<State | undefined> {
    return this.idb?.get('state', deviceId)
  }

  /** Keeps what the server said last. A phone that runs full does without it after the page is closed. */
  async keepState(deviceId: string, state: State): Promise<void> {
    try {
      await this.idb?.put('state', state, deviceId)
    } catch {
      // The page has it in its memory; the next answer brings it again.
    }
  }

  /** Everything the server has not taken, of all pairings, in the order it was made. */
  async listQueue(): Promise<QueueItem<Entry>[]> {
    return [...((await this.idb?.getAll('queue')) ?? []), ...this.unkept]
  }

  /**
   * The queue with how many running numbers each pairing has given out, both as they were at one moment; undefined
   * where the phone keeps nothing.
   */
  async readNumbers(): Promise<NumberedQueue<Entry>> {
    const tx = this.idb?.transaction(['queue', 'counter'])
    if (!tx) return { queue: [...this.unkept], given: undefined }
    const counter = tx.objectStore('counter')
    const [queue, names, counts] = await Promise.all([
      tx.objectStore('queue').getAll(),
      counter.getAllKeys(),
      counter.getAll(),
    ])
    const given = new Map(names.map((name, at) => [name, counts[at] ?? 0]))
    given.delete(ORDER)
    return { queue: [...queue, ...this.unkept], given }
  }

  /**
   * Stores an item under the next number of its pairing, in one transaction, so that two tabs never take the
   * same number; a receipt is kept with it, and a sale that has one is not stored again.
   */
  async add(deviceId: string, entry: Entry, receipt?: Record): Promise<{ seq: number; n: number }> {
    const before = this.unkeptReceipts.find(({ id }) => id === receipt?.id)
    if (before) return { seq: before.clientSeq, n: before.clientSeq }
    try {
      if (!this.idb) throw new Error('The phone keeps nothing')
      return await addTo(this.idb, deviceId, entry, receipt)
    } catch {
      return this.addUnkept(deviceId, entry, receipt)
    }
  }

  async forget(items: ReadonlyArray<QueueItem<Entry>>): Promise<void> {
    for (const { n } of items) {
      const at = this.unkept.findIndex((item) => item.n === n)
      if (at >= 0) this.unkept.splice(at, 1)
      else await this.idb?.delete('queue', n)
    }
  }

  /** Writes an item that still waits as it now is. */
  async keep(item: QueueItem<Entry>): Promise<void> {
    const at = this.unkept.findIndex(({ n }) => n === item.n)
    if (at >= 0) this.unkept[at] = item
    else {
      const tx = this.idb?.transaction('queue', 'readwrite')
      if ((await tx?.store.getKey(item.n)) !== undefined) await tx?.store.put(item)
      await tx?.done
    }
  }

  /** Gives an item the next free number of its pairing. */
  async renumber(item: QueueItem<Entry>): Promise<void> {
    if (!this.idb || this.unkept.some(({ n }) => n === item.n)) {
      return this.keep({ ...item, seq: numberOutOfRow() })
    }
    const tx = this.idb.transaction(['queue', 'counter'], 'readwrite')
    const seq = (await tx.objectStore('counter').get(item.deviceId)) ?? 0
    await tx.objectStore('counter').put(seq + 1, item.deviceId)
    await tx.objectStore('queue').put({ ...item, seq })
    await tx.done
  }

  /** Writes down that the organizers have something now whose receipt this phone keeps. */
  async markHandedOver(receiptIds: ReadonlyArray<string>): Promise<void> {
    for (const receipt of this.unkeptReceipts) {
      if (receiptIds.includes(receipt.id)) receipt.handedOver = true
    }
    try {
      for (const id of receiptIds) {
        const receipt = await this.idb?.get('receipt', id)
        if (receipt) await this.idb?.put('receipt', { ...receipt, handedOver: true })
      }
    } catch {
      // A full phone shows it as stored: the server has it either way.
    }
  }

  /** The receipts that this phone has written, newest first; the oldest of many are thrown away. */
  async listReceipts(): Promise<Record[]> {
    const kept = (await this.idb?.getAllFromIndex('receipt', 'soldAt')) ?? []
    const surplus = kept.slice(0, Math.max(0, kept.length - RECEIPTS_KEPT))
    for (const receipt of surplus) await this.idb?.delete('receipt', receipt.id)
    return [...kept.slice(surplus.length), ...this.unkeptReceipts].reverse()
  }

  private addUnkept(deviceId: string, entry: Entry, receipt?: Record): { seq: number; n: number } {
    const seq = numberOutOfRow()
    this.unkept.push({ n: seq, deviceId, seq, refused: null, entry })
    if (receipt) this.unkeptReceipts.push({ ...receipt, clientSeq: seq })
    return { seq, n: seq }
  }
}

async function addTo<Entry, State, Record extends Kept>(
  idb: IDBPDatabase<PhoneSchema<Entry, State, Record>>,
  deviceId: string,
  entry: Entry,
  receipt: Record | undefined,
): Promise<{ seq: number; n: number }> {
  const tx = idb.transaction(['queue', 'counter', 'receipt'], 'readwrite')
  const written = async () => {
    const before = receipt && (await tx.objectStore('receipt').get(receipt.id))
    if (before) return { seq: before.clientSeq, n: before.clientSeq }
    const counter = tx.objectStore('counter')
    const seq = (await counter.get(deviceId)) ?? 0
    await counter.put(seq + 1, deviceId)
    const n = (await counter.get(ORDER)) ?? 0
    await counter.put(n + 1, ORDER)
    await tx.objectStore('queue').add({ n, deviceId, seq, refused: null, entry })
    if (receipt) await tx.objectStore('receipt').put({ ...receipt, clientSeq: seq })
    return { seq, n }
  }
  try {
    const numbers = await written()
    await tx.done
    return numbers
  } catch (error) {
    // Waits until the failed transaction has ended. It rejects with the same error, which is left out here.
    await tx.done.catch(() => undefined)
    throw error
  }
}

/**
 * A number for what could not be written: far above those counted in a row, so that the phone's counter never
 * comes to it and the server never takes one for the other.
 */
function numberOutOfRow(): number {
  return Date.now() * 1000 + Math.floor(Math.random() * 1000)
}
