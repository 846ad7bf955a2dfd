import { newId } from '#app/lib/ids.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { pictureFolder, putWhole } from './file-store.server.ts'
import type { Picture } from './read-picture.server.ts'

/** Whose picture it is, and what for. */
export type PictureOwner =
  | { purpose: 'product_photo'; exhibitorId: string }
  | { purpose: 'ground_picture' | 'booth_report'; eventId: string }

/**
 * Keeps a picture and answers its id. The bytes are written first: a row always has its bytes, and bytes whose
 * transaction failed are swept away later.
 */
export async function storePicture(
  trx: Db | Trx,
  picture: Picture,
  owner: PictureOwner,
  userId: string | null,
): Promise<string> {
  const id = newId()
  const storeKey = `${pictureFolder(id)}/whole.webp`
  await putWhole(storeKey, picture.bytes)
  await trx
    .insertInto('storedFile')
    .values({
      id,
      ...owner,
      contentType: picture.contentType,
      byteCount: picture.bytes.byteLength,
      widthPx: picture.widthPx,
      heightPx: picture.heightPx,
      storeKey,
      createdBy: userId,
    })
    .execute()
  return id
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
