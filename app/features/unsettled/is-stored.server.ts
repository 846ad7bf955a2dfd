import { ReversalUpload, SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import { findStoredSale } from '#app/features/sales/record/record-sale.server.ts'
import { findStoredReversal } from '#app/features/sales/record/reverse-sale.server.ts'
import { readUpload } from '#app/features/tickets/scans/scan-items.ts'
import type { Trx } from '#db/connect.server.ts'
import type { UnsettledKind } from '#db/types.ts'
import type { OpenItem } from './lock-item.server.ts'

/**
 * Whether something of the list is recorded in truth, because the phone or its copy has brought it by another way. What
 * is not understood is not: it is not what is recorded.
 */
export function isStored(trx: Trx, item: OpenItem): Promise<boolean> {
  return finders[item.kind](trx, item)
}

// Sales and reversals are named by the phone's own id, readings by their number and what they are.
const finders: Record<UnsettledKind, (trx: Trx, item: OpenItem) => Promise<boolean>> = {
  async sale(trx, item) {
    const { data } = SaleUpload.safeParse(item.body)
    return data !== undefined && (await findStoredSale(trx, item, data.id)) !== undefined
  },
  async reversal(trx, item) {
    const { data } = ReversalUpload.safeParse(item.body)
    return data !== undefined && (await findStoredReversal(trx, item, data.id)) !== undefined
  },
  async reading(trx, { body, deviceId, clientSeq, reason }) {
    const data = readUpload(body)
    // Under a number that another reading has, that one is found.
    if (!data || reason === 'sequenceTaken') return false
    const stored = await trx
      .selectFrom(data.kind === 'ticket' ? 'scan' : 'walkIn')
      .select('clientSeq')
      .where('deviceId', '=', deviceId)
      .where('clientSeq', '=', clientSeq)
      .executeTakeFirst()
    return stored !== undefined
  },
}
