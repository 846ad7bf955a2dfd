import { type Browser, expect, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'
import { numbersOf } from '#tests/support/xlsx.ts'

/** The code that an organizer shows for the till of the first booth that sells something. */
async function showPairingCode(page: Page, slug: string): Promise<string> {
  await page.goto(`/panitia/${slug}/penjualan/produk`)
  const booth = await page
    .getByLabel('Stan', { exact: true })
    .locator('option')
    .nth(1)
    .textContent()
  await page.goto(`/panitia/${slug}/perangkat`)
  await page.getByLabel('Tempat').selectOption({ label: `Kasir stan ${booth}` })
  await page.getByRole('button', { name: 'Tampilkan kode' }).click()
  return (await page.getByText(/^[0-9A-Z]{4}.[0-9A-Z]{4}$/).textContent()) ?? ''
}

async function openTill(browser: Browser, code: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'id-ID',
    hasTouch: true,
  })
  const page = await context.newPage()
  await page.goto(`/kasir?kode=${code}`)
  await page.getByLabel('Siapa yang memegang ponsel ini').fill('Rani')
  await page.getByRole('button', { name: 'Pasangkan' }).click()
  await page.getByLabel('Nama kasir').fill('Sari')
  await page.getByLabel('Uang awal di laci').fill('200.000')
  await page.getByRole('button', { name: 'Buka sif' }).click()
  await expect(page.getByRole('searchbox')).toBeVisible()
  return page
}

const rupiahIn = (text: string) => Number(/Rp([\d.]+)/.exec(text)?.[1]?.replaceAll('.', ''))

/** Taps the first products and opens the payment; answers what it costs. */
async function fillCart(till: Page, taps: number): Promise<number> {
  const product = till.locator('main section li').first().getByRole('button').first()
  for (let tap = 0; tap < taps; tap += 1) await product.click()
  const pay = till.getByRole('button', { name: /^Bayar/ })
  const total = rupiahIn((await pay.textContent()) ?? '')
  await pay.click()
  return total
}

const turnoverOf = async (page: Page) =>
  rupiahIn((await page.getByText(/^Total sama dengan jumlah semua baris/).textContent()) ?? '')

/** The turnover as the organizer's page comes to show it by itself. */
async function expectTurnover(page: Page, amount: number): Promise<void> {
  await expect.poll(() => turnoverOf(page), { timeout: 20_000 }).toBe(amount)
}

test('a cashier sells on a phone, online and offline, and the organizer sees every rupiah once', async ({
  page,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(page)
  await signInAs(page, 'organizer')
  const till = await openTill(browser, await showPairingCode(page, slug))
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
  const first = await openTill(browser, await showPairingCode(page, slug))
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
