import { type Browser, expect, type Page, test } from '@playwright/test'
import { phone } from '#tests/support/offline.ts'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'
import {
  expectTurnover,
  openShift,
  openTill,
  sellOne,
  showTillCode,
  turnoverOf,
} from '#tests/support/till-page.ts'

/** The code for the n-th gate of the festival. */
async function showGateCode(organizer: Page, slug: string, index: number): Promise<string> {
  await organizer.goto(`/panitia/${slug}/perangkat`)
  await organizer.getByLabel('Tempat', { exact: true }).selectOption({ index })
  await organizer.getByRole('button', { name: 'Tampilkan kode' }).click()
  return (await organizer.getByText(/^[0-9A-Z]{4}.[0-9A-Z]{4}$/).textContent()) ?? ''
}

async function pair(page: Page, code: string, holder: string): Promise<void> {
  await page.getByLabel('Kode pemasangan').fill(code)
  await page.getByLabel('Siapa yang memegang ponsel ini').fill(holder)
  await page.getByRole('button', { name: 'Pasangkan' }).click()
  await expect(page.getByRole('button', { name: 'Mulai memindai' })).toBeVisible()
}

async function arrange(organizer: Page, browser: Browser) {
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  const gate = await (await browser.newContext(phone)).newPage()
  return { slug, gate }
}

test('a phone revoked with counts waiting hands them in, and works at the next gate', async ({
  page: organizer,
  browser,
}) => {
  test.slow()
  const { slug, gate } = await arrange(organizer, browser)
  const holder = `Tono ${Date.now()}`
  await gate.goto('/gerbang')
  await pair(gate, await showGateCode(organizer, slug, 0), holder)
  const first = await gate.getByRole('banner').getByRole('heading').textContent()
  await expect(gate.getByText('Tersambung')).toBeVisible()

  await gate.context().setOffline(true)
  await gate.getByRole('button', { name: '1 tanpa tiket' }).click()
  await expect(gate.getByRole('status').getByText('Tercatat')).toBeVisible()
  await expect(gate.getByText('1 menunggu dikirim')).toBeVisible()

  await organizer.goto(`/panitia/${slug}/perangkat`)
  const row = organizer.getByRole('row').filter({ hasText: holder })
  await row.getByRole('button', { name: 'Cabut' }).click()
  await organizer.getByRole('button', { name: 'Cabut ponsel' }).click()
  await expect(organizer.getByText(`${holder} dicabut.`, { exact: true })).toBeVisible()
  const nextCode = await showGateCode(organizer, slug, 1)

  await gate.context().setOffline(false)
  await expect(gate.getByText('Ponsel ini sudah dicabut.')).toBeVisible()
  // What it counted before it was revoked has gone under its old token.
  await expect(gate.getByText('menunggu dikirim')).toBeHidden()
  await pair(gate, nextCode, holder)
  await expect(gate.getByText('Ponsel ini sudah dicabut.')).toBeHidden()
  expect(await gate.getByRole('banner').getByRole('heading').textContent()).not.toBe(first)
  await gate.getByRole('button', { name: '1 tanpa tiket' }).click()
  await expect(gate.getByText('menunggu dikirim')).toBeHidden()
  await expect(gate.getByText(/Pintu ini: [1-9]/)).toBeVisible()
})

test('a till with a sale that waits is paired to the next booth, and both booths get their own', async ({
  page: organizer,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  // Without the service worker: what it fetches cannot be held up here.
  const till = await openTill(organizer, browser, slug, {
    holder: `Rani ${Date.now()}`,
    serviceWorkers: 'block',
  })
  const nextCode = await showTillCode(organizer, slug, 2)
  await organizer.goto(`/panitia/${slug}/penjualan`)
  const before = await turnoverOf(organizer)

  // Sales do not get through; pairing does.
  await till.context().route('**/api/v1/till/sales', (route) => route.abort())
  const first = await sellOne(till)
  await expect(till.getByText('1 menunggu dikirim')).toBeVisible()
  const booth = await till.getByRole('banner').textContent()
  await till.goto(`/kasir?kode=${nextCode}`)
  await till.getByRole('button', { name: 'Ganti tempat' }).click()
  await openShift(till, 'Rani')
  expect(await till.getByRole('banner').textContent()).not.toBe(booth)
  await till.context().unrouteAll()

  const second = await sellOne(till)
  await expect(till.getByText('menunggu dikirim')).toBeHidden()
  await expectTurnover(organizer, before + first + second)
})

test('a phone that refuses to keep anything says so, and still judges by the server', async ({
  page: organizer,
  browser,
}) => {
  const { slug, gate } = await arrange(organizer, browser)
  await gate.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open() {
          throw new DOMException('refused', 'SecurityError')
        },
      },
    })
  })
  await gate.goto('/gerbang')
  await expect(gate.getByText('Ponsel ini tidak dapat menyimpan')).toBeVisible()
  await pair(gate, await showGateCode(organizer, slug, 0), `Wati ${Date.now()}`)

  await gate.getByLabel('Kode tiket').fill('ZZZZZ-ZZZZZ')
  await gate.getByLabel('Kode tiket').press('Enter')
  await expect(gate.getByRole('alert').getByText('Tidak dikenal')).toBeVisible()
})

test('a phone that runs full goes on reading, and says that nothing more is kept', async ({
  page: organizer,
  browser,
}) => {
  const { slug, gate } = await arrange(organizer, browser)
  await gate.goto('/gerbang')
  await pair(gate, await showGateCode(organizer, slug, 0), `Wati ${Date.now()}`)
  await gate.evaluate(() => {
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    IDBObjectStore.prototype.add = full
    IDBObjectStore.prototype.put = full
  })
  await gate.context().setOffline(true)

  await gate.getByRole('button', { name: '1 tanpa tiket' }).click()
  await expect(gate.getByRole('status').getByText('Tercatat')).toBeVisible()
  await expect(gate.getByText('Ponsel ini tidak dapat menyimpan')).toBeVisible()
  await gate.context().setOffline(false)
  await expect(gate.getByText('Ponsel ini tidak dapat menyimpan')).toBeHidden()
  await expect(gate.getByText('menunggu dikirim')).toBeHidden()
})
