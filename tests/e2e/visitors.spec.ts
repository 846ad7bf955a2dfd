import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { launchWithCamera } from '#tests/support/browser.ts'
import { writeQrVideo } from '#tests/support/qr-video.ts'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'

const phone = { viewport: { width: 390, height: 844 }, locale: 'id-ID', hasTouch: true }

/** Registers for the n-th day that is offered; answers the ticket's address. */
async function register(page: Page, slug: string, email: string, dayAt = 0): Promise<string> {
  await page.goto(`/f/${slug}/daftar`)
  await page.getByLabel('Nama atau panggilan').fill('Sari')
  await page.getByRole('radio').nth(dayAt).check()
  await page.getByLabel('Jumlah orang').selectOption('3')
  await page.getByLabel('Alamat surel').fill(email)
  await page.getByRole('checkbox', { name: /Saya setuju/ }).check()
  await page.getByRole('button', { name: 'Buat tiket' }).click()
  await page.waitForURL(/\/tiket\//)
  return new URL(page.url()).pathname
}

/** The QR code in the newest mail to an address, read from the outbox as a person would see it. */
async function readMailedCode(organizer: Page, slug: string, email: string): Promise<string> {
  await organizer.goto(`/panitia/${slug}/surat`)
  await organizer
    .getByRole('link')
    .filter({ hasText: /Tiket|tiket/ })
    .first()
    .waitFor()
  const row = organizer.getByRole('row').filter({ hasText: email }).first()
  await row.getByRole('link').first().click()
  const frame = organizer.frameLocator('iframe')
  const picture = frame.getByRole('img', { name: /QR/ })
  await picture.waitFor()
  return decodePicture(organizer, await picture.getAttribute('src'))
}

/** Reads the QR code of a picture with the same reader as the gate. */
async function decodePicture(page: Page, source: string | null): Promise<string> {
  if (!source) throw new Error('the mail shows no picture')
  const address = new URL(source, page.url()).href
  const response = source.startsWith('data:') ? undefined : await page.request.get(address)
  const picture = response
    ? await response.body()
    : Buffer.from(source.slice(source.indexOf(',') + 1), 'base64')
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const wasmBinary = Uint8Array.from(await readFile(wasm)).buffer
  prepareZXingModule({ overrides: { wasmBinary } })
  const [found] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] })
  if (!found) throw new Error('no QR code in the mailed picture')
  return found.text
}

