import sharp from 'sharp'
import { expect, test } from 'vitest'
import {
  createEvent,
  createExhibitor,
  createProduct,
  createUser,
} from '#tests/support/factories.ts'
import { samplePicture } from '#tests/support/pictures.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { fileStore } from './file-store.server.ts'
import { findPicture, findPictureBytes, getPictureInWidth } from './find-picture.server.ts'
import { readPicture } from './read-picture.server.ts'
import { removePicture, storePicture } from './store-picture.server.ts'
import { sweepFiles } from './sweep-files.server.ts'

const named = (content: BlobPart, name = 'foto.jpg', type = 'image/jpeg') =>
  new File([content], name, { type })
const DAY = 24 * 60 * 60 * 1000

test.each(['jpeg', 'png', 'webp'] as const)('a %s is kept as WebP in its size', async (format) => {
  const picture = await readPicture(await samplePicture({ format }))
  expect(picture).toMatchObject({ contentType: 'image/webp', widthPx: 640, heightPx: 480 })
})

test('what a file is called and claims to be does not count', async () => {
  const really = await (await samplePicture({ format: 'png' })).arrayBuffer()
  await expect(readPicture(named(really, 'surat.pdf', 'application/pdf'))).resolves.toBeDefined()
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  for (const content of [svg, '<html>', '%PDF-1.7', 'GIF89a....', 'PK\u0003\u0004', '']) {
    await expect(readPicture(named(content))).rejects.toMatchObject({ key: 'pictureUnknown' })
  }
})

test('a photo in the format of iPhones is told apart from what is no photo', async () => {
  const heic = '\0\0\0\u0018ftypheic\0\0\0\0'
  await expect(readPicture(named(heic))).rejects.toMatchObject({ key: 'pictureHeic' })
})

test('a picture that was cut off on its way is refused, not kept by half', async () => {
  const { data } = await sharp({
    create: {
      width: 400,
      height: 400,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
      background: '#000',
    },
  })
    .jpeg()
    .toBuffer({ resolveWithObject: true })
  const cut = new Uint8Array(data.subarray(0, data.length / 2))
  await expect(readPicture(named(cut))).rejects.toMatchObject({ key: 'pictureBroken' })
  const start = new Uint8Array(data.subarray(0, 12))
  await expect(readPicture(named(start))).rejects.toMatchObject({ key: 'pictureBroken' })
})

test('a small file that unfolds to a giant picture is refused before it does', async () => {
  const bomb = await samplePicture({ width: 8000, height: 6500, format: 'png' })
  expect(bomb.size).toBeLessThan(1_000_000)
  await expect(readPicture(bomb)).rejects.toMatchObject({ key: 'picturePixels' })
})

test('over ten megabytes is refused by its size alone', async () => {
  const large = named(new Uint8Array(10 * 1024 * 1024 + 1))
  await expect(readPicture(large)).rejects.toMatchObject({ key: 'pictureTooBig' })
})

test('what hides behind a picture is left behind', async () => {
  const picture = await (await samplePicture()).arrayBuffer()
  const both = named(
    new Uint8Array([...new Uint8Array(picture), ...Buffer.from('<script>evil</script>')]),
  )
  const { bytes } = await readPicture(both)
  expect(bytes.includes('evil')).toBe(false)
})

test('the place where a photo was taken is not kept, and a photo held upright stands upright', async () => {
  const photo = await samplePicture({ exif: { orientation: 6, place: true } })
  expect((await sharp(await photo.arrayBuffer()).metadata()).exif).toBeDefined()
  const kept = await readPicture(photo)
  const { exif, icc, xmp, orientation } = await sharp(kept.bytes).metadata()
  expect({ exif, icc, xmp, orientation }).toEqual({})
  expect([kept.widthPx, kept.heightPx]).toEqual([480, 640])
})

test('a large photo is kept with two thousand pixels at its longest side', async () => {
  const kept = await readPicture(await samplePicture({ width: 3000, height: 4000 }))
  expect([kept.widthPx, kept.heightPx]).toEqual([1500, 2000])
})

test('a picture is given out in the widths on offer, never larger than it is', async () => {
  await using db = await createTestDb()
  const exhibitor = await createExhibitor(db)
  const picture = await readPicture(await samplePicture({ width: 1000, height: 500 }))
  const owner = { purpose: 'product_photo', exhibitorId: exhibitor.id } as const
  const id = await storePicture(db, picture, owner, null)
  const stored = await findPicture(db, id)
  if (!stored) throw new Error('the picture is not there')
  const widths = []
  for (const width of [320, 320, 640, 1280] as const) {
    widths.push((await sharp(await getPictureInWidth(stored, width)).metadata()).width)
  }
  expect(widths).toEqual([320, 320, 640, 1000])
})

test('a picture belongs to one exhibitor: another neither shows nor removes it', async () => {
  await using db = await createTestDb()
  const [own, other] = [await createExhibitor(db), await createExhibitor(db)]
  const product = await createProduct(db, { exhibitorId: other.id })
  const picture = await readPicture(await samplePicture())
  const owner = { purpose: 'product_photo', exhibitorId: own.id } as const
  const fileId = await storePicture(db, picture, owner, null)
  const stolen = db.updateTable('product').set({ photoFileId: fileId }).where('id', '=', product.id)
  await expect(stolen.execute()).rejects.toMatchObject({ constraint: 'product_photo_fkey' })
  await removePicture(db, { fileId, exhibitorId: other.id })
  const size = { widthPx: 200, format: 'jpeg' } as const
  expect(await findPictureBytes(db, { fileId, exhibitorId: other.id }, size)).toBeUndefined()
  const bytes = await findPictureBytes(db, { fileId, exhibitorId: own.id }, size)
  expect((await sharp(bytes).metadata()).format).toBe('jpeg')
})

test('bytes without a row go after a day, those with one stay', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const user = await createUser(db)
  const picture = await readPicture(await samplePicture())
  const owner = { purpose: 'ground_picture', eventId: event.id } as const
  const kept = await storePicture(db, picture, owner, user.id)
  let lost = ''
  const failing = db.transaction().execute(async (trx) => {
    lost = await storePicture(trx, picture, owner, user.id)
    throw new Error('the rest of it failed')
  })
  await expect(failing).rejects.toThrow('the rest of it failed')
  const keys = [lost, kept].map((id) => `pictures/${id.slice(-2)}/${id}/whole.webp`)
  const exist = () =>
    Promise.all(keys.map(async (key) => (await fileStore.findSize(key)) !== undefined))
  await sweepFiles(db, new Date())
  expect(await exist()).toEqual([true, true])
  await sweepFiles(db, new Date(Date.now() + DAY + 60_000))
  expect(await exist()).toEqual([false, true])
})
