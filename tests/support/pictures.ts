import sharp from 'sharp'
import type { PictureOwner } from '#app/features/files/store-picture.server.ts'
import type { Db } from '#db/connect.server.ts'

type Wanted = {
  width?: number
  height?: number
  format?: 'jpeg' | 'png' | 'webp'
  /** What a camera writes beside the picture. */
  exif?: { orientation?: number; place?: boolean }
}

/** A picture as somebody would send it, in the kind and size that is wanted. */
export async function samplePicture({
  width = 640,
  height = 480,
  format = 'jpeg',
  exif = {},
}: Wanted = {}): Promise<File> {
  const { data, info } = await sharp({
    create: { width, height, channels: 3, background: '#b5651d' },
  })
    .toFormat(format)
    .withExif(
      exif.place
        ? { IFD0: { Model: 'Ponsel' }, IFD3: { GPSLatitude: '6/1 10/1 0/1', GPSLatitudeRef: 'S' } }
        : {},
    )
    .withMetadata(exif.orientation === undefined ? {} : { orientation: exif.orientation })
    .toBuffer({ resolveWithObject: true })
  return new File([new Uint8Array(data)], `foto.${info.format}`, { type: `image/${info.format}` })
}

/** Keeps a picture for somebody and answers its id. Loads the store late: it finds its folder in the environment. */
export async function keepPicture(db: Db, owner: PictureOwner, wanted?: Wanted): Promise<string> {
  const { readPicture } = await import('#app/features/files/read-picture.server.ts')
  const { storePicture } = await import('#app/features/files/store-picture.server.ts')
  return storePicture(db, await readPicture(await samplePicture(wanted)), owner, null)
}
