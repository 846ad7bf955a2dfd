import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { phone } from './offline.ts'

/** The code that an organizer shows for the till of a booth that sells something, counted from 1. */
export async function showTillCode(organizer: Page, slug: string, booth = 1): Promise<string> {
  await organizer.goto(`/panitia/${slug}/penjualan/produk`)
  const booths = organizer.getByLabel('Stan', { exact: true }).locator('option')
  const name = await booths.nth(booth).textContent()
  await organizer.goto(`/panitia/${slug}/perangkat`)
  await organizer
    .getByLabel('Tempat', { exact: true })
    .selectOption({ label: `Kasir stan ${name}` })
  await organizer.getByRole('button', { name: 'Tampilkan kode' }).click()
  return (await organizer.getByText(/^[0-9A-Z]{4}.[0-9A-Z]{4}$/).textContent()) ?? ''
}

/** Pairs a phone that was opened by a code, and opens a shift on it. */
export async function openShift(till: Page, holder = 'Rani'): Promise<void> {
  await till.getByLabel('Siapa yang memegang ponsel ini').fill(holder)
  await till.getByRole('button', { name: 'Pasangkan' }).click()
  await till.getByLabel('Nama kasir').fill('Sari')
  await till.getByLabel('Uang awal di laci').fill('200.000')
  await till.getByRole('button', { name: 'Buka sif' }).click()
  await expect(till.getByRole('searchbox')).toBeVisible()
}

type TillOptions = BrowserContextOptions & { holder?: string; booth?: number }

/** A new phone as the till of a booth, with an open shift. */
export async function openTill(
  organizer: Page,
  browser: Browser,
  slug: string,
  { holder, booth, ...context }: TillOptions = {},
): Promise<Page> {
  const code = await showTillCode(organizer, slug, booth)
  const till = await (await browser.newContext({ ...phone, ...context })).newPage()
  await till.goto(`/kasir?kode=${code}`)
  await openShift(till, holder)
  return till
}

export const rupiahIn = (text: string) => Number(/Rp([\d.]+)/.exec(text)?.[1]?.replaceAll('.', ''))

/** Taps the first product so many times and opens the payment; answers what it costs. */
export async function fillCart(till: Page, taps: number): Promise<number> {
  const product = till.locator('main section li').first().getByRole('button').first()
  for (let tap = 0; tap < taps; tap += 1) await product.click()
  const pay = till.getByRole('button', { name: /^Bayar/ })
  const total = rupiahIn((await pay.textContent()) ?? '')
  await pay.click()
  return total
}

/** Sells one piece of the first product for the exact cash; answers its price. */
export async function sellOne(till: Page): Promise<number> {
  const price = await fillCart(till, 1)
  await till.getByRole('button', { name: 'Uang pas' }).click()
  await till.getByRole('button', { name: 'Uang diterima, simpan' }).click()
  await expect(till.getByRole('heading', { name: 'Penjualan tersimpan' })).toBeVisible()
  return price
}

/** The turnover that the organizer's page of sales shows. */
export async function turnoverOf(organizer: Page): Promise<number> {
  const name = organizer.locator('p').filter({ hasText: /^Omzet$/ })
  const sum = name.first().locator('xpath=following-sibling::p[1]')
  return rupiahIn((await sum.textContent()) ?? '')
}

/** The turnover as the organizer's page comes to show it by itself. */
export async function expectTurnover(organizer: Page, amount: number): Promise<void> {
  await expect.poll(() => turnoverOf(organizer)).toBe(amount)
}
