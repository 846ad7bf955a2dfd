import type { RecentSale, TillState } from '#app/features/phone/contract/till.ts'
import { initialPhone, type PhoneSnapshot } from '#app/features/phone/phone-client.ts'
import type { TillEntry } from './till-queue.ts'
import type { TillReceipt } from './till-receipt.ts'

/** All that the pages of a till show. */
export type TillSnapshot = PhoneSnapshot<TillEntry> & {
  state: TillState | null
  receipts: ReadonlyArray<TillReceipt>
  recent: ReadonlyArray<RecentSale>
}

/** Before the phone's storage has been read. */
export const initialTill: TillSnapshot = { ...initialPhone, state: null, receipts: [], recent: [] }
