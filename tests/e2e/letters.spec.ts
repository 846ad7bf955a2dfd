import { type Browser, expect, type Page, test } from '@playwright/test'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'

const phone = { width: 390, height: 844 }

async function openAs(browser: Browser, role: 'organizer' | 'administrator', narrow = false) {
  const context = await browser.newContext({ locale: 'id-ID', ...(narrow && { viewport: phone }) })
  const page = await context.newPage()
  await signInAs(page, role)
  return page
}

/** Sets a day far enough that letters can be answered. */
async function putOffAnswers(page: Page, slug: string): Promise<void> {
  await page.goto(`/panitia/${slug}/denah/surat`)
  const next = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Jawaban paling lambat').fill(next)
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByText('Isi surat disimpan.').first()).toBeVisible()
}

test('a place declined on a phone goes by the organizer’s nod to one who waits, and that one confirms', async ({
  browser,
}) => {
  test.slow()
  const organizer = await openAs(browser, 'organizer')
  const slug = await runningFestival(organizer)
  await putOffAnswers(organizer, slug)

  // A prison that has not answered yet gives the place up, on a phone. Others of its kind wait for one.
  await organizer.goto(`/panitia/${slug}/denah/jawaban?jawaban=belum`)
  const silent = organizer.getByRole('link', { name: /^[A-D]-.*halaman peserta/ }).first()
  const address = (await silent.getAttribute('href')) ?? ''
  const booth = ((await silent.textContent()) ?? '').split(':')[0] ?? ''
  const exhibitor = await openAs(browser, 'administrator', true)
  await exhibitor.goto(address)
  await exhibitor.getByRole('radio', { name: /Tidak, kami lepas/ }).check()
  await exhibitor.getByLabel('Catatan untuk panitia').fill('Mesin kami rusak')
  await exhibitor.getByRole('button', { name: 'Kirim jawaban' }).click()
  await expect(exhibitor.getByText('Tempat ini sudah Anda lepas')).toBeVisible()

  // The organizer's page follows, and offers the booth to those whom no rule keeps out.
  const freed = organizer.getByRole('link', { name: new RegExp(`^${booth} .*dilepas`) })
  await expect(freed).toBeVisible()
  await freed.click()
  await organizer
    .getByRole('button', { name: /^Beri tempat/ })
    .first()
    .click()
  const dialog = organizer.getByRole('alertdialog')
  const newcomer = (await dialog.getByRole('heading').textContent())?.match(/kepada (.+)\?/)?.[1]
  await dialog.getByRole('button', { name: 'Beri tempat' }).click()
  await expect(
    organizer.getByText(`${newcomer} mendapat tempat di stan ${booth}; suratnya dikirim.`).first(),
  ).toBeVisible()

  await organizer.goto(
    `/panitia/${slug}/denah/jawaban?jawaban=belum&cari=${encodeURIComponent(newcomer ?? '')}`,
  )
  const own = organizer.getByRole('link', { name: /halaman peserta/ }).first()
  await exhibitor.goto((await own.getAttribute('href')) ?? '')
  await exhibitor.getByRole('radio', { name: /Ya, kami pakai/ }).check()
  await exhibitor.getByRole('button', { name: 'Kirim jawaban' }).click()
  await expect(exhibitor.getByText('Tempat ini sudah Anda pastikan')).toBeVisible()
})

test('a report on a booth waits for the signal, and is seen at once by who looks on', async ({
  browser,
}) => {
  const desk = await openAs(browser, 'organizer')
  const slug = await runningFestival(desk)
  await desk.goto(`/panitia/${slug}/lapangan/stan/C-05`)
  await desk.getByRole('heading', { level: 1, name: 'Stan C-05' }).waitFor()

  const walker = await openAs(browser, 'organizer', true)
  await walker.goto(`/panitia/${slug}/lapangan`)
  await walker.getByLabel('Cari stan atau peserta').fill('C-05')
  await walker.getByLabel('Cari stan atau peserta').press('Enter')
  await walker.getByRole('link', { name: 'C-05', exact: true }).click()
  await walker.getByLabel('Apa yang terjadi?').fill('Terpal sobek')
  await walker.context().setOffline(true)
  await walker.getByRole('button', { name: 'Kirim laporan' }).click()
  await expect(walker.getByText('1 laporan menunggu sinyal')).toBeVisible()
  await walker.context().setOffline(false)

  // The booth may have other problems of its own.
  const problem = desk.locator('li', { hasText: 'Terpal sobek' }).filter({
    hasText: 'Sudah selesai?',
  })
  await expect(problem).toBeVisible()
  await expect(walker.getByText('1 laporan menunggu sinyal')).toBeHidden()

  await problem.getByText('Sudah selesai?').click()
  await problem.getByLabel('Apa yang dilakukan?').fill('Diganti')
  await problem.getByRole('button', { name: 'Tandai selesai' }).click()
  await expect(problem).toBeHidden()
  await expect(walker.getByText('Diganti')).toBeVisible()
})
