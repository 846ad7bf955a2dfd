import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Language } from '#app/i18n/i18n.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { beside, drawnBeside } from '#app/lib/heavy/heavy.server.ts'
import { HeavyRefusal } from '#app/lib/heavy/heavy-refusal.ts'
import { newId } from '#app/lib/ids.ts'
import type { FileKind } from '#app/lib/table-file.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { Comparing } from './compare-import.ts'
import type { PreviewPage } from './preview-import.heavy.ts'
import type { Headings } from './read-columns.ts'
import { loadCellsText, loadNamesText, loadReferenceWords } from './registry-cells.server.ts'
import type { RegistryKind } from './registry-kinds.ts'
import { lockRegistry, writeEntries } from './write-registry.server.ts'

const readBeside = beside<typeof import('./read-upload.heavy.ts')>(
  '#app/features/exhibitors/registry/read-upload.heavy.ts',
)
const previewBeside = beside<typeof import('./preview-import.heavy.ts')>(
  '#app/features/exhibitors/registry/preview-import.heavy.ts',
)
const prepareBeside = beside<typeof import('./prepare-import.heavy.ts')>(
  '#app/features/exhibitors/registry/prepare-import.heavy.ts',
)
const writeWrongBeside = drawnBeside<typeof import('./wrong-rows.heavy.ts')>(
  '#app/features/exhibitors/registry/wrong-rows.heavy.ts',
)

type Upload = { kind: RegistryKind; fileName: string; file: Uint8Array }

/**
 * Reads a file and keeps it for its preview. Files of earlier days that nobody has imported are thrown away. A file that
 * cannot be read is refused with the reason.
 */
export async function keepUpload(
  db: Db,
  { userId }: Actor<null>,
  { kind, fileName, file }: Upload,
  headings: Headings,
): Promise<string> {
  const rows = await readUpload({ kind, fileName, file, headings })
  const id = newId()
  await db
    .deleteFrom('registryImport')
    .where('createdAt', '<', sql<Date>`now() - interval '1 day'`)
    .execute()
  await db
    .insertInto('registryImport')
    .values({ id, userId, kind, fileName: fileName.slice(0, 200), rows })
    .execute()
  return id
}

async function readUpload(order: Parameters<typeof readBeside>[0]): Promise<string> {
  try {
    return await readBeside(order)
  } catch (error) {
    if (error instanceof HeavyRefusal && error.reason !== 'busy')
      throw new DomainError('workbookTooBig')
    throw error
  }
}

/** The kept file as JSON, unread: it may be large. */
async function findUpload(db: Db, { userId }: Actor<null>, id: string) {
  return db
    .selectFrom('registryImport')
    .select(['kind', 'fileName', 'appliedAt', sql<string>`rows::text`.as('kept')])
    .where('id', '=', id)
    .where('userId', '=', userId)
    .executeTakeFirst()
}

/** Whether there is such a file, and it is this person's. */
export async function hasUpload(db: Db, { userId }: Actor<null>, id: string): Promise<boolean> {
  const upload = await db
    .selectFrom('registryImport')
    .select('id')
    .where('id', '=', id)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return upload !== undefined
}

/** A kept file with what it is compared with as things stand; undefined when there is none, or it is somebody else's. */
async function findComparing(db: Db, actor: Actor<null>, id: string) {
  const upload = await findUpload(db, actor, id)
  if (!upload) return undefined
  const { kind, kept, ...file } = upload
  const [existing, reference, names] = await Promise.all([
    loadCellsText(db, kind),
    loadReferenceWords(db),
    loadNamesText(db, kind, id),
  ])
  const comparing: Comparing = { kind, kept, existing, reference, names }
  return { ...file, comparing }
}

/** What a kept file would do now; undefined when there is none, or it is somebody else's. */
export async function findPreview(
  db: Db,
  actor: Actor<null>,
  id: string,
  shown: PreviewPage,
  signal?: AbortSignal,
) {
  const found = await findComparing(db, actor, id)
  if (!found) return undefined
  const { comparing, fileName, appliedAt } = found
  const preview = await previewBeside({ comparing, shown }, { signal })
  return { id, kind: comparing.kind, fileName, appliedAt, ...preview }
}

/**
 * Writes what the preview with this print has shown, all of it but the rows that are wrong, or refuses when that is no
 * longer what would happen. What to write is made before anything is locked; under the lock nothing may have changed.
 */
export async function applyImport(
  db: Db,
  actor: Actor<null>,
  { id, print }: { id: string; print: string },
): Promise<{ kind: RegistryKind; added: number; changed: number; wrong: number }> {
  const found = await findComparing(db, actor, id)
  if (!found) throw new DomainError('registryChanged')
  if (found.appliedAt) throw new DomainError('importDone')
  const { comparing } = found
  const prepared = await prepareBeside({ comparing, actor })
  if (prepared.print !== print) throw new DomainError('registryChanged')
  const { counts, entries } = prepared
  if (counts.new + counts.changed === 0) throw new DomainError('importWrong')
  await db.transaction().execute(async (trx) => {
    await lockRegistry(trx)
    const now = await findComparing(trx, actor, id)
    if (now?.appliedAt) throw new DomainError('importDone')
    if (!isDeepStrictEqual(now?.comparing, comparing)) throw new DomainError('registryChanged')
    await writeEntries(trx, comparing.kind, entries)
    await trx
      .updateTable('registryImport')
      .set({ appliedAt: sql<Date>`now()` })
      .where('id', '=', id)
      .execute()
  })
  return { kind: comparing.kind, added: counts.new, changed: counts.changed, wrong: counts.wrong }
}

/**
 * The rows of a kept file that are wrong, as a file: each with its number, the reasons, and its cells as they were, to be
 * mended and uploaded again. Undefined when there is no such file, or it is somebody else's.
 */
export async function exportWrongRows(
  db: Db,
  actor: Actor<null>,
  { id, file, language }: { id: string; file: FileKind; language: Language },
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const found = await findComparing(db, actor, id)
  if (!found) return undefined
  return writeWrongBeside({ comparing: found.comparing, kind: file, language }, { signal })
}
