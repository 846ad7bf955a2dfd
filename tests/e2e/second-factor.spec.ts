import { expect, type Page, test } from '@playwright/test'
import { signInAs, untilAlive } from '#tests/support/staff-page.ts'
import { totpOf } from '#tests/support/totp.ts'

const password = 'pagi yang tenang'

/** Somebody of an own, invited by an administrator, who has chosen a password by the mailed link. */
async function createPerson(page: Page): Promise<string> {
  const email = `made-${Date.now()}@contoh.id`
  await signInAs(page, 'administrator')
  const origin = new URL((await page.request.get('/healthz')).url()).origin
  const post = (path: string, form: Record<string, string>) =>
    page.request.post(path, { headers: { Origin: origin }, form, maxRedirects: 0 })
  await post('/admin/undang', { email, name: 'Made', language: 'id', role: 'administrator' })
  const outbox = await (await page.request.get('/admin/surat')).text()
  const message = /\/admin\/surat\/[0-9a-f-]{36}/.exec(outbox)?.[0]
  const letter = await (await page.request.get(`${message}/isi`)).text()
  const key = /\/atur-sandi\?kunci=([\w-]+)/.exec(letter)?.[1] ?? ''
  await post(`/atur-sandi?kunci=${key}`, { password, repeat: password })
  await page.context().clearCookies()
  return email
}

async function enter(page: Page, email: string) {
  await page.context().clearCookies()
  await page.goto('/masuk?lanjut=/akun/dua-langkah')
  await page.getByLabel('Surel').fill(email)
  await page.getByLabel('Kata sandi').fill(password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

async function give(page: Page, code: string) {
  await page.getByLabel('Kode 6 angka').fill(code)
  await page.getByRole('button', { name: 'Lanjut' }).click()
}

test('the second step: on, a code once, a recovery code, new ones, and off again', async ({
  page,
}) => {
  const email = await createPerson(page)
  await enter(page, email)
  await page.getByLabel('Kata sandi sekarang').fill(password)
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

  await enter(page, email)
  await give(page, first)
  await expect(page.getByText('Kode ini sudah dipakai.')).toBeVisible()
  await give(page, (codes[0] ?? '').toUpperCase().replace('-', ' '))
  await expect(page.getByText('Tersisa 9 kode.')).toBeVisible()

  await page.getByRole('heading', { name: 'Kode pemulihan' }).waitFor()
  await untilAlive(page)
  const renewal = page.locator('form').filter({ hasText: 'Buat kode baru' })
  await renewal.getByLabel('Kata sandi sekarang').fill(password)
  await renewal.getByLabel('Kode 6 angka').fill(codes[1] ?? '')
  await renewal.getByRole('button', { name: 'Buat kode baru' }).click()
  await expect(page.getByText('Kode baru sudah berlaku')).toBeVisible()
  const renewed = page.getByRole('list').getByText(/^[a-z2-9]{5}-[a-z2-9]{5}$/)
  const [fresh = ''] = await renewed.allTextContents()

  const end = page.locator('form').filter({ hasText: 'Matikan' })
  await end.getByLabel('Kata sandi sekarang').fill(password)
  await end.getByLabel('Kode 6 angka').fill(codes[2] ?? '')
  await end.getByRole('button', { name: 'Matikan' }).click()
  await expect(page.getByText('Kode ini salah atau sudah tidak berlaku.')).toBeVisible()
  await end.getByLabel('Kata sandi sekarang').fill(password)
  await end.getByLabel('Kode 6 angka').fill(fresh)
  await end.getByRole('button', { name: 'Matikan' }).click()
  await expect(page.getByText('Masuk dua langkah sudah dimatikan.').first()).toBeVisible()

  await enter(page, email)
  await expect(page).toHaveURL(/\/akun\/dua-langkah$/)

  await page.goto('/admin/jejak')
  await expect(page.getByText('Akun langkah kedua dimatikan').first()).toBeVisible()
})
