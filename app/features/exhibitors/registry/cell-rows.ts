import { type Cells, registryColumns } from './columns.ts'
import type { RegistryKind } from './registry-kinds.ts'

/** An entry as the database gives it: text under the names of columns. */
export type CellRow = Record<string, string | null>

/** Entries by key, every part as text. */
export function cellsByKey(kind: RegistryKind, rows: ReadonlyArray<CellRow>): Map<string, Cells> {
  const { key, all } = registryColumns[kind]
  return new Map(
    rows.map((row) => [
      row[key] ?? '',
      Object.fromEntries(all.map((column) => [column, row[column] ?? ''])),
    ]),
  )
}
