import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import { DomainError, type ErrorKey } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { FileStore } from './disk-store.server.ts'
import { fileStore } from './file-store.server.ts'
import { type FileTroubleKind, fileTroubleOf } from './file-trouble.ts'
import { pictureFolder } from './picture-keys.ts'
import type { Picture } from './read-picture.server.ts'

/** Whose picture it is, and what for. */
export type PictureOwner =
  | { purpose: 'product_photo'; exhibitorId: string }
  | { purpose: 'ground_picture' | 'booth_report'; eventId: string }

/** A picture whose bytes are in the store, and that no row names yet. */
export type KeptPicture = Omit<Picture, 'bytes'> & {
  id: string
  storeKey: string
  byteCount: number
}

const refusals: Record<FileTroubleKind, ErrorKey> = {
  full: 'filesFull',
  refused: 'filesClosed',
  away: 'filesAway',
  missing: 'filesAway',
}

/**
 * Puts the bytes of a picture into the store, before the transaction that names it begins: a row always has its bytes,
 * and no row is locked while a store takes its time.
 *
 * @throws DomainError that says why, where the store cannot keep them.
 */
async function keepBytes({ bytes, ...picture }: Picture, store: FileStore): Promise<KeptPicture> {
  const id = newId()
  const storeKey = `${pictureFolder(id)}/whole.webp`
  try {
    await store.put(storeKey, bytes)
  } catch (error) {
    const trouble = fileTroubleOf(error)
    log.error({ err: trouble }, 'a file could not be kept')
    throw new DomainError(refusals[trouble.kind])
  }
  return { ...picture, id, storeKey, byteCount: bytes.byteLength }
}

/**
 * Does work that names a picture, with the picture kept. When the work is refused the bytes go again; when it fails in
 * a way that leaves open whether it was done, they are swept away later if it was not.
 */
export async function withKeptPicture<Done>(
  picture: Picture | undefined,
  work: (kept: KeptPicture | undefined) => Promise<Done>,
  store: FileStore = fileStore,
): Promise<Done> {
  if (!picture) return work(undefined)
  const kept = await keepBytes(picture, store)
  try {
    return await work(kept)
  } catch (error) {
    if (toDomainError(error)) await store.delete(kept.storeKey).catch(() => {})
    throw error
  }
}

/** Writes down whose a kept picture is, and answers its id. */
export async function notePicture(
  trx: Db | Trx,
  { id, storeKey, contentType, byteCount, widthPx, heightPx }: KeptPicture,
  owner: PictureOwner,
  userId: string | null,
): Promise<string> {
  await trx
    .insertInto('storedFile')
    .values({
      id,
      ...owner,
      contentType,
      byteCount,
      widthPx,
      heightPx,
      storeKey,
      createdBy: userId,
    })
    .execute()
  return id
}

/** Keeps a picture that nothing else has to name, and answers its id. */
export async function storePicture(
  db: Db,
  picture: Picture,
  owner: PictureOwner,
  userId: string | null,
): Promise<string> {
  return notePicture(db, await keepBytes(picture, fileStore), owner, userId)
}

/** Forgets a picture of this owner that nothing shows any more; its bytes are swept away later. */
export async function removePicture(
  trx: Db | Trx,
  picture: { fileId: string } & ({ eventId: string } | { exhibitorId: string }),
): Promise<void> {
  await trx
    .deleteFrom('storedFile')
    .where('id', '=', picture.fileId)
    .where(
      'eventId' in picture ? 'eventId' : 'exhibitorId',
      '=',
      'eventId' in picture ? picture.eventId : picture.exhibitorId,
    )
    .execute()
}
