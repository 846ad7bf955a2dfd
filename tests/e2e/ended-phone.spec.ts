import { expect, type Page, test } from '@playwright/test'
import { sql } from 'kysely'
import { toLocalInput } from '#app/lib/time.ts'
import { axeViolations } from '#tests/support/axe.ts'
import { phone } from '#tests/support/offline.ts'
import { startOwnApp } from '#tests/support/own-app.ts'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'
import { openTill, sellOne, turnoverOf } from '#tests/support/till-page.ts'

const ZONE = 'Asia/Jakarta'

/** Sets the end of the devices by the organizer's form; empty for the end of the last day. */
async function setEnd(organizer: Page, slug: string, endsAt: string): Promise<void> {
  await organizer.goto(`/panitia/${slug}/perangkat`)
  await organizer.getByLabel('Waktu lain').fill(endsAt)
  await organizer.getByRole('button', { name: 'Simpan waktu' }).click()
  await expect(organizer.getByText('Waktu perangkat sudah diatur.', { exact: true })).toBeVisible()
}

/** Opens the page of a phone anew, until it has heard from the server. */
async function hearAgain(page: Page, path: string): Promise<void> {
  const heard = page.waitForResponse((answer) => answer.url().includes(path) && answer.ok())
  await page.reload()
  await heard
}

test('a till past its end says so without a network, hands in afterwards, and its drawer is counted', async ({
  browser,
}) => {
  test.slow()
  // An app of its own: the other tests go on working with their phones.
  await using app = await startOwnApp()
  const at = { baseURL: app.origin, locale: 'id-ID' }
  const organizer = await (await browser.newContext(at)).newPage()
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  const holder = 'Rani'
  const till = await openTill(organizer, browser, slug, { holder, ...at })
  await organizer.goto(`/panitia/${slug}/penjualan`)
  const before = await turnoverOf(organizer)
  const endsAt = new Date(Math.ceil(Date.now() / 60_000 + 60) * 60_000)
  await setEnd(organizer, slug, toLocalInput(endsAt, ZONE))

  await till.clock.install()
  await hearAgain(till, '/till/state')
  await till.context().setOffline(true)
  const price = await sellOne(till)
  await till.getByRole('button', { name: 'Penjualan baru' }).click()
  await expect(till.getByRole('searchbox')).toBeVisible()

  await till.clock.fastForward(62 * 60_000)
  const title = till.getByRole('heading', { name: 'Waktu kasir ini sudah berakhir' })
  await expect(title).toBeVisible()
  const clock = toLocalInput(endsAt, ZONE).slice(11).replace(':', '.')
  await expect(till.getByText(new RegExp(`sejak .*${clock} WIB ponsel ini tidak`))).toBeVisible()
  await expect(till.getByText('1 catatan belum diserahkan')).toBeVisible()
  await expect(till.getByRole('searchbox')).toBeHidden()
  expect(await axeViolations(till)).toEqual([])

  // For the server, too, the end comes now.
  await app.inDatabase((db) =>
    db.updateTable('event').set({ devicesEndSetAt: sql`now()` }).where('slug', '=', slug).execute(),
  )
  await till.context().setOffline(false)
  await expect(till.getByText('Tidak ada yang perlu diserahkan lagi')).toBeVisible()
  await till.getByLabel('Uang terhitung').fill('200.000')
  await till.getByLabel('Dihitung bersama').fill('Budi')
  await till.getByRole('button', { name: 'Tutup sif' }).click()
  await expect(till.getByRole('heading', { name: 'Tutup sif' })).toBeHidden()
  await expect(title).toBeVisible()
  await expect(till.getByRole('heading', { name: 'Sif ditutup' })).toBeVisible()
  await expect(till.getByText('1 penjualan', { exact: true })).toBeVisible()
  await expect(till.getByText(/^Kurang Rp/)).toHaveText(
    new RegExp(`${price.toLocaleString('id-ID')}$`),
  )
  expect(await axeViolations(till)).toEqual([])
  // It stays to be read without a network, also a day later.
  await till.context().setOffline(true)
  await till.clock.fastForward(25 * 3_600_000)
  await expect(till.getByRole('heading', { name: 'Sif ditutup' })).toBeVisible()
  await till.context().setOffline(false)

  await organizer.goto(`/panitia/${slug}/penjualan`)
  await expect.poll(() => turnoverOf(organizer)).toBe(before + price)
  await organizer.goto(`/panitia/${slug}/perangkat`)
  await expect(
    organizer.getByRole('row').filter({ hasText: holder }).getByText('Festival berakhir'),
  ).toBeVisible()
  await expect(organizer.getByText('setelah panitia mengatur waktu lain')).toBeVisible()

  // The end was put off: the phone works again.
  await setEnd(organizer, slug, '')
  await till.reload()
  await expect(till.getByLabel('Nama kasir')).toBeVisible()
  await till.context().close()
  await organizer.context().close()
})

test('a gate whose clock jumps past the end stops alone, and the server sets it right', async ({
  page: organizer,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  await organizer.goto(`/panitia/${slug}/perangkat`)
  const places = organizer.getByLabel('Tempat', { exact: true })
  const gates = places.locator('option').filter({ hasNotText: /Kasir|Layar/ })
  await places.selectOption({ label: (await gates.first().textContent()) ?? '' })
  await organizer.getByRole('button', { name: 'Tampilkan kode' }).click()
  const code = await organizer.getByText(/^[0-9A-Z]{4}.[0-9A-Z]{4}$/).textContent()
  const gate = await (await browser.newContext(phone)).newPage()
  await gate.clock.install()
  await gate.goto(`/gerbang?kode=${code}`)
  await gate.getByLabel('Siapa yang memegang ponsel ini').fill('Rani')
  await gate.getByRole('button', { name: 'Pasangkan' }).click()
  const scan = gate.getByRole('button', { name: 'Mulai memindai' })
  await expect(scan).toBeVisible()

  await gate.context().setOffline(true)
  await gate.clock.fastForward(71 * 3_600_000)
  const title = gate.getByRole('heading', { name: 'Waktu pintu ini sudah berakhir' })
  await expect(title).toBeVisible()
  await expect(scan).toBeHidden()

  await gate.context().setOffline(false)
  await expect(scan).toBeVisible()
  await expect(title).toBeHidden()
  await gate.context().close()
})
