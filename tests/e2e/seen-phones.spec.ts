import { expect, type Page, test } from '@playwright/test'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'
import { openTill, sellOne } from '#tests/support/till-page.ts'

async function sell(till: Page): Promise<void> {
  await sellOne(till)
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
  // Without the service worker: what it fetches cannot be held up here.
  const till = await openTill(organizer, browser, slug, {
    holder,
    booth: 3,
    serviceWorkers: 'block',
  })
  await organizer.goto(`/panitia/${slug}/perangkat`)
  const row = organizer.getByRole('row').filter({ hasText: holder })
  await expect(row.getByText('Semua terkirim')).toBeVisible({ timeout: 75_000 })

  // A line that lets small things through and no sales.
  await till.context().route('**/api/v1/till/sales', (route) => route.abort())
  await sell(till)
  await expect(row.getByText(/^1 menunggu dikirim sejak \d\d\.\d\d$/)).toBeVisible({
    timeout: 60_000,
  })
  await till.context().unrouteAll()
  await expect(till.getByText('menunggu dikirim')).toBeHidden()
  await expect(row.getByText('Semua terkirim')).toBeVisible({ timeout: 75_000 })

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
  await expect(till.getByText('Ponsel ini tidak lagi dipasangkan')).toBeVisible()
  // What it sold before it was closed is taken, and nothing is missing.
  await expect(till.getByText('menunggu dikirim')).toBeHidden()
  await organizer.reload()
  await expect(row.getByText('Dicabut', { exact: true })).toBeVisible()
})
