import { z } from 'zod'
import { getT } from '#app/i18n/i18n.server.ts'
import type { Language } from '#app/i18n/i18n.ts'
import type { FileKind } from '#app/lib/table-file.server.ts'
import { writeTable } from '#app/lib/tables/write-table.ts'
import { cellsByKey } from './cell-rows.ts'
import { type ColumnName, registryColumns } from './columns.ts'
import { businessKinds, type RegistryKind, uptKinds } from './registry-kinds.ts'

export type RegistryFile = {
  kind: RegistryKind
  file: FileKind
  language: Language
  /** The entries as JSON that the database has written (`loadCellsText`). */
  entries: string
}

const Rows = z.array(z.record(z.string(), z.string().nullable()))

/** A list of the registry as a file that can be changed and imported again: kinds stand in it as words. */
export default async function writeRegistry(order: RegistryFile): Promise<Uint8Array<ArrayBuffer>> {
  const { kind, file, language, entries } = order
  const t = await getT(language, ['registry'])
  const { all } = registryColumns[kind]
  const kindWords = new Map<string, string>(
    [...uptKinds, ...businessKinds].map((known) => [known, t(`registry:kind.${known}`)]),
  )
  const wordOf = (column: ColumnName, value: string) =>
    (column === 'kind' ? kindWords.get(value) : undefined) ?? value
  const cells = [...cellsByKey(kind, Rows.parse(JSON.parse(entries))).values()]
  return writeTable({
    kind: file,
    table: {
      name: t(`registry:list.${kind}`),
      header: all.map((column) => t(`registry:column.${column}`)),
      // Coordinates stay text, so that no spreadsheet rounds them.
      rows: cells.map((entry) => all.map((column) => wordOf(column, entry[column] ?? '') || null)),
    },
  })
}
