import { createHash } from 'node:crypto'
import type { TFunction } from 'i18next'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { type FileKind, writeTable } from '#app/lib/table-file.server.ts'
import type { Db } from '#db/connect.server.ts'
import { type ColumnName, columnNames, registryColumns } from './columns.ts'
import { countStates, diffImport, type GivenRow, type ImportRow } from './import-diff.ts'
import type { FileTable } from './read-table.server.ts'
import { loadCells, loadNames, loadReferenceWords } from './registry-cells.server.ts'
import type { RegistryKind } from './registry-kinds.ts'
import { listHeadings, plainHeading } from './registry-words.server.ts'
import { lockRegistry, writeEntries } from './write-registry.server.ts'

const column = z.enum(columnNames)
/** A file as it is kept between preview and import. */
const Kept = z.object({
  columns: z.array(column),
  ignored: z.array(z.string()),
  rows: z.array(z.object({ row: z.number().int(), cells: z.partialRecord(column, z.string()) })),
})

/** Reads the headings and puts each cell under its column; headings that mean nothing are named and left out. */
async function readColumns(
  kind: RegistryKind,
  table: FileTable,
  words: (column: ColumnName) => string,
) {
  const [head, ...body] = table.rows
  if (!head) throw new DomainError('fileEmpty')
  const known = await listHeadings()
  const { key, all } = registryColumns[kind]
  const found = head.cells.map((cell) => {
    const name = known.get(plainHeading(cell))
    return name !== undefined && all.includes(name) ? name : undefined
  })
  const columns = found.filter((name) => name !== undefined)
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice) throw new DomainError('headingTwice', { column: words(twice) })
  const needed: ColumnName = kind === 'business' ? 'name' : key
  if (!columns.includes(needed)) throw new DomainError('headingMissing', { column: words(needed) })
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

type Upload = { kind: RegistryKind; fileName: string; table: FileTable }

/** Keeps a file that was read, for its preview. Files of earlier days that nobody has imported are thrown away. */
export async function keepUpload(
  db: Db,
  { userId }: Actor<null>,
  { kind, fileName, table }: Upload,
  words: (column: ColumnName) => string,
): Promise<string> {
  const rows = await readColumns(kind, table, words)
  const id = newId()
  await db
    .deleteFrom('registryImport')
    .where('createdAt', '<', sql<Date>`now() - interval '1 day'`)
    .execute()
  await db
    .insertInto('registryImport')
    .values({
      id,
      userId,
      kind,
      fileName: fileName.slice(0, 200),
      rows: JSON.stringify(rows).replaceAll('\\u0000', ''),
    })
    .execute()
  return id
}

async function findUpload(db: Db, { userId }: Actor<null>, id: string) {
  const upload = await db
    .selectFrom('registryImport')
    .select(['id', 'kind', 'fileName', 'rows', 'createdAt', 'appliedAt'])
    .where('id', '=', id)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return upload && { ...upload, rows: Kept.parse(upload.rows) }
}

/** A mark of exactly what would be written; it differs when the registry, and so the preview, has changed. */
function printOf(rows: ReadonlyArray<ImportRow>): string {
  const written = rows
    .filter(({ state }) => state !== 'unchanged')
    .map(({ row, state, key, changes, problems }) => [row, state, key, changes, problems])
  return createHash('sha256').update(JSON.stringify(written)).digest('base64url')
}

async function compare(db: Db, kind: RegistryKind, kept: z.output<typeof Kept>) {
  const [existing, reference, names] = await Promise.all([
    loadCells(db, kind),
    loadReferenceWords(db),
    loadNames(
      db,
      kind,
      kept.rows.map(({ cells }) => (cells.name ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim()),
    ),
  ])
  const rows = diffImport(kind, kept.columns, kept.rows, existing, reference, names)
  return { rows, existing }
}

/** What a kept file would do now; undefined when there is none, or it is somebody else's. */
export async function findPreview(db: Db, actor: Actor<null>, id: string) {
  const upload = await findUpload(db, actor, id)
  if (!upload) return undefined
  const { rows, existing } = await compare(db, upload.kind, upload.rows)
  const inFile = new Set(rows.map(({ key }) => key))
  return {
    id,
    kind: upload.kind,
    fileName: upload.fileName,
    appliedAt: upload.appliedAt,
    ignored: upload.rows.ignored,
    rows,
    counts: countStates(rows),
    untouched: [...existing.keys()].filter((key) => !inFile.has(key)).length,
    print: printOf(rows),
  }
}

/**
 * Writes what the preview with this print has shown, all of it but the rows that are wrong, or refuses when that is no
 * longer what would happen.
 */
export async function applyImport(
  db: Db,
  actor: Actor<null>,
  { id, print }: { id: string; print: string },
): Promise<{ added: number; changed: number; wrong: number }> {
  return db.transaction().execute(async (trx) => {
    await lockRegistry(trx)
    const upload = await findUpload(trx, actor, id)
    if (!upload) throw new DomainError('registryChanged')
    if (upload.appliedAt) throw new DomainError('importDone')
    const { rows } = await compare(trx, upload.kind, upload.rows)
    if (printOf(rows) !== print) throw new DomainError('registryChanged')
    const counts = countStates(rows)
    if (counts.new + counts.changed === 0) throw new DomainError('importWrong')
    await writeEntries(trx, actor, upload.kind, rows)
    await trx
      .updateTable('registryImport')
      .set({ appliedAt: sql<Date>`now()` })
      .where('id', '=', id)
      .execute()
    return { added: counts.new, changed: counts.changed, wrong: counts.wrong }
  })
}

type Words = TFunction<['registry', 'errors']>

/**
 * The rows of a kept file that are wrong, as a file: each with its number, the reasons, and its cells as they were, to be
 * mended and uploaded again. Undefined when there is no such file, or it is somebody else's.
 */
export async function exportWrongRows(
  db: Db,
  actor: Actor<null>,
  { id, file, t }: { id: string; file: FileKind; t: Words },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const upload = await findUpload(db, actor, id)
  if (!upload) return undefined
  const { columns, rows: given } = upload.rows
  const { rows } = await compare(db, upload.kind, upload.rows)
  const cellsOf = new Map(given.map(({ row, cells }) => [row, cells]))
  const reason = ({ column, message }: ImportRow['problems'][number]) =>
    `${t(`registry:column.${column}`)}: ${t(`errors:${message.key}`, message.params)}`
  return writeTable(file, {
    name: t('registry:state.wrong'),
    header: [
      t('registry:preview.row'),
      t('registry:preview.problems'),
      ...columns.map((column) => t(`registry:column.${column}`)),
    ],
    rows: rows
      .filter(({ state }) => state === 'wrong')
      .map(({ row, problems }) => [
        row,
        problems.map(reason).join(' '),
        ...columns.map((column) => cellsOf.get(row)?.[column] ?? ''),
      ]),
  })
}
