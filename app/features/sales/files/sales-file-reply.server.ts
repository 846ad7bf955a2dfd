import type { Db } from '#db/connect.server.ts'
import { getSalesReport } from '../totals/sales-report.server.ts'
import type { SalesScope } from '../totals/sales-totals.server.ts'
import { type FileContext, salesCsv, salesWorkbook } from './sales-files.server.ts'
import { listJournal } from './sales-journal.server.ts'

export const fileTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The sales in scope as a file of the kind asked for. */
export async function writeSalesFile(
  db: Db,
  scope: SalesScope,
  kind: keyof typeof fileTypes,
  context: FileContext,
): Promise<string | Buffer> {
  // One moment for sheets and lines, so that a sale in between cannot make them differ.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const journal = await listJournal(trx, scope)
      if (kind === 'csv') return salesCsv(journal, context)
      return salesWorkbook(await getSalesReport(trx, scope), journal, context)
    })
}
