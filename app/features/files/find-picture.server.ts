import sharp from 'sharp'
import { log } from '#app/lib/log.server.ts'
import type { PictureWidth } from '#app/lib/picture-limits.ts'
import type { Db } from '#db/connect.server.ts'
import { fileStore } from './file-store.server.ts'
import { pictureFolder } from './picture-keys.ts'
import { withinSlot } from './picture-slots.server.ts'

export type StoredPicture = { id: string; storeKey: string; widthPx: number }

const columns = [
  'id',
  'purpose',
  'eventId',
  'exhibitorId',
  'createdBy',
  'storeKey',
  'widthPx',
  'heightPx',
] as const

/** A picture by its id, whoever's it is: the caller asks who may see it. */
export function findPicture(db: Db, fileId: string) {
  return db.selectFrom('storedFile').select(columns).where('id', '=', fileId).executeTakeFirst()
}

/**
 * The picture in a width on offer. Made when it is first asked for and kept; a narrower picture stays as it is.
 *
 * @throws FileTrouble when the store has lost it, or does not answer.
 */
export async function getPictureInWidth(
  picture: StoredPicture,
  width: PictureWidth,
): Promise<Uint8Array> {
  if (width >= picture.widthPx) return fileStore.get(picture.storeKey)
  const key = `${pictureFolder(picture.id)}/${width}.webp`
  const made = await fileStore.find(key)
  if (made) return made
  const whole = await fileStore.get(picture.storeKey)
  const narrow = await withinSlot(() =>
    sharp(whole).resize({ width }).webp({ quality: 80 }).toBuffer(),
  )
  // Who looks at it is not concerned with whether it could be kept for the next.
  await fileStore.put(key, narrow).catch(() => {})
  return narrow
}

/** A picture of this owner for a document that is no page, on white; undefined when there is none. */
export async function findPictureBytes(
  db: Db,
  where: { fileId: string } & ({ eventId: string } | { exhibitorId: string }),
  { widthPx, format }: { widthPx: number; format: 'jpeg' | 'png' },
): Promise<Buffer | undefined> {
  const picture = await db
    .selectFrom('storedFile')
    .select(['id', 'storeKey'])
    .where('id', '=', where.fileId)
    .where(
      'eventId' in where ? 'eventId' : 'exhibitorId',
      '=',
      'eventId' in where ? where.eventId : where.exhibitorId,
    )
    .executeTakeFirst()
  if (!picture) return undefined
  const whole = await fileStore.get(picture.storeKey).catch((error: unknown) => {
    log.warn({ err: error, fileId: picture.id }, 'a picture could not be read')
    return undefined
  })
  if (!whole) return undefined
  return withinSlot(() =>
    sharp(whole)
      .resize({ width: widthPx, withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toFormat(format)
      .toBuffer(),
  )
}
