import { type Browser, expect, type Page, test } from '@playwright/test'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'

/** Without the service worker: what it fetches cannot be held up here. */
const phone = {
  viewport: { width: 390, height: 844 },
  locale: 'id-ID',
  hasTouch: true,
  serviceWorkers: 'block' as const,
}

/** A phone as the till of a booth, with an open shift. */
async function openTill(
  organizer: Page,
  browser: Browser,
  slug: string,
  holder: string,
): Promise<Page> {
  await organizer.goto(`/panitia/${slug}/penjualan/produk`)
  const booths = organizer.getByLabel('Stan', { exact: true }).locator('option')
  const booth = await booths.nth(3).textContent()
  await organizer.goto(`/panitia/${slug}/perangkat`)
  await organizer.getByLabel('Tempat').selectOption({ label: `Kasir stan ${booth}` })
  await organizer.getByRole('button', { name: 'Tampilkan kode' }).click()
  const code = (await organizer.getByText(/^[0-9A-Z]{4}.[0-9A-Z]{4}$/).textContent()) ?? ''
  const till = await (await browser.newContext(phone)).newPage()
  await till.goto(`/kasir?kode=${code}`)
  await till.getByLabel('Siapa yang memegang ponsel ini').fill(holder)
  await till.getByRole('button', { name: 'Pasangkan' }).click()
  await till.getByLabel('Nama kasir').fill('Sari')
  await till.getByLabel('Uang awal di laci').fill('200.000')
  await till.getByRole('button', { name: 'Buka sif' }).click()
  await expect(till.getByRole('searchbox')).toBeVisible()
  return till
}

async function sell(till: Page): Promise<void> {
  await till.locator('main section li').first().getByRole('button').first().click()
  await till.getByRole('button', { name: /^Bayar/ }).click()
  await till.getByRole('button', { name: 'Uang pas' }).click()
  await till.getByRole('button', { name: 'Uang diterima, simpan' }).click()
  await expect(till.getByText('1 menunggu dikirim')).toBeVisible()
}

test('an organizer sees what waits on a till, and closes it with its shift when it is lost', async ({
  page: organizer,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  const holder = `Rani ${Date.now()}`
  const till = await openTill(organizer, browser, slug, holder)
  await organizer.goto(`/panitia/${slug}/perangkat`)
  const row = organizer.getByRole('row').filter({ hasText: holder })
  await expect(row.getByText('Semua terkirim')).toBeVisible({ timeout: 30_000 })

  // A line that lets small things through and no sales.
  await till.context().route('**/api/v1/till/sales', (route) => route.abort())
  await sell(till)
  await expect(row.getByText(/^1 menunggu dikirim sejak \d\d\.\d\d$/)).toBeVisible({
    timeout: 60_000,
  })
  await till.context().unrouteAll()
  await expect(till.getByText('menunggu dikirim')).toBeHidden({ timeout: 30_000 })
  await expect(row.getByText('Semua terkirim')).toBeVisible({ timeout: 30_000 })

  await till.context().setOffline(true)
  await till.getByRole('button', { name: 'Penjualan baru' }).click()
  await sell(till)
  await row.getByRole('button', { name: 'Tutup ponsel hilang' }).click()
  const dialog = organizer.getByRole('alertdialog')
  await expect(dialog.getByText('Sif Sari ditutup sekarang, tanpa hitungan kas')).toBeVisible()
  await dialog.getByLabel('Alasan').fill('Tertinggal di bus')
  await dialog.getByRole('button', { name: 'Tutup ponsel ini' }).click()
  await expect(organizer.getByText(`${holder} ditutup.`, { exact: true })).toBeVisible()
  await expect(row.getByText('Hilang: Tertinggal di bus')).toBeVisible()
  await expect(row.getByRole('button')).toHaveCount(0)

  await till.context().setOffline(false)
  await expect(till.getByText('Ponsel ini tidak lagi dipasangkan')).toBeVisible({ timeout: 30_000 })
  // What it sold before it was closed is taken, and nothing is missing.
  await expect(till.getByText('menunggu dikirim')).toBeHidden({ timeout: 30_000 })
  await organizer.reload()
  await expect(row.getByText('Dicabut', { exact: true })).toBeVisible()
})
