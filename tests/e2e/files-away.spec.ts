import { expect, test } from '@playwright/test'
import { startOwnApp } from '#tests/support/own-app.ts'
import { samplePicture } from '#tests/support/pictures.ts'
import { startS3Server } from '#tests/support/s3-server.ts'
import { signInAs, untilAlive } from '#tests/support/staff-page.ts'

test('a store of files that has gone refuses a photo beside its field, and the administrator sees why', async ({
  browser,
}) => {
  await using s3 = await startS3Server()
  s3.fault = 'readOnly'
  await using app = await startOwnApp(s3.settings)
  await expect.poll(app.said).toContain('AccessDenied, HTTP 403')
  expect(app.said()).not.toContain(s3.key)
  await using context = await browser.newContext({ baseURL: app.origin, locale: 'id-ID' })
  const page = await context.newPage()

  await signInAs(page, 'exhibitor_officer')
  await page.goto('/peserta')
  await page.getByRole('link', { name: 'Katalog produk' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Katalog produk')
  await untilAlive(page)
  const photo = {
    name: 'tas.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(await (await samplePicture()).arrayBuffer()),
  }
  await page.getByLabel('Nama produk').fill('Tas rotan bundar')
  await page.getByLabel('Jenis').selectOption({ label: 'Kerajinan' })
  await page.getByLabel('Harga').fill('120000')
  await page.locator('input[type=file]').setInputFiles(photo)
  await page.getByRole('button', { name: 'Tambah ke katalog' }).click()
  await expect(page.getByText('Penyimpanan berkas tidak boleh ditulis')).toBeVisible()
  await expect(page.locator('input[type=file]')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Nama produk')).toHaveValue('Tas rotan bundar')

  s3.fault = undefined
  await page.locator('input[type=file]').setInputFiles(photo)
  await page.getByRole('button', { name: 'Tambah ke katalog' }).click()
  await expect(page.getByText('Tas rotan bundar tersimpan.', { exact: true })).toBeVisible()
  const picture = page.locator('img[src^="/berkas/"]').first()
  await expect(picture).toBeVisible()
  const widthOf = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)
  await expect.poll(widthOf).toBeGreaterThan(0)

  s3.fault = 'busy'
  await page.goto('/')
  await context.clearCookies()
  await signInAs(page, 'administrator')
  await page.goto('/admin/sistem')
  await expect(page.getByText('Penyimpanan berkas tidak menjawab')).toBeVisible()
  await expect(page.getByText('SlowDown, HTTP 503')).toBeVisible()
})
