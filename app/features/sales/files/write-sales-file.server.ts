import type { Language } from '#app/i18n/i18n.ts'
import { type WrittenFile, writtenBeside } from '#app/lib/heavy/written-beside.server.ts'
import type { FileKind } from '#app/lib/table-file.server.ts'
import type { Db } from '#db/connect.server.ts'
import { getSalesReport } from '../totals/sales-report.server.ts'
import { type SalesScope, sumSales } from '../totals/sales-totals.server.ts'
import type { SalesPiece } from './sales-file.heavy.ts'
import { readJournal } from './sales-journal.server.ts'

const writeSales = writtenBeside<typeof import('./sales-file.heavy.ts')>(
  '#app/features/sales/files/sales-file.heavy.ts',
)

/**
 * The sales in scope as a file of the kind asked for. Many who ask for the same while it is made are given one file;
 * whoever asks after another sale gets a newer one.
 */
export async function writeSalesFile(
  db: Db,
  scope: SalesScope,
  kind: FileKind,
  { language, timeZone }: { language: Language; timeZone: string },
  signal?: AbortSignal,
): Promise<WrittenFile> {
  const known = { scope, sum: await sumSales(db, scope) }
  return writeSales({ kind, language, timeZone }, () => readSales(db, scope, kind), {
    known,
    signal,
  })
}

/** What stands in the file, read at one moment, so that a sale in between cannot make sheets and lines differ. */
async function* readSales(db: Db, scope: SalesScope, kind: FileKind): AsyncGenerator<SalesPiece> {
  const trx = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  try {
    if (kind === 'xlsx') yield { totals: await getSalesReport(trx, scope) }
    for await (const lines of readJournal(trx, scope)) yield { lines }
  } finally {
    await trx.rollback().execute()
  }
}
