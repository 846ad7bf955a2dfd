import { z } from 'zod'
import { receiptNumber } from '../record/receipt-number.ts'

/** A line of the journal as the database writes it: JSON, which is cheap to hand on. */
const JournalLine = z.object({
  kind: z.enum(['sale', 'reversal']),
  soldAt: z.string(),
  boothCode: z.string(),
  exhibitorName: z.string(),
  kanwilName: z.string().nullable(),
  productName: z.string(),
  quantity: z.number(),
  unitPriceIdr: z.number(),
  amountIdr: z.number(),
  payment: z.enum(['cash', 'qris', 'card', 'transfer']),
  paymentReference: z.string().nullable(),
  cashier: z.string(),
  /** Why it was taken back. */
  reason: z.string().nullable(),
  deviceId: z.string(),
  clientSeq: z.number(),
})

/** One line of a sale, or the same line taken back (quantity and amount below nothing). */
export type JournalRow = Omit<z.output<typeof JournalLine>, 'soldAt' | 'deviceId' | 'clientSeq'> & {
  number: string
  soldAt: Date
}

/** Reads what the database has written, with the number that stands on the receipt. */
export function readJournalLine(line: string): JournalRow {
  const { deviceId, clientSeq, soldAt, ...row } = JournalLine.parse(JSON.parse(line))
  return {
    ...row,
    number: receiptNumber(row.boothCode, deviceId, clientSeq),
    soldAt: new Date(soldAt),
  }
}
