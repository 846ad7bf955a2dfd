import { type FileKind, writeTable, writeWorkbook } from '#app/lib/table-file.server.ts'
import type { Db } from '#db/connect.server.ts'
import { getSalesReport } from '../totals/sales-report.server.ts'
import type { SalesScope } from '../totals/sales-totals.server.ts'
import { listJournal } from './sales-journal.server.ts'
import { type FileContext, journalTable, totalTables } from './sales-tables.server.ts'

/** The sales in scope as a file of the kind asked for. */
export async function writeSalesFile(
  db: Db,
  scope: SalesScope,
  kind: FileKind,
  context: FileContext,
): Promise<string | Buffer> {
  // Sheets and lines are read as of one moment, so that a sale in between cannot make them differ.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const journal = journalTable(await listJournal(trx, scope), context)
      if (kind === 'csv') return writeTable('csv', journal)
      return writeWorkbook([...totalTables(await getSalesReport(trx, scope), context), journal])
    })
}
