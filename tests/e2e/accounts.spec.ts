import { expect, test } from '@playwright/test'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'

test('somebody invited chooses a password by the mailed link, without script, and gets to work', async ({
  browser,
  page,
}) => {
  const email = `niluh-${Date.now()}@contoh.id`
  const password = 'pagi yang tenang'
  await signInAs(page, 'administrator')
  const slug = await runningFestival(page)

  await page.goto(`/panitia/${slug}/orang/undang`)
  await page.getByLabel('Nama').fill('Ni Luh')
  await page.getByLabel('Surel', { exact: true }).fill(email)
  await page.getByLabel('Peran').selectOption({ label: 'Manajer panggung' })
  await page.getByLabel('Panggung').selectOption({ index: 1 })
  await expect(page.getByLabel('Stan')).toBeHidden()
  await page.getByRole('button', { name: 'Kirim undangan' }).click()
  await expect(page.getByText(email)).toBeVisible()

  await page.goto('/admin/surat')
  await page.getByRole('link', { name: 'Undangan bergabung di Gelar' }).first().click()
  const letter = page.frameLocator('iframe')
  await expect(letter.getByRole('heading', { name: 'Selamat bergabung di Gelar' })).toBeVisible()
  const link = await letter.getByRole('link', { name: 'Pilih kata sandi' }).getAttribute('href')
  const path = link?.slice(link.indexOf('/atur-sandi')) ?? ''

  const plain = await browser.newContext({ javaScriptEnabled: false })
  const guest = await plain.newPage()
  await guest.goto(new URL(path, page.url()).href)
  await guest.getByLabel('Kata sandi baru', { exact: true }).fill(password)
  await guest.getByLabel('Ulangi kata sandi baru').fill('pagi yang lain')
  await guest.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await expect(guest.getByText('Kedua kata sandi belum sama.')).toBeVisible()
  await guest.getByLabel('Kata sandi baru', { exact: true }).fill(password)
  await guest.getByLabel('Ulangi kata sandi baru').fill(password)
  await guest.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await expect(guest.getByText('Kata sandi tersimpan. Silakan masuk.')).toBeVisible()

  await guest.getByLabel('Surel').fill(email)
  await guest.getByLabel('Kata sandi').fill(password)
  await guest.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(guest).toHaveURL(/\/panitia$/)
  await plain.close()

  await page.goto(`/panitia/${slug}/jejak`)
  await expect(page.getByText('Peran diberikan').first()).toBeVisible()
})

test('a wrong password and an unknown address are answered alike', async ({ page }) => {
  const answers: string[] = []
  for (const email of ['panitia@gelar.test', 'tidak-ada@gelar.test']) {
    await page.goto('/masuk')
    await page.getByLabel('Surel').fill(email)
    await page.getByLabel('Kata sandi').fill('bukan kata sandi')
    await page.getByLabel('Kata sandi').press('Enter')
    answers.push((await page.getByRole('alert').textContent()) ?? '')
  }
  expect(answers).toEqual(['Surel atau kata sandi salah.', 'Surel atau kata sandi salah.'])
})
