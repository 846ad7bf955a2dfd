import { expect, test } from '@playwright/test'
import { signInAs } from '#tests/support/staff-page.ts'

test('an opening day is set by its form, and taken away again', async ({ page }) => {
  await signInAs(page, 'administrator')
  await page.goto('/panitia/festival-kupang/pengaturan')
  const days = page.getByRole('row').filter({ hasText: '05:17' })
  await expect(days).toHaveCount(0)

  await page.getByLabel('Hari', { exact: true }).fill('2031-06-05')
  await page.getByLabel('Buka', { exact: true }).fill('05:17')
  await page.getByLabel('Tutup', { exact: true }).fill('20:00')
  await page.getByRole('button', { name: 'Simpan hari' }).click()
  await expect(days).toContainText('2031')

  await days.getByRole('button').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Hapus', exact: true }).click()
  await expect(days).toHaveCount(0)
})
