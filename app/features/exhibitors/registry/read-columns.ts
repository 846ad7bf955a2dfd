import { DomainError } from '#app/lib/domain-error.ts'
import { type ColumnName, registryColumns } from './columns.ts'
import type { GivenRow } from './import-diff.ts'
import type { KeptImport } from './kept-import.ts'
import type { FileTable } from './read-table.server.ts'
import { plainHeading } from './registry-headings.ts'
import type { RegistryKind } from './registry-kinds.ts'

export type Headings = {
  /** Which column a heading means, by how headings are compared. */
  known: ReadonlyMap<string, ColumnName>
  /** What a column is called for the reader of a refusal. */
  words: ReadonlyMap<ColumnName, string>
}

/** Reads the headings and puts each cell under its column; headings that mean nothing are named and left out. */
export function readColumns(
  kind: RegistryKind,
  table: FileTable,
  { known, words }: Headings,
): KeptImport {
  const [head, ...body] = table.rows
  if (!head) throw new DomainError('fileEmpty')
  const { key, all } = registryColumns[kind]
  const found = head.cells.map((cell) => {
    const name = known.get(plainHeading(cell))
    return name !== undefined && all.includes(name) ? name : undefined
  })
  const columns = found.filter((name) => name !== undefined)
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice) throw new DomainError('headingTwice', { column: words.get(twice) ?? twice })
  const needed: ColumnName = kind === 'business' ? 'name' : key
  if (!columns.includes(needed))
    throw new DomainError('headingMissing', { column: words.get(needed) ?? needed })
  if (body.length === 0) throw new DomainError('noRows')
  const rows: GivenRow[] = body.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(
      found.flatMap((name, index) => (name ? [[name, cells[index] ?? '']] : [])),
    ),
  }))
  const ignored = head.cells.filter((cell, index) => cell.trim() !== '' && !found[index])
  return { columns, ignored: ignored.map((cell) => cell.slice(0, 60)), rows }
}
