import { expect, type Page, test } from '@playwright/test'
import { demonstrationPassword } from '#db/seed/accounts.ts'
import { signInAs, untilAlive } from '#tests/support/staff-page.ts'
import { totpOf } from '#tests/support/totp.ts'

// The demonstration's auditor, whom no other test signs in: meanwhile the password alone would not do.
const email = 'auditor@gelar.test'

async function enter(page: Page) {
  await page.context().clearCookies()
  await page.goto('/masuk?lanjut=/akun/dua-langkah')
  await page.getByLabel('Surel').fill(email)
  await page.getByLabel('Kata sandi').fill(demonstrationPassword)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

async function give(page: Page, code: string) {
  await page.getByLabel('Kode 6 angka').fill(code)
  await page.getByRole('button', { name: 'Lanjut' }).click()
}

test('the second step: on, a code once, a recovery code, new ones, and off again', async ({
  page,
}) => {
  await enter(page)
  await page.getByLabel('Kata sandi sekarang').fill(demonstrationPassword)
  await page.getByRole('button', { name: 'Lanjut' }).click()

  // The link for an app on this very phone holds the key.
  const link = page.getByRole('link', { name: 'Buka aplikasi autentikator' })
  const uri = (await link.getAttribute('href')) ?? ''
  expect(uri).toMatch(/^otpauth:\/\/totp\/Gelar/)
  const codes = await page
    .getByRole('list')
    .getByText(/^[a-z2-9]{5}-[a-z2-9]{5}$/)
    .allTextContents()
  expect(codes).toHaveLength(10)
  await untilAlive(page)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Unduh' }).click()
  expect((await download).suggestedFilename()).toBe('gelar-kode-pemulihan.txt')
  await page.context().grantPermissions(['clipboard-write', 'clipboard-read'])
  await page.getByRole('button', { name: 'Salin' }).click()
  await expect(page.getByRole('button', { name: 'Tersalin' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(codes[9])
  // The next one, which is good for a minute at least.
  const first = totpOf(uri, Date.now() + 30_000)
  await page.getByLabel('Kode 6 angka').fill(first)
  await page.getByRole('button', { name: 'Aktifkan' }).click()
  await expect(page.getByText('Masuk dua langkah sudah aktif.').first()).toBeVisible()

  await enter(page)
  await give(page, first)
  await expect(page.getByText('Kode ini sudah dipakai.')).toBeVisible()
  await give(page, (codes[0] ?? '').toUpperCase().replace('-', ' '))
  await expect(page.getByText('Tersisa 9 kode.')).toBeVisible()

  await page.getByRole('heading', { name: 'Kode pemulihan' }).waitFor()
  await untilAlive(page)
  const renewal = page.locator('form').filter({ hasText: 'Buat kode baru' })
  await renewal.getByLabel('Kata sandi sekarang').fill(demonstrationPassword)
  await renewal.getByLabel('Kode 6 angka').fill(codes[1] ?? '')
  await renewal.getByRole('button', { name: 'Buat kode baru' }).click()
  await expect(page.getByText('Kode baru sudah berlaku')).toBeVisible()
  const renewed = page.getByRole('list').getByText(/^[a-z2-9]{5}-[a-z2-9]{5}$/)
  const [fresh = ''] = await renewed.allTextContents()

  const end = page.locator('form').filter({ hasText: 'Matikan' })
  await end.getByLabel('Kata sandi sekarang').fill(demonstrationPassword)
  await end.getByLabel('Kode 6 angka').fill(codes[2] ?? '')
  await end.getByRole('button', { name: 'Matikan' }).click()
  await expect(page.getByText('Kode ini salah atau sudah tidak berlaku.')).toBeVisible()
  await end.getByLabel('Kata sandi sekarang').fill(demonstrationPassword)
  await end.getByLabel('Kode 6 angka').fill(fresh)
  await end.getByRole('button', { name: 'Matikan' }).click()
  await expect(page.getByText('Masuk dua langkah sudah dimatikan.').first()).toBeVisible()

  await enter(page)
  await expect(page).toHaveURL(/\/akun\/dua-langkah$/)

  await page.context().clearCookies()
  await signInAs(page, 'administrator')
  await page.goto('/admin/jejak')
  await expect(page.getByText('Akun langkah kedua dimatikan').first()).toBeVisible()
})
