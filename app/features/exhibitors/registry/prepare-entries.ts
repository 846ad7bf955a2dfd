import { auditRows } from '#app/features/people/audit-rows.ts'
import type { Actor } from '#app/lib/actor.ts'
import { newId } from '#app/lib/ids.ts'
import { ALIAS_MARK } from './columns.ts'
import type { ImportRow } from './import-diff.ts'
import type { RegistryKind } from './registry-kinds.ts'

/** Entries as they are written. Lists that may be long are JSON, as the database reads them. */
export type PreparedEntries = {
  /** Keys of all that is written, also of those that had none before. */
  keys: string[]
  cells: string
  /** Keys of those that have come under another Kanwil. */
  moved: string[]
  /** Keys of those whose other names are written anew, and these names. */
  renamed: string[]
  aliases: string
  /** A trace of each. */
  audits: string
}

/** Makes of the rows that are new or changed what is to be written. */
export function prepareEntries(
  actor: Actor<null>,
  kind: RegistryKind,
  rows: ReadonlyArray<ImportRow>,
): PreparedEntries {
  const written = rows
    .filter(({ state }) => state === 'new' || state === 'changed')
    .map((row) => {
      const id = newId()
      const key = row.key === '' ? id : row.key
      const ownId = kind === 'business' && row.key !== '' ? row.key : id
      return { ...row, key, cells: { ...row.after, newId: ownId } }
    })
  const renamed = written.filter(({ changes }) =>
    changes.some(({ column }) => column === 'aliases'),
  )
  return {
    keys: written.map(({ key }) => key),
    cells: JSON.stringify(written.map(({ cells }) => cells)),
    moved: written
      .filter(
        ({ state, changes }) =>
          state === 'changed' && changes.some(({ column }) => column === 'kanwil'),
      )
      .map(({ key }) => key),
    renamed: renamed.map(({ key }) => key),
    aliases: JSON.stringify(
      renamed.flatMap(({ key, after }) =>
        otherNames(after.aliases).map((name) => ({ id: newId(), key, name })),
      ),
    ),
    audits: auditRows(
      written.map(({ key, state, changes, name }) => ({
        ...actor,
        action: state === 'new' ? 'registry.added' : 'registry.changed',
        subjectType: kind,
        subjectId: key,
        before:
          state === 'new'
            ? undefined
            : Object.fromEntries(changes.map(({ column, before }) => [column, before])),
        after: {
          ...Object.fromEntries(changes.map(({ column, after }) => [column, after])),
          ...(state === 'new' ? { name } : {}),
        },
      })),
    ),
  }
}

function otherNames(cell: string | undefined): string[] {
  return (cell ?? '')
    .split(ALIAS_MARK)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
