import { initialPhone, type PhoneSnapshot } from '#app/features/phone/phone-client.ts'
import type { RecentSaleBody, TillReceipt, TillStateBody } from './till-messages.ts'
import type { TillEntry } from './till-queue.ts'

/** All that the pages of a till show. */
export type TillSnapshot = PhoneSnapshot<TillEntry> & {
  state: TillStateBody | null
  receipts: ReadonlyArray<TillReceipt>
  recent: ReadonlyArray<RecentSaleBody>
}

/** Before the phone's storage has been read. */
export const initialTill: TillSnapshot = { ...initialPhone, state: null, receipts: [], recent: [] }
