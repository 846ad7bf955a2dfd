import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { LocalAnswer, OwnReading } from './decide-alone.ts'
import type { StateMessage } from './gate-messages.ts'

/** The phone as it was paired, with the secret by which it proves itself. */
export type GatePairing = {
  deviceId: string
  token: string
  label: string
  eventName: string
  timeZone: string
  gateId: string
  gateName: string
}

type LocalVerdict = LocalAnswer['verdict']

type Waiting = {
  /** Place in the phone's order. */
  n: number
  deviceId: string
  seq: number
  direction: 'entry' | 'exit'
  /** ISO, by the phone's clock. */
  scannedAt: string
}

/** Something the server has not taken yet. */
export type QueueItem =
  | (Waiting & {
      kind: 'ticket'
      code: string
      offline: boolean
      /** What the phone has told people, when it had to decide alone. */
      told: LocalVerdict | null
      own: OwnReading | null
    })
  | (Waiting & { kind: 'walk_in'; people: number })

export type NewItem =
  | Omit<QueueItem & { kind: 'ticket' }, 'n' | 'seq' | 'deviceId'>
  | Omit<QueueItem & { kind: 'walk_in' }, 'n' | 'seq' | 'deviceId'>

interface GateSchema extends DBSchema {
  pairing: { key: string; value: GatePairing }
  state: { key: string; value: StateMessage }
  counter: { key: string; value: number }
  queue: { key: number; value: QueueItem }
}

const CURRENT = 'current'
const ORDER = 'order'

/** What a gate keeps on the phone (IndexedDB), shared by all its tabs. Items leave it only once the server has them. */
export class GateStore {
  private constructor(private readonly idb: IDBPDatabase<GateSchema>) {}

  static async open(): Promise<GateStore> {
    const idb = await openDB<GateSchema>('gelar-gate', 1, {
      upgrade(made) {
        made.createObjectStore('pairing')
        made.createObjectStore('state')
        made.createObjectStore('counter')
        made.createObjectStore('queue', { keyPath: 'n' })
      },
    })
    // Asks the browser not to throw unsent readings away when the phone runs full.
    void navigator.storage?.persist?.().catch(() => false)
    return new GateStore(idb)
  }

  findPairing(): Promise<GatePairing | undefined> {
    return this.idb.get('pairing', CURRENT)
  }

  findPairingOf(deviceId: string): Promise<GatePairing | undefined> {
    return this.idb.get('pairing', deviceId)
  }

  /** Makes a pairing the current one; what waits for the same gate goes over to it under new numbers. */
  async adoptPairing(pairing: GatePairing): Promise<void> {
    const tx = this.idb.transaction(['pairing', 'queue', 'counter'], 'readwrite')
    let seq = (await tx.objectStore('counter').get(pairing.deviceId)) ?? 0
    for (const item of await tx.objectStore('queue').getAll()) {
      const earlier = await tx.objectStore('pairing').get(item.deviceId)
      if (item.deviceId === pairing.deviceId || earlier?.gateId !== pairing.gateId) continue
      await tx.objectStore('queue').put({ ...item, deviceId: pairing.deviceId, seq })
      seq += 1
    }
    await tx.objectStore('counter').put(seq, pairing.deviceId)
    await tx.objectStore('pairing').put(pairing, pairing.deviceId)
    await tx.objectStore('pairing').put(pairing, CURRENT)
    await tx.done
  }

  findState(deviceId: string): Promise<StateMessage | undefined> {
    return this.idb.get('state', deviceId)
  }

  async keepState(deviceId: string, state: StateMessage): Promise<void> {
    await this.idb.put('state', state, deviceId)
  }

  listQueue(): Promise<QueueItem[]> {
    return this.idb.getAll('queue')
  }

  /** Stores an item under the next number of this phone in one transaction: two tabs never share a number. */
  async add(deviceId: string, item: NewItem): Promise<QueueItem> {
    const tx = this.idb.transaction(['queue', 'counter'], 'readwrite')
    const counter = tx.objectStore('counter')
    const seq = (await counter.get(deviceId)) ?? 0
    await counter.put(seq + 1, deviceId)
    const n = (await counter.get(ORDER)) ?? 0
    await counter.put(n + 1, ORDER)
    const stored: QueueItem = { ...item, n, deviceId, seq }
    await tx.objectStore('queue').add(stored)
    await tx.done
    return stored
  }

  /** Writes what the phone has decided to an item that still waits. */
  async decide(n: number, told: LocalVerdict, own: OwnReading | null): Promise<void> {
    const tx = this.idb.transaction('queue', 'readwrite')
    const item = await tx.store.get(n)
    if (item?.kind === 'ticket') await tx.store.put({ ...item, offline: true, told, own })
    await tx.done
  }

  async forget(items: ReadonlyArray<QueueItem>): Promise<void> {
    const tx = this.idb.transaction('queue', 'readwrite')
    for (const { n } of items) await tx.store.delete(n)
    await tx.done
  }
}
