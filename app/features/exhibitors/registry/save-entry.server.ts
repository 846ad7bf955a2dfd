import { createHash } from 'node:crypto'
import type { Actor } from '#app/lib/actor.ts'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import { ALIAS_MARK, type Cells, type ColumnName, registryColumns } from './columns.ts'
import { diffImport } from './import-diff.ts'
import { namesOf } from './known-names.ts'
import { prepareEntries } from './prepare-entries.ts'
import { loadCells, loadNames, loadReferenceWords } from './registry-cells.server.ts'
import type { RegistryKind } from './registry-kinds.ts'
import { lockRegistry, writeEntries } from './write-registry.server.ts'

/** A mark of an entry as somebody has seen it. */
function printOfEntry(cells: Cells): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(cells).sort()))
    .digest('base64url')
}

/** One entry as text; undefined when there is none with this key. */
export async function findEntry(db: Db, kind: RegistryKind, key: string) {
  const cells = (await loadCells(db, kind, key)).get(key)
  return cells && { cells, print: printOfEntry(cells) }
}

type Saving = {
  kind: RegistryKind
  /** Undefined for a new entry. */
  key: string | undefined
  cells: Cells
  /** Of the entry that was edited, to notice that somebody else was quicker. */
  print?: string | undefined
  keepOldName: boolean
}

type Saved = { key: string } | { problems: Partial<Record<ColumnName, FormMessage[]>> }

/** Adds or changes one entry by the same rules as an import. A new name can leave the old one as another name. */
export async function saveEntry(db: Db, actor: Actor<null>, saving: Saving): Promise<Saved> {
  const { kind, key, print, keepOldName } = saving
  const keyColumn = registryColumns[kind].key
  return db.transaction().execute(async (trx) => {
    await lockRegistry(trx)
    const cells: Cells = { ...saving.cells, ...(key === undefined ? {} : { [keyColumn]: key }) }
    const asked = (cells[keyColumn] ?? '').trim().toUpperCase()
    const existing = await loadCells(trx, kind, key ?? asked)
    const before = key === undefined ? undefined : existing.get(key)
    if (key === undefined && kind !== 'business' && existing.has(asked))
      return { problems: { [keyColumn]: [{ key: 'codeTaken' }] } }
    if (key !== undefined && (!before || printOfEntry(before) !== print))
      throw new DomainError('entryChanged')
    const name = (cells.name ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim()
    if (keepOldName && before?.name && name !== '' && name !== before.name)
      cells.aliases = [cells.aliases, before.name].filter(Boolean).join(ALIAS_MARK)
    const reference = await loadReferenceWords(trx)
    const names = await loadNames(trx, kind, [name])
    const columns = registryColumns[kind].all
    const [row] = diffImport(
      kind,
      columns,
      [{ row: 1, cells }],
      existing,
      reference,
      namesOf(names),
    )
    if (!row) throw new DomainError('entryChanged')
    if (row.problems.length > 0) {
      const problems: Partial<Record<ColumnName, FormMessage[]>> = {}
      for (const { column, message } of row.problems)
        problems[column] = [...(problems[column] ?? []), message]
      return { problems }
    }
    const entries = prepareEntries(actor, kind, [row])
    await writeEntries(trx, kind, entries)
    return { key: entries.keys[0] ?? row.key }
  })
}
