import { createHash } from 'node:crypto'
import { z } from 'zod'
import { cellsByKey } from './cell-rows.ts'
import type { Reference } from './columns.ts'
import { diffImport, type ImportRow } from './import-diff.ts'
import { KeptImport } from './kept-import.ts'
import { type NamesText, namesOf, readNames } from './known-names.ts'
import type { RegistryKind } from './registry-kinds.ts'

/** A kept file and all that it is compared with: the same of it gives the same answer. */
export type Comparing = {
  kind: RegistryKind
  /** The kept file, all that the registry has of this kind, and names, as JSON that the database has written. */
  kept: string
  existing: string
  names: NamesText
  reference: Reference
}

const Rows = z.array(z.record(z.string(), z.string().nullable()))

/** What a kept file would do to the registry. */
export function compareImport({ kind, kept, reference, ...given }: Comparing) {
  const file = KeptImport.parse(JSON.parse(kept))
  const existing = cellsByKey(kind, Rows.parse(JSON.parse(given.existing)))
  const names = namesOf(readNames(given.names))
  const rows = diffImport(kind, file.columns, file.rows, existing, reference, names)
  return { file, rows, existing, print: printOf(rows) }
}

/** A mark of exactly what would be written; it differs when the registry, and so the preview, has changed. */
function printOf(rows: ReadonlyArray<ImportRow>): string {
  const written = rows
    .filter(({ state }) => state !== 'unchanged')
    .map(({ row, state, key, changes, problems }) => [row, state, key, changes, problems])
  return createHash('sha256').update(JSON.stringify(written)).digest('base64url')
}
