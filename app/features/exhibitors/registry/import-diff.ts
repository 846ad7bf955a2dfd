import type { FormMessage } from '#app/lib/domain-error.ts'
import {
  type Cells,
  type ColumnName,
  type Reference,
  readCell,
  registryColumns,
} from './columns.ts'
import type { RegistryKind } from './registry-kinds.ts'

/** A row as the file has it; `row` counts from 1, the headings included, as a spreadsheet does. */
export type GivenRow = { row: number; cells: Cells }

/** What the registry holds, by key. */
export type Existing = ReadonlyMap<string, Cells>

export type CellChange = { column: ColumnName; before: string; after: string }
type Problem = { column: ColumnName; message: FormMessage }
export type ImportRow = {
  row: number
  state: 'new' | 'changed' | 'unchanged' | 'wrong'
  /** Code or id; empty for a business that is new. */
  key: string
  name: string
  /** The whole entry as it will be. */
  after: Cells
  changes: CellChange[]
  problems: Problem[]
}

export type Names = {
  /** The key of the entry that has this name, however it is spelled. */
  holderOf: (name: string) => string | undefined
  /** The name as it is compared. */
  comparable: (name: string) => string
}

/** A name without what cannot be seen of it. */
export const plain = (text: string | undefined) => (text ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim()

/**
 * What a file would do to the registry, row by row, without doing it. Columns that the file lacks stay as they are; so do entries that
 * it lacks. Writing the registry into a file and reading that again changes nothing.
 */
export function diffImport(
  kind: RegistryKind,
  columns: ReadonlyArray<ColumnName>,
  rows: ReadonlyArray<GivenRow>,
  existing: Existing,
  reference: Reference,
  names: Names,
): ImportRow[] {
  const seenKeys = new Map<string, number>()
  const seenNames = new Map<string, number>()
  return rows.map((given) => {
    const read = readRow(kind, columns, given, existing, reference)
    const { key, name, before } = read
    const problems = [...read.problems]
    const column = registryColumns[kind].key
    const earlier = key === '' ? undefined : seenKeys.get(key)
    if (earlier !== undefined)
      problems.push({ column, message: { key: 'rowTwice', params: { row: earlier } } })
    else if (key !== '') seenKeys.set(key, given.row)
    if (!before && kind === 'business' && key !== '')
      problems.push({ column, message: { key: 'idUnknown' } })
    if (!before && name !== '') {
      const holder = names.holderOf(name)
      const twin = seenNames.get(names.comparable(name))
      if (holder !== undefined)
        problems.push({ column: 'name', message: { key: 'nameHeld', params: { key: holder } } })
      else if (twin !== undefined)
        problems.push({ column: 'name', message: { key: 'rowTwice', params: { row: twin } } })
    }
    if (!before && name !== '') seenNames.set(names.comparable(name), given.row)
    const state =
      problems.length > 0
        ? 'wrong'
        : !before
          ? 'new'
          : read.changes.length > 0
            ? 'changed'
            : 'unchanged'
    return {
      row: given.row,
      state,
      key,
      name,
      after: read.after,
      changes: state === 'changed' || state === 'new' ? read.changes : [],
      problems,
    }
  })
}

function readRow(
  kind: RegistryKind,
  columns: ReadonlyArray<ColumnName>,
  given: GivenRow,
  existing: Existing,
  reference: Reference,
) {
  const { key: keyColumn, all, required } = registryColumns[kind]
  const problems: Problem[] = []
  const keyReading = readCell(kind, keyColumn, given.cells[keyColumn] ?? '', reference)
  const key = 'value' in keyReading ? keyReading.value : ''
  const before = key === '' ? undefined : existing.get(key)
  const after: Cells = { ...before, [keyColumn]: key }
  const changes: CellChange[] = []
  for (const column of all) {
    if (!columns.includes(column)) {
      if (!before && required.includes(column))
        problems.push({ column, message: { key: 'columnMissing' } })
      continue
    }
    const old = before?.[column] ?? ''
    const text = given.cells[column] ?? ''
    // What the registry holds may be written in a way that would not be taken today; left alone, it stays.
    if (before && plain(text) === plain(old)) continue
    const reading = readCell(kind, column, text, reference)
    if ('problem' in reading) {
      problems.push({ column, message: reading.problem })
      continue
    }
    const usual = readCell(kind, column, old, reference)
    if (before && reading.value === ('value' in usual ? usual.value : old)) continue
    after[column] = reading.value
    if (column !== keyColumn && reading.value !== old)
      changes.push({ column, before: old, after: reading.value })
  }
  if (kind === 'upt' && after.kind === 'rupbasan' && (after.email ?? '') !== '' && !before?.email)
    problems.push({ column: 'email', message: { key: 'rupbasanHasNoContact' } })
  return { key, before, after, changes, problems, name: plain(after.name ?? given.cells.name) }
}

/** How many rows are in which state. */
export function countStates(rows: ReadonlyArray<ImportRow>): Record<ImportRow['state'], number> {
  const counts = { new: 0, changed: 0, unchanged: 0, wrong: 0 }
  for (const { state } of rows) counts[state] += 1
  return counts
}
