import { expect, type Page, test } from '@playwright/test'

const sampleForm = (page: Page) => page.locator('form#sample-system')

test('a form is checked in the browser and says at each field what is missing', async ({
  page,
}) => {
  await page.goto('/komponen')
  const form = sampleForm(page)

  await form.getByRole('button', { name: 'Kirim permohonan' }).click()

  await expect(form.getByLabel('Nama peserta')).toBeFocused()
  await expect(form.getByLabel('Nama peserta')).toHaveAccessibleDescription(/Wajib diisi\./)
  await form.getByLabel('Nama peserta').fill('ab')
  await expect(form.getByText('Paling sedikit 3 karakter.')).toBeVisible()
})

test('a refusal takes the focus and keeps what was typed', async ({ page }) => {
  await page.goto('/komponen')
  const form = sampleForm(page)
  await form.getByLabel('Nama peserta').fill('Tenun Lestari')
  await form.getByLabel('Harga jual').fill('25.000')
  await form.getByLabel('Tanggal').fill('2026-11-22')
  await form.getByLabel('Jam buka').fill('09:00')
  await form.getByLabel('Kanwil').selectOption('ntt')
  await form.getByLabel(/^Saya setuju/).check()

  await form.getByRole('button', { name: 'Coba ditolak' }).click()

  await expect(form.getByRole('alert')).toContainText('Data ini baru saja berubah')
  await expect(form.getByLabel('Harga jual')).toHaveValue('25.000')

  await form.getByRole('button', { name: 'Kirim permohonan' }).click()
  await expect(page.getByText('Permohonan Tenun Lestari sudah diterima.').first()).toBeVisible()
})

test('a layer locks the page behind it without breaking the security policy', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto('/komponen')
  await page.getByRole('button', { name: 'Batalkan penjualan' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toBeHidden()
  expect(complaints).toEqual([])
})

test('a button that is tapped before the page is alive does its work once it is', async ({
  page,
}) => {
  let come = () => {}
  const held = new Promise<void>((done) => {
    come = done
  })
  await page.route('**/assets/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/komponen', { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Batalkan penjualan' }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  come()
  await expect(page.getByRole('alertdialog')).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a form answers the same, and the language can be changed', async ({ page }) => {
    await page.goto('/komponen')
    await sampleForm(page).getByLabel('Nama peserta').fill('ab')
    await sampleForm(page).getByRole('button', { name: 'Kirim permohonan' }).click()
    await expect(page.getByText('Paling sedikit 3 karakter.')).toBeVisible()

    await page.goto('/komponen?urut=-tables')
    await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
    await expect(page).toHaveURL(/\/komponen\?urut=-tables$/)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('heading', { level: 1, name: 'Components' })).toBeVisible()
  })
})
