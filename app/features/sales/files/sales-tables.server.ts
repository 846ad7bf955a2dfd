import type { TFunction } from 'i18next'
import type { Language } from '#app/i18n/i18n.ts'
import type { CsvCell } from '#app/lib/csv.ts'
import type { TableFile } from '#app/lib/table-file.server.ts'
import { dayOf } from '#app/lib/time.ts'
import { formatTime } from '#app/lib/time-format.ts'
import type { SalesReport } from '../totals/sales-report.server.ts'

type Words = TFunction<['sales']>
export type FileContext = { t: Words; language: Language; timeZone: string }

function journalHeader(t: Words): string[] {
  return [
    t('sales:file.number'),
    t('sales:file.kind'),
    t('sales:file.day'),
    t('sales:file.time'),
    t('sales:file.booth'),
    t('sales:file.exhibitor'),
    t('sales:file.kanwil'),
    t('sales:file.product'),
    t('sales:file.quantity'),
    t('sales:file.unitPrice'),
    t('sales:file.amount'),
    t('sales:file.payment'),
    t('sales:file.reference'),
    t('sales:file.cashier'),
    t('sales:file.reason'),
  ]
}

const RUPIAH_AND_ITEMS = '#,##0'

export type JournalHead = Pick<TableFile, 'name' | 'header' | 'numberFormat'>

/** Of the table of every line and reversal, whose column of amounts sums to the turnover. */
export function journalHead(t: Words): JournalHead {
  return { name: t('sales:by.line'), header: journalHeader(t), numberFormat: RUPIAH_AND_ITEMS }
}

/** The totals, one table a way of summing. */
export function totalTables(
  report: SalesReport,
  { t, language, timeZone }: FileContext,
): TableFile[] {
  const table = (name: string, header: string[], rows: CsvCell[][]): TableFile => ({
    name,
    header,
    rows,
    numberFormat: RUPIAH_AND_ITEMS,
  })
  const items = t('sales:file.quantity')
  const turnover = t('sales:file.turnover')
  return [
    table(
      t('sales:by.booth'),
      [t('sales:file.booth'), t('sales:file.zone'), items, turnover],
      report.booths.map((row) => [row.code, row.zoneName, row.quantity, row.amountIdr]),
    ),
    table(
      t('sales:by.exhibitor'),
      [t('sales:file.exhibitor'), t('sales:file.kanwil'), items, turnover],
      report.exhibitors.map((row) => [row.name, row.kanwilName, row.quantity, row.amountIdr]),
    ),
    table(
      t('sales:by.kanwil'),
      [t('sales:file.kanwil'), items, turnover],
      report.kanwils.map((row) => [row.name ?? t('sales:noKanwil'), row.quantity, row.amountIdr]),
    ),
    table(
      t('sales:by.product'),
      [t('sales:file.product'), t('sales:file.exhibitor'), items, turnover],
      report.products.map((row) => [row.name, row.exhibitorName, row.quantity, row.amountIdr]),
    ),
    table(
      t('sales:by.hour'),
      [t('sales:file.day'), t('sales:file.time'), items, turnover],
      report.hours.map((row) => [
        dayOf(row.hour, timeZone),
        formatTime(row.hour, timeZone, language),
        row.quantity,
        row.amountIdr,
      ]),
    ),
    ...(report.payments
      ? [
          table(
            t('sales:by.payment'),
            [t('sales:file.payment'), t('sales:file.sales'), turnover],
            report.payments.map((row) => [
              t(`sales:payment.${row.payment}`),
              row.sales,
              row.amountIdr,
            ]),
          ),
        ]
      : []),
  ]
}
