import { type Browser, expect, type Page, test } from '@playwright/test'
import { axeViolations } from '#tests/support/axe.ts'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'

const phone = { viewport: { width: 390, height: 844 }, locale: 'id-ID', hasTouch: true }

/** A till of the first booth that sells something, with an open shift. */
async function openTill(organizer: Page, browser: Browser, slug: string, holder: string) {
  await organizer.goto(`/panitia/${slug}/penjualan/produk`)
  const booth = await organizer
    .getByLabel('Stan', { exact: true })
    .locator('option')
    .nth(1)
    .textContent()
  await organizer.goto(`/panitia/${slug}/perangkat`)
  await organizer.getByLabel('Tempat').selectOption({ label: `Kasir stan ${booth}` })
  await organizer.getByRole('button', { name: 'Tampilkan kode' }).click()
  const code = await organizer.getByText(/^[0-9A-Z]{4}.[0-9A-Z]{4}$/).textContent()
  const page = await (await browser.newContext(phone)).newPage()
  await page.goto(`/kasir?kode=${code}`)
  await page.getByLabel('Siapa yang memegang ponsel ini').fill(holder)
  await page.getByRole('button', { name: 'Pasangkan' }).click()
  await page.getByLabel('Nama kasir').fill('Sari')
  await page.getByLabel('Uang awal di laci').fill('200.000')
  await page.getByRole('button', { name: 'Buka sif' }).click()
  await expect(page.getByRole('searchbox')).toBeVisible()
  return page
}

const rupiahIn = (text: string) => Number(/Rp([\d.]+)/.exec(text)?.[1]?.replaceAll('.', ''))

/** Sells one piece of the first product for the exact cash; answers its price. */
async function sellOne(till: Page): Promise<number> {
  await till.locator('main section li').first().getByRole('button').first().click()
  const pay = till.getByRole('button', { name: /^Bayar/ })
  const price = rupiahIn((await pay.textContent()) ?? '')
  await pay.click()
  await till.getByRole('button', { name: 'Uang pas' }).click()
  await till.getByRole('button', { name: 'Uang diterima, simpan' }).click()
  await expect(till.getByRole('heading', { name: 'Penjualan tersimpan' })).toBeVisible()
  return price
}

async function turnover(organizer: Page, slug: string): Promise<number> {
  await organizer.goto(`/panitia/${slug}/penjualan`)
  const sum = organizer.getByText(/^Total sama dengan jumlah semua baris/)
  return rupiahIn((await sum.textContent()) ?? '')
}

/** Lets what waits on the phone name a listing that the booth does not have. */
function spoilQueue(till: Page): Promise<void> {
  return till.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('gelar-till')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const tx = opening.result.transaction('queue', 'readwrite')
          const store = tx.objectStore('queue')
          const reading = store.getAll()
          reading.onsuccess = () => {
            for (const item of reading.result) {
              item.entry.upload.lines[0].listingId = crypto.randomUUID()
              store.put(item)
            }
          }
          tx.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
}

test('a sale that the server refuses is handed over by the cashier and settled by the organizer', async ({
  page: organizer,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  const holder = `Rani ${Date.now()}`
  const till = await openTill(organizer, browser, slug, holder)
  const before = await turnover(organizer, slug)

  await till.context().setOffline(true)
  const price = await sellOne(till)
  await expect(till.getByText('1 menunggu dikirim')).toBeVisible()
  await spoilQueue(till)
  await till.context().setOffline(false)
  await expect(till.getByText('Produk ini tidak dijual di stan Anda.')).toBeVisible({
    timeout: 20_000,
  })
  await till.getByRole('button', { name: 'Serahkan ke panitia' }).click()
  await till.getByRole('button', { name: 'Ya, serahkan' }).click()
  await expect(till.getByText('1 catatan belum diterima server')).toBeHidden()
  await expect(till.getByText('menunggu dikirim')).toBeHidden()
  await till.getByRole('button', { name: 'Riwayat' }).click()
  await expect(till.getByText('Diserahkan ke panitia')).toBeVisible()

  await organizer.goto(`/panitia/${slug}/perangkat`)
  await organizer.getByRole('link', { name: /^Belum beres: \d/ }).click()
  const row = organizer.getByRole('row').filter({ hasText: holder })
  await expect(row).toContainText('Ada produk yang tidak dijual di stan itu.')
  expect(await axeViolations(organizer)).toEqual([])
  await row.getByRole('button', { name: 'Catat' }).click()
  const dialog = organizer.getByRole('alertdialog')
  await dialog.getByLabel(/^Yang dimaksud: 1 × produk tidak dikenal/).selectOption({ index: 1 })
  await dialog.getByRole('button', { name: 'Catat' }).click()
  await expect(organizer.getByText('Catatan ini sudah dicatat.', { exact: true })).toBeVisible()
  await expect(row).toHaveCount(0)
  await organizer.getByRole('link', { name: /^Sudah beres/ }).click()
  await expect(row).toContainText('Dicatat')
  expect(await turnover(organizer, slug)).toBe(before + price)
  await expect(organizer.getByText('Diserahkan', { exact: true }).first()).toBeVisible()

  await till.reload()
  await till.getByRole('button', { name: 'Riwayat' }).click()
  await expect(till.getByText('Tersimpan').first()).toBeVisible()
  await expect(till.getByText('Diserahkan ke panitia')).toBeHidden()
})

test('a saved copy of a phone read in twice counts once, and so does the phone itself', async ({
  page: organizer,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  const till = await openTill(organizer, browser, slug, `Rani ${Date.now()}`)
  const before = await turnover(organizer, slug)

  await till.route('**/api/v1/till/sales', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    const { items }: { items: { clientSeq: number }[] } = route.request().postDataJSON()
    const answers = items.map(({ clientSeq }) => ({
      clientSeq,
      outcome: 'refused',
      reason: 'invalid',
    }))
    return route.fulfill({ json: { answers } })
  })
  const price = await sellOne(till)
  const saving = till.waitForEvent('download')
  await till.getByRole('button', { name: 'Simpan salinan' }).click()
  const copy = await (await saving).path()

  await organizer.goto(`/panitia/${slug}/perangkat/belum-beres`)
  const read = async () => {
    await organizer.getByLabel('Berkas salinan').setInputFiles(copy)
    await organizer.getByRole('button', { name: 'Baca salinan' }).click()
  }
  await organizer.getByLabel('Berkas salinan').setInputFiles({
    name: 'lain.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"bukan":"salinan"}'),
  })
  await organizer.getByRole('button', { name: 'Baca salinan' }).click()
  await expect(
    organizer.getByText('Berkas ini bukan salinan dari ponsel pintu atau kasir.'),
  ).toBeVisible()
  await read()
  await expect(organizer.getByText('Baru tersimpan: 1')).toBeVisible()
  await read()
  await expect(organizer.getByText('Sudah ada sebelumnya: 1')).toBeVisible()
  await expect(organizer.getByText('Baru tersimpan: 0')).toBeVisible()
  expect(await turnover(organizer, slug)).toBe(before + price)

  await till.unroute('**/api/v1/till/sales')
  await till.getByRole('button', { name: 'Coba kirim lagi' }).click()
  await expect(till.getByText('1 catatan belum diterima server')).toBeHidden({ timeout: 15_000 })
  expect(await turnover(organizer, slug)).toBe(before + price)
})
