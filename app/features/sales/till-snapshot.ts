import type { RecentSaleBody, TillReceipt, TillStateBody } from './till-messages.ts'
import type { QueueItem } from './till-queue.ts'
import type { Pairing } from './till-store.ts'

/** All that the pages of a till show. */
export type TillSnapshot = {
  ready: boolean
  pairing: Pairing | null
  state: TillStateBody | null
  queue: ReadonlyArray<QueueItem>
  receipts: ReadonlyArray<TillReceipt>
  recent: ReadonlyArray<RecentSaleBody>
  connection: 'online' | 'sending' | 'offline'
  /** The organizer has taken this phone's pairing away. */
  revoked: boolean
}

/** Before the phone's storage has been read. */
export const initialTill: TillSnapshot = {
  ready: false,
  pairing: null,
  state: null,
  queue: [],
  receipts: [],
  recent: [],
  connection: 'online',
  revoked: false,
}
