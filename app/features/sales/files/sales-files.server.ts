import type { TFunction } from 'i18next'
import writeExcel, { type Row, type Sheet } from 'write-excel-file/node'
import type { Language } from '#app/i18n/i18n.ts'
import { type CsvCell, toCsv } from '#app/lib/csv.ts'
import { dayOf } from '#app/lib/time.ts'
import { formatTime } from '#app/lib/time-format.ts'
import type { SalesReport } from '../totals/sales-report.server.ts'
import type { JournalRow } from './sales-journal.server.ts'

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

function journalCells(row: JournalRow, { t, language, timeZone }: FileContext): CsvCell[] {
  return [
    row.number,
    t(`sales:file.kinds.${row.kind}`),
    dayOf(row.soldAt, timeZone),
    formatTime(row.soldAt, timeZone, language),
    row.boothCode,
    row.exhibitorName,
    row.kanwilName,
    row.productName,
    row.quantity,
    row.unitPriceIdr,
    row.amountIdr,
    t(`sales:payment.${row.payment}`),
    row.paymentReference,
    row.cashier,
    row.reason,
  ]
}

/** Every line and reversal as CSV: the column of amounts sums to the turnover. */
export function salesCsv(journal: ReadonlyArray<JournalRow>, context: FileContext): string {
  return toCsv(
    journalHeader(context.t),
    journal.map((row) => journalCells(row, context)),
  )
}

const widthOf = (cells: ReadonlyArray<CsvCell>) =>
  Math.min(48, Math.max(10, ...cells.map((cell) => String(cell ?? '').length + 2)))

/** A sheet with bold headings that stay in sight, and real numbers with thousands. */
function sheetOf(name: string, header: string[], rows: ReadonlyArray<CsvCell[]>): Sheet<Buffer> {
  const head: Row = header.map((value) => ({ value, type: String, fontWeight: 'bold' }))
  const body: Row[] = rows.map((row) =>
    row.map((value) => {
      if (value === null) return null
      return typeof value === 'number'
        ? { value, type: Number, format: '#,##0' }
        : { value, type: String }
    }),
  )
  const columns = header.map((title, index) => ({
    width: widthOf([title, ...rows.slice(0, 200).map((row) => row[index] ?? '')]),
  }))
  return { sheet: name, data: [head, ...body], columns, stickyRowsCount: 1 }
}

/** The totals, one sheet a way of summing, and all lines at the end. */
export async function salesWorkbook(
  report: SalesReport,
  journal: ReadonlyArray<JournalRow>,
  context: FileContext,
): Promise<Buffer> {
  const { t, language, timeZone } = context
  const items = t('sales:file.quantity')
  const turnover = t('sales:file.turnover')
  const sheets = [
    sheetOf(
      t('sales:by.booth'),
      [t('sales:file.booth'), t('sales:file.zone'), items, turnover],
      report.booths.map((row) => [row.code, row.zoneName, row.quantity, row.amountIdr]),
    ),
    sheetOf(
      t('sales:by.exhibitor'),
      [t('sales:file.exhibitor'), t('sales:file.kanwil'), items, turnover],
      report.exhibitors.map((row) => [row.name, row.kanwilName, row.quantity, row.amountIdr]),
    ),
    sheetOf(
      t('sales:by.kanwil'),
      [t('sales:file.kanwil'), items, turnover],
      report.kanwils.map((row) => [row.name ?? t('sales:noKanwil'), row.quantity, row.amountIdr]),
    ),
    sheetOf(
      t('sales:by.product'),
      [t('sales:file.product'), t('sales:file.exhibitor'), items, turnover],
      report.products.map((row) => [row.name, row.exhibitorName, row.quantity, row.amountIdr]),
    ),
    sheetOf(
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
          sheetOf(
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
    sheetOf(
      t('sales:by.line'),
      journalHeader(t),
      journal.map((row) => journalCells(row, context)),
    ),
  ]
  return writeExcel(sheets).toBuffer()
}
