import { closeSync, openSync, writeFileSync } from 'node:fs'
import { getT } from '#app/i18n/i18n.server.ts'
import type { Language } from '#app/i18n/i18n.ts'
import { type CsvCell, csvHead, csvRows } from '#app/lib/csv.ts'
import type { FileKind, TableFile } from '#app/lib/table-file.server.ts'
import { widthsOf, XlsxWriter } from '#app/lib/tables/xlsx-writer.ts'
import type { SalesReport } from '../totals/sales-report.server.ts'
import { journalCellsOf } from './journal-cells.ts'
import { readJournalLine } from './journal-line.ts'
import { type JournalHead, journalHead, totalTables } from './sales-tables.server.ts'

/** What comes piece by piece: first the totals, where the file has them, then lines as the database writes them. */
export type SalesPiece = { totals: SalesReport } | { lines: string[] }

type Order = { path: string; kind: FileKind; language: Language; timeZone: string }

/** A file in the making, of either kind. */
type SalesWriter = {
  totals: (table: TableFile) => void
  lines: (rows: CsvCell[][]) => void
  end: () => void
}

/** Writes the sales as they are read, so that neither lines nor file are ever in memory as a whole. */
export default async function writeSales(
  { path, kind, language, timeZone }: Order,
  pieces: AsyncIterable<SalesPiece>,
): Promise<void> {
  const context = { t: await getT(language, ['sales']), language, timeZone }
  const cells = journalCellsOf(context)
  const head = journalHead(context.t)
  const file = openSync(path, 'wx', 0o600)
  const write = (bytes: Uint8Array | string) => {
    writeFileSync(file, bytes)
  }
  const writer = kind === 'csv' ? csvWriter(head, write) : workbookWriter(head, write)
  try {
    for await (const piece of pieces) {
      if ('totals' in piece) totalTables(piece.totals, context).forEach(writer.totals)
      else writer.lines(piece.lines.map((line) => cells(readJournalLine(line))))
    }
    writer.end()
  } finally {
    closeSync(file)
  }
}

function csvWriter({ header }: JournalHead, write: (text: string) => void): SalesWriter {
  write(csvHead(header))
  return { totals() {}, lines: (rows) => write(csvRows(rows)), end() {} }
}

function workbookWriter(head: JournalHead, write: (bytes: Uint8Array) => void): SalesWriter {
  const book = new XlsxWriter(write)
  let begun = false
  const begin = (rows: CsvCell[][]) => {
    if (!begun) book.begin({ ...head, widths: widthsOf(head.header, rows) })
    begun = true
  }
  return {
    totals: (table) => book.table(table),
    lines(rows) {
      begin(rows)
      book.rows(rows)
    },
    end() {
      begin([])
      book.end()
    },
  }
}
