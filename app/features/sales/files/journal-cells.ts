import type { CsvCell } from '#app/lib/csv.ts'
import { localDay } from '#app/lib/local-day.ts'
import { formatTime } from '#app/lib/time-format.ts'
import type { JournalRow } from './journal-line.ts'
import type { FileContext } from './sales-tables.server.ts'

const MINUTE_MS = 60_000

/**
 * Makes lines into rows of the table of every line. Words are looked up once, and a minute is put into words once for all
 * its lines, which stand together: of half a million lines that is most of the work.
 */
export function journalCellsOf({
  t,
  language,
  timeZone,
}: FileContext): (row: JournalRow) => CsvCell[] {
  const kinds = { sale: t('sales:file.kinds.sale'), reversal: t('sales:file.kinds.reversal') }
  const payments = {
    cash: t('sales:payment.cash'),
    qris: t('sales:payment.qris'),
    card: t('sales:payment.card'),
    transfer: t('sales:payment.transfer'),
  }
  let latest: { minute: number; day: string; time: string } | undefined
  const clockAt = (at: Date) => {
    const minute = Math.floor(at.getTime() / MINUTE_MS)
    if (latest?.minute !== minute) {
      const time = formatTime(at, timeZone, language)
      latest = { minute, day: localDay(at, timeZone), time }
    }
    return latest
  }
  return (row) => {
    const { day, time } = clockAt(row.soldAt)
    return [
      row.number,
      kinds[row.kind],
      day,
      time,
      row.boothCode,
      row.exhibitorName,
      row.kanwilName,
      row.productName,
      row.quantity,
      row.unitPriceIdr,
      row.amountIdr,
      payments[row.payment],
      row.paymentReference,
      row.cashier,
      row.reason,
    ]
  }
}
