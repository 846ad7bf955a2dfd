import { plain } from './import-diff.ts'
import { type Headings, readColumns } from './read-columns.ts'
import { readTable } from './read-table.server.ts'
import type { RegistryKind } from './registry-kinds.ts'

type Order = { kind: RegistryKind; file: Uint8Array; fileName: string; headings: Headings }

/**
 * A list for the registry as it is kept: JSON, with nothing in it that PostgreSQL's would refuse. The names in it stand
 * there once more by themselves, for the database to compare.
 */
export default async function readUpload({
  kind,
  file,
  fileName,
  headings,
}: Order): Promise<string> {
  const kept = readColumns(kind, await readTable(file, fileName), headings)
  const names = [...new Set(kept.rows.map(({ cells }) => plain(cells.name)))]
  return JSON.stringify({ ...kept, names }).replaceAll('\\u0000', '')
}
