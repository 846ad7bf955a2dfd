import sharp, { type Sharp } from 'sharp'
import { DomainError, type ErrorKey } from '#app/lib/domain-error.ts'
import { maxPictureBytes, maxPictureSidePx } from '#app/lib/picture-limits.ts'
import { pictureKindOf } from './picture-kind.ts'
import { withinSlot } from './picture-slots.server.ts'

/** A picture as it is kept: upright, in ordinary colours, of bearable size, without anything but the picture. */
export type Picture = {
  bytes: Buffer
  contentType: 'image/webp'
  widthPx: number
  heightPx: number
}

/** More than any phone sends as a file of ten megabytes; a file that unfolds to more wants to fill the memory. */
const maxPixels = 50_000_000
const longestSeconds = 20

const pictureErrors: ReadonlyArray<ErrorKey> = [
  'pictureUnknown',
  'pictureHeic',
  'pictureBroken',
  'pictureTooBig',
  'picturePixels',
]

const storeErrors: ReadonlyArray<ErrorKey> = ['filesFull', 'filesClosed', 'filesAway']

/** Whether an error says that no file can be kept now, whatever the picture is. */
export function isStoreError(error: unknown): boolean {
  return error instanceof DomainError && storeErrors.includes(error.key)
}

/** Whether an error is about the picture, or about keeping it, and so belongs at its field. */
export function isPictureError(error: unknown): boolean {
  if (isStoreError(error)) return true
  return error instanceof DomainError && pictureErrors.includes(error.key)
}

/** Opens bytes as exactly the kind of picture that they are, whatever name and type came with them. */
async function open(bytes: Uint8Array): Promise<Sharp> {
  const kind = pictureKindOf(bytes)
  if (kind === 'heic') throw new DomainError('pictureHeic')
  if (kind === undefined) throw new DomainError('pictureUnknown')
  const image = sharp(bytes, { limitInputPixels: false, failOn: 'error', sequentialRead: true })
  const { format, width, height } = await image.metadata().catch(() => {
    throw new DomainError('pictureBroken')
  })
  if (format !== kind) throw new DomainError('pictureUnknown')
  if (width * height > maxPixels) {
    throw new DomainError('picturePixels', { megapixels: maxPixels / 1_000_000 })
  }
  return image
}

/**
 * Reads an uploaded picture by its content: JPEG, PNG or WebP. Turns it as the camera was held, makes it no larger
 * than is kept, and leaves out all that came with it: place, time, device, preview. Refuses anything else.
 */
export async function readPicture(file: File): Promise<Picture> {
  if (file.size > maxPictureBytes) throw new DomainError('pictureTooBig')
  const sent = new Uint8Array(await file.arrayBuffer())
  return withinSlot(async () => {
    const image = await open(sent)
    const { data, info } = await image
      .timeout({ seconds: longestSeconds })
      .autoOrient()
      .resize({
        width: maxPictureSidePx,
        height: maxPictureSidePx,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: 84 })
      .toBuffer({ resolveWithObject: true })
      .catch(() => {
        throw new DomainError('pictureBroken')
      })
    return { bytes: data, contentType: 'image/webp', widthPx: info.width, heightPx: info.height }
  })
}
