import { expect, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'
import {
  expectTurnover,
  fillCart,
  openTill,
  rupiahIn,
  sellOne,
  turnoverOf,
} from '#tests/support/till-page.ts'
import { numbersOf } from '#tests/support/xlsx.ts'

const rupiah = (amount: number) => `Rp${amount.toLocaleString('id-ID')}`

test('a cashier sells on a phone, online and offline, and the organizer sees every rupiah once', async ({
  page,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(page)
  await signInAs(page, 'organizer')
  const till = await openTill(page, browser, slug)
  await page.goto(`/panitia/${slug}/penjualan`)
  const before = await turnoverOf(page)

  const cash = await fillCart(till, 2)
  await till.getByLabel('Uang diterima').fill(String(cash + 5_000))
  await expect(till.getByRole('status').filter({ hasText: 'Kembalian' })).toContainText('Rp5.000')
  await till.getByRole('button', { name: 'Uang diterima, simpan' }).dblclick()
  await expect(till.getByRole('heading', { name: 'Penjualan tersimpan' })).toBeVisible()
  await expectTurnover(page, before + cash)

  await till.getByRole('button', { name: 'Penjualan baru' }).click()
  const qris = await fillCart(till, 1)
  const reference = `RRN ${Date.now()}`
  await till.getByRole('button', { name: 'QRIS' }).click()
  await till.getByLabel('Nomor referensi QRIS').fill(reference)
  await till.getByRole('button', { name: 'Sudah dibayar, simpan' }).click()
  await expect(till.getByText(reference)).toBeVisible()
  await expectTurnover(page, before + cash + qris)
  await expect(page.getByText(reference)).toBeVisible()

  await till.getByRole('button', { name: 'Riwayat' }).click()
  await till
    .getByRole('listitem')
    .filter({ hasText: 'QRIS' })
    .getByRole('button', { name: 'Batalkan' })
    .first()
    .click()
  await till.getByRole('button', { name: 'Salah jumlah barang' }).click()
  await till.getByRole('button', { name: 'Batalkan penjualan ini' }).click()
  await expectTurnover(page, before + cash)
  await expect(page.getByText('Dibatalkan: Salah jumlah barang').first()).toBeVisible()

  await till.getByRole('button', { name: 'Jual', exact: true }).click()
  await till.context().setOffline(true)
  const offline = await fillCart(till, 3)
  await till.getByRole('button', { name: 'Uang pas' }).click()
  await till.getByRole('button', { name: 'Uang diterima, simpan' }).click()
  await expect(till.getByText('1 menunggu dikirim')).toBeVisible()
  await expect(till.getByText('Tidak ada sambungan')).toBeVisible()
  expect(await turnoverOf(page)).toBe(before + cash)
  await till.context().setOffline(false)
  await till.reload()
  await expect(till.getByText('Tersambung')).toBeVisible()
  await expectTurnover(page, before + cash + offline)

  const csv = await page.request.get(`/panitia/${slug}/penjualan.csv`)
  const rows: string[][] = parse(await csv.body(), { bom: true })
  const amounts = rows.slice(1).map((row) => Number(row[10]))
  const xlsx = await page.request.get(`/panitia/${slug}/penjualan.xlsx`)
  const lines = numbersOf(await xlsx.body(), 'K').at(-1) ?? []
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  expect(sum(amounts)).toBe(before + cash + offline)
  expect(sum(lines)).toBe(before + cash + offline)

  await till.getByRole('button', { name: 'Sif', exact: true }).click()
  await till.getByLabel('Uang terhitung').fill(String(200_000 + cash + offline))
  await expect(till.getByText('Pas, tanpa selisih')).toBeVisible()
  await till.getByLabel('Dihitung bersama').fill('Sari')
  await till.getByRole('button', { name: 'Tutup sif' }).click()
  await expect(till.getByText('Isi nama orang kedua, bukan nama kasir.')).toBeVisible()
  await till.getByLabel('Dihitung bersama').fill('Budi')
  await till.getByRole('button', { name: 'Tutup sif' }).click()
  await expect(till.getByRole('heading', { name: 'Buka sif' })).toBeVisible()
})

test('two tabs of one phone never use the same number', async ({ page, browser }) => {
  test.slow()
  const slug = await runningFestival(page)
  await signInAs(page, 'organizer')
  const first = await openTill(page, browser, slug)
  const second = await first.context().newPage()
  await second.goto('/kasir')
  await expect(second.getByRole('searchbox')).toBeVisible()
  await page.goto(`/panitia/${slug}/penjualan`)
  const before = await turnoverOf(page)

  await first.context().setOffline(true)
  let sold = 0
  for (const tab of [first, second, first, second]) {
    sold += await fillCart(tab, 1)
    await tab.getByRole('button', { name: 'Kartu' }).click()
    await tab.getByRole('button', { name: 'Kartu disetujui, simpan' }).click()
    await tab.getByRole('button', { name: 'Penjualan baru' }).click()
  }
  await expect(second.getByText('4 menunggu dikirim')).toBeVisible()
  await first.context().setOffline(false)

  await expectTurnover(page, before + sold)
  await expect(first.getByText('menunggu dikirim')).toHaveCount(0)
})

test('a cart outlives a page that dies, and a copy of its tab has a cart of its own', async ({
  page,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(page)
  await signInAs(page, 'organizer')
  const till = await openTill(page, browser, slug)
  await page.goto(`/panitia/${slug}/penjualan`)
  const before = await turnoverOf(page)
  const product = till.locator('main section li').first().getByRole('button').first()
  const pay = (tab: Page) => tab.getByRole('button', { name: /^Bayar/ })
  await product.click()
  await product.click()
  const wanted = rupiahIn((await pay(till).textContent()) ?? '')

  await till.close()
  const again = await till.context().newPage()
  await again.goto('/kasir')
  await expect(again.getByText('Keranjang ini belum disimpan')).toBeVisible()
  expect(rupiahIn((await pay(again).textContent()) ?? '')).toBe(wanted)

  // The browser's "duplicate tab" takes along what the tab has kept for itself.
  const kept = await again.evaluate(() => ({ ...sessionStorage }))
  const copy = await again.context().newPage()
  await copy.addInitScript((items) => {
    for (const [name, value] of Object.entries(items)) {
      if (sessionStorage.getItem(name) === null) sessionStorage.setItem(name, value)
    }
  }, kept)
  await copy.goto('/kasir')
  await expect(copy.getByRole('searchbox')).toBeVisible()
  await expect(pay(copy)).toBeDisabled()
  let sold = 0
  for (const tab of [copy, again]) {
    if (tab === copy) sold += await fillCart(tab, 1)
    else await pay(tab).click()
    await tab.getByRole('button', { name: 'Kartu' }).click()
    await tab.getByRole('button', { name: 'Kartu disetujui, simpan' }).click()
    await expect(tab.getByRole('heading', { name: 'Penjualan tersimpan' })).toBeVisible()
  }
  await expectTurnover(page, before + sold + wanted)
})

test('the drawer does not fall while sales arrive and the new sums are on their way', async ({
  page,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(page)
  await signInAs(page, 'organizer')
  const till = await openTill(page, browser, slug, { serviceWorkers: 'block' })
  await till.context().setOffline(true)
  const sold = await sellOne(till)
  await till.getByRole('button', { name: 'Sif', exact: true }).click()
  const drawer = till.getByText('Seharusnya di laci').locator('..')
  await expect(drawer).toContainText(rupiah(200_000 + sold))

  let release = () => {}
  const released = new Promise<void>((done) => {
    release = done
  })
  await till.route('**/api/v1/till/state', async (route) => {
    await released
    await route.continue()
  })
  await till.context().setOffline(false)
  await expect(till.getByText('menunggu dikirim')).toBeHidden()
  expect(await drawer.textContent()).toContain(rupiah(200_000 + sold))
  const told = till.waitForResponse('**/api/v1/till/state')
  release()
  await told
  await expect(drawer).toContainText(rupiah(200_000 + sold))
})

test('an organizer has the totals proved by their lines, and sees as of when', async ({ page }) => {
  const slug = await runningFestival(page)
  await signInAs(page, 'organizer')
  await page.goto(`/panitia/${slug}/penjualan`)
  await page.getByRole('button', { name: 'Buktikan sekarang' }).click()
  await expect(page.getByText(/^Terbukti cocok pada .*: total sama dengan jumlah/)).toBeVisible()
})
