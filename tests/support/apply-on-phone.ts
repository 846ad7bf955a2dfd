import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'

/** A photo as a phone takes it: large, and lying on its side. */
function takePhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 140, sigma: 30 } as const
  return sharp({
    create: { width: 2600, height: 1600, channels: 3, background: '#b5651d', noise },
  })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer()
}

const next = (page: Page) => page.getByRole('button', { name: 'Simpan dan lanjut' }).click()
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name })

/** Fills in an application step by step on a phone, with a product and its photo, and sends it. */
export async function applyOnPhone(page: Page, product: string): Promise<void> {
  await page.goto('/peserta')
  await page.getByRole('link', { name: 'Ajukan permohonan' }).click()

  // What is wrong is said at the field, and what was typed stays.
  await page.getByLabel('Jumlah meja').fill('-3')
  await page.getByLabel('Daya listrik').fill('450')
  await next(page)
  await expect(page.getByText('Paling kecil 1.')).toBeVisible()
  await expect(page.getByLabel('Daya listrik')).toHaveValue('450')
  await page.getByLabel('Jumlah meja').fill('1')
  await next(page)

  await expect(heading(page, 'Produk')).toBeVisible()
  await page.getByRole('link', { name: 'Tambah produk baru' }).click()
  await page.getByLabel('Nama produk').fill(product)
  await page.getByLabel('Foto produk').setInputFiles({
    name: 'IMG_2041.jpg',
    mimeType: 'image/jpeg',
    buffer: await takePhoto(),
  })
  await expect(page.getByAltText('Pratinjau foto yang dipilih')).toBeVisible()
  await page.getByLabel('Jenis').selectOption('kerajinan')
  await page.getByLabel('Harga di festival').fill('15.000')
  await page.getByLabel('Jumlah yang dibawa').fill('40')
  await page.getByRole('button', { name: 'Simpan produk' }).click()
  const photo = page.getByAltText(`Foto ${product}`)
  await expect(photo).toBeVisible()
  const tall = () =>
    photo.evaluate((image: HTMLImageElement) => image.naturalHeight > image.naturalWidth)
  await expect.poll(tall).toBe(true)

  // Put away and taken up again: nothing is lost, and the next step is known.
  await page.goto('/peserta')
  await expect(page.getByText('Berikutnya: Petugas')).toBeVisible()
  await page.getByRole('link', { name: 'Lanjutkan pengisian' }).click()
  await expect(heading(page, 'Petugas')).toBeVisible()
  await page.getByLabel('Nama petugas 1').fill('Sari Dewi')
  await next(page)

  await page.getByLabel('Pilihan pertama').selectOption({ index: 1 })
  await page.getByLabel('Cerita Anda').fill('Lontar dari Rote 🌴')
  await page.getByLabel('Catatan untuk panitia').fill('Bongkar muat pagi 🌅')
  await next(page)

  await expect(page.getByText('Siap dikirim')).toBeVisible()
  await expect(page.getByText('Lontar dari Rote 🌴')).toBeVisible()
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  await page.waitForURL('**/peserta')
  await expect(page.getByText('Terkirim').first()).toBeVisible()
}