async function showPairingCode(organizer: Page, slug: string): Promise<string> {
  await organizer.goto(`/panitia/${slug}/perangkat`)
  await organizer.getByLabel('Tempat', { exact: true }).selectOption({ index: 0 })
  await organizer.getByRole('button', { name: 'Tampilkan kode' }).click()
  await expect(organizer.getByRole('img', { name: 'Kode QR untuk satu perangkat' })).toBeVisible()
  return (await organizer.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? ''
}

async function openGate(
  browser: Browser,
  origin: string,
  code: string,
  holder: string,
): Promise<Page> {
  const context = await browser.newContext({ ...phone, baseURL: origin })
  const gate = await context.newPage()
  await gate.goto(`/gerbang?kode=${code}`)
  await gate.getByLabel('Siapa yang memegang ponsel ini').fill(holder)
  await gate.getByRole('button', { name: 'Pasangkan' }).click()
  await expect(gate.getByRole('button', { name: 'Mulai memindai' })).toBeVisible()
  return gate
}

test('a visitor registers on a phone, and the mailed code opens the gate once', async ({
  browser,
  baseURL,
}) => {
  test.slow()
  const origin = baseURL ?? ''
  const visitor = await (await browser.newContext(phone)).newPage()
  const slug = await runningFestival(visitor)
  const email = `sari-${Date.now()}@contoh.id`
  const holder = `Rani ${Date.now()}`
  await register(visitor, slug, email)
  await expect(visitor.getByRole('img', { name: 'Kode QR tiket Anda' })).toBeVisible()

  const organizer = await (await browser.newContext({ locale: 'id-ID' })).newPage()
  await signInAs(organizer, 'organizer')
  const mailed = await readMailedCode(organizer, slug, email)
  const pairingCode = await showPairingCode(organizer, slug)

  const folder = await mkdtemp(join(tmpdir(), 'gelar-camera-'))
  const video = join(folder, 'codes.y4m')
  // After its second the mailed code stays away for longer than a held code is ignored.
  const blank = 'https://contoh.id'
  await writeQrVideo(video, [mailed, blank, blank, blank, blank, blank])
  const camera = await launchWithCamera(video)
  try {
    const gate = await openGate(camera, origin, pairingCode, holder)
    await expect(organizer.getByText(`Terpasang: ${holder}`)).toBeVisible()
    await gate.getByRole('button', { name: 'Mulai memindai' }).click()
    const next = gate.getByRole('button', { name: 'Lanjut' })
    const history = gate.locator('ol[aria-label="Pembacaan terakhir"]')
    await gate.addLocatorHandler(next, () => next.click())
    await expect(history).toContainText('Sudah masuk')
    await gate.removeLocatorHandler(next)
    // Oldest last: the group went in once, whatever came before the camera afterwards.
    const told = await history.locator('li').allTextContents()
    expect(told.filter((line) => line.includes('Silakan masuk'))).toHaveLength(1)
    expect(told.find((line) => line.includes('Silakan masuk'))).toContain('3 orang')
    expect(told.some((line) => line.includes('Tidak dikenal'))).toBe(true)
    await organizer.goto(`/panitia/${slug}/pengunjung`)
    await expect(organizer.getByRole('heading', { name: 'Pengunjung' })).toBeVisible()
  } finally {
    await camera.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('a gate without camera and connection still checks, counts and sends later', async ({
  browser,
  baseURL,
}) => {
  test.slow()
  const visitor = await (await browser.newContext(phone)).newPage()
  const slug = await runningFestival(visitor)
  await register(visitor, slug, `lusa-${Date.now()}@contoh.id`, 1)
  const shortCode = (await visitor.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).textContent()) ?? ''
  const organizer = await (await browser.newContext({ locale: 'id-ID' })).newPage()
  await signInAs(organizer, 'organizer')
  const holder = `Rani ${Date.now()}`
  const code = await showPairingCode(organizer, slug)
  const gate = await openGate(browser, baseURL ?? '', code, holder)
  const field = gate.getByLabel('Kode tiket')

  await gate.getByRole('button', { name: 'Mulai memindai' }).click()
  await expect(gate.getByText(/Kamera belum diizinkan|tidak punya kamera/)).toBeVisible()

  await field.fill(shortCode.toLowerCase().replace('-', ' '))
  await field.press('Enter')
  await expect(gate.getByRole('alert').getByText('Salah hari')).toBeVisible()
  await gate.getByRole('button', { name: 'Lanjut' }).click()

  await gate.context().setOffline(true)
  await gate.getByRole('button', { name: 'Tambah satu orang' }).click()
  await gate.getByRole('button', { name: '2 tanpa tiket' }).click()
  await expect(gate.getByRole('status').getByText('Tercatat')).toBeVisible()
  await expect(gate.getByText('1 menunggu dikirim')).toBeVisible()
  await gate.goto('about:blank')
  await gate.context().setOffline(false)
  await gate.goto('/gerbang')
  await expect(gate.getByText('menunggu dikirim')).toBeHidden()
  await expect(gate.getByText(/Pintu ini: [1-9]/)).toBeVisible()

  // Whoever loses the phone is out with the next request.
  await organizer.goto(`/panitia/${slug}/perangkat`)
  const row = organizer.getByRole('row').filter({ hasText: holder })
  await row.getByRole('button', { name: 'Cabut' }).click()
  await organizer.getByRole('button', { name: 'Cabut ponsel' }).click()
  await expect(organizer.getByText(`${holder} dicabut.`, { exact: true })).toBeVisible()
  await expect(gate.getByText('Ponsel ini sudah dicabut.')).toBeVisible()
})

test('a visitor changes the day, then deletes everything, without any script', async ({
  browser,
}) => {
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false })
  const visitor = await context.newPage()
  const slug = await runningFestival(visitor)

  await visitor.goto(`/f/${slug}/daftar`)
  await visitor.getByLabel('Alamat surel').fill('bukan surel')
  await visitor.getByRole('button', { name: 'Buat tiket' }).click()
  await expect(visitor.getByText('Wajib diisi.')).toBeVisible()
  await expect(visitor.getByLabel('Alamat surel')).toHaveValue('bukan surel')

  const ticket = await register(visitor, slug, 'hapus@contoh.id')
  // The address is a secret: nobody keeps the page or lists it, and no other site is told of it.
  const shown = await visitor.goto(ticket)
  expect(shown?.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'referrer-policy': 'same-origin',
    'x-robots-tag': 'noindex, nofollow',
  })
  await visitor.getByRole('link', { name: 'Ubah, batalkan, atau hapus data' }).click()
  await visitor.getByLabel('Jumlah orang').selectOption('2')
  await visitor.getByRole('button', { name: 'Simpan perubahan' }).click()
  await expect(visitor.getByText('Perubahan disimpan.')).toBeVisible()
  await expect(visitor.getByText('2 orang').first()).toBeVisible()

  await visitor.goto(`${ticket}/ubah`)
  await visitor.getByText('Hapus data saya').first().click()
  await visitor.getByRole('button', { name: 'Ya, hapus data saya' }).click()
  await expect(visitor.getByText('Data Anda sudah dihapus', { exact: true })).toBeVisible()
  await visitor.goto(ticket)
  await expect(visitor.getByText('hapus@contoh.id')).toBeHidden()
})
