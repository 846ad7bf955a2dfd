import { expect, type Page, test } from '@playwright/test'
import { runningFestival, signInAs, untilAlive } from '#tests/support/staff-page.ts'

const zone = 'Asia/Jakarta'

/** A moment so many minutes from now, on the calendar and clock of the venue. */
function local(minutesFromNow: number): { day: string; clock: string } {
  const text = new Date(Date.now() + minutesFromNow * 60_000).toLocaleString('sv', {
    timeZone: zone,
  })
  return { day: text.slice(0, 10), clock: text.slice(11, 16) }
}

async function fillSlot(
  page: Page,
  slot: { act: string; stage: string; day: string; clock: string },
) {
  const act = page.getByRole('combobox', { name: 'Penampil' })
  await act.selectOption({ label: `${slot.act} · Komunitas uji` })
  await page.getByRole('combobox', { name: 'Panggung' }).selectOption({ label: slot.stage })
  await page.getByLabel('Hari', { exact: true }).fill(slot.day)
  await page.getByLabel('Mulai').fill(slot.clock)
  await page.getByLabel('Lama', { exact: true }).fill('90')
  await page.getByRole('button', { name: 'Tambahkan' }).click()
}

test('an organizer plans, is told of a clash, publishes, and visitors, calendars and crew follow', async ({
  page,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(page)
  const stage = `Panggung Uji ${Date.now()}`
  const act = `Gamelan 🎶 ${Date.now()}`
  const { day, clock } = local(-5)
  await signInAs(page, 'organizer')

  await page.goto(`/panitia/${slug}/acara/panggung`)
  await page.getByLabel('Nama panggung').fill(stage)
  await page.getByRole('button', { name: 'Tambah panggung' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: stage })).toBeVisible()

  await page.goto(`/panitia/${slug}/acara/penampil/baru`)
  await page.getByLabel('Nama penampil').fill(act)
  await page.getByLabel('Asal').fill('Komunitas uji')
  await page.getByLabel('Jenis').selectOption('tradisional')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await expect(page.getByRole('link', { name: act })).toBeVisible()

  await page.goto(`/panitia/${slug}/acara/jadwal/baru`)
  await fillSlot(page, { act, stage, day, clock })
  await expect(page.getByRole('table').getByRole('link', { name: new RegExp(act) })).toBeVisible()

  // The same act in the same place half an hour later: refused, with the name and time of what is there.
  await page.goto(`/panitia/${slug}/acara/jadwal/baru`)
  await fillSlot(page, { act, stage, ...local(25) })
  const refusal = page.getByRole('alert')
  await expect(refusal).toContainText(act)
  await expect(refusal).toContainText(stage)
  await expect(refusal).toContainText(clock.replace(':', '.'))
  await expect(refusal).toContainText('WIB')

  const visitor = await (await browser.newContext({ locale: 'id-ID' })).newPage()
  await visitor.goto(`/f/${slug}/acara`)
  await expect(visitor.getByRole('heading', { name: 'Acara', exact: true })).toBeVisible()
  await expect(visitor.getByText(act)).toHaveCount(0)

  await page.goto(`/panitia/${slug}/acara/versi`)
  await expect(page.getByRole('listitem').filter({ hasText: act })).toContainText('Baru')
  await page.getByRole('button', { name: /^Umumkan versi/ }).click()
  await expect(page.getByText('Tidak ada perubahan sejak versi terakhir.')).toBeVisible()

  await expect(async () => {
    await visitor.goto(`/f/${slug}/acara?hari=${local(0).day}`)
    const entry = visitor.getByRole('listitem').filter({ hasText: act })
    await expect(entry.first()).toContainText('Sekarang', { timeout: 1000 })
  }).toPass()
  await expect(visitor.locator('#acara-kini')).toContainText(act)
  const feed = await visitor.request.get(`/f/${slug}/acara.ics`)
  expect(feed.headers()['content-type']).toContain('text/calendar')
  expect((await feed.text()).replaceAll('\r\n ', '')).toContain(`SUMMARY:${act}`)
  await visitor.goto(`/layar/${slug}/acara`)
  await expect(visitor.getByRole('listitem').filter({ hasText: stage })).toContainText(act)
  await visitor.context().close()

  await page.goto(`/panitia/${slug}/acara/panggung`)
  await page
    .getByRole('listitem')
    .filter({ hasText: stage })
    .getByRole('link', { name: 'Layar kru' })
    .click()
  await page.getByRole('button', { name: 'Mulai', exact: true }).click()
  await page.getByRole('button', { name: 'Selesai', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: act })).toContainText('Selesai')
})

test('a stage manager starts and finishes on the own stage and sees no other', async ({ page }) => {
  const slug = await runningFestival(page)
  const { day } = local(0)
  const title = `Uji suara ${Date.now()}`
  await signInAs(page, 'stage_manager')
  await page.goto(`/panggung/${slug}`)
  const own = await page.getByRole('heading', { level: 1 }).textContent()
  await expect(page.getByRole('navigation', { name: 'Panggung' })).toHaveCount(0)
  await page.context().clearCookies()

  await signInAs(page, 'organizer')
  await page.goto(`/panitia/${slug}/acara/jadwal/baru`)
  await untilAlive(page)
  await page.getByText('Acara resmi', { exact: true }).click()
  await page.getByLabel('Nama acara').fill(title)
  await page.getByRole('combobox', { name: 'Panggung' }).selectOption({ label: own ?? '' })
  await page.getByLabel('Hari', { exact: true }).fill(day)
  await page.getByLabel('Mulai').fill('00:20')
  await page.getByLabel('Lama', { exact: true }).fill('5')
  await page.getByRole('button', { name: 'Tambahkan' }).click()
  await page.waitForURL(/\/acara\?/)
  await page.context().clearCookies()

  await signInAs(page, 'stage_manager')
  await page.goto(`/panggung/${slug}`)
  const onStage = page.getByRole('region', { name: 'Sekarang' })
  await expect(page.getByRole('region', { name: 'Berikutnya' })).toContainText(title)
  // During the hours of the festival the demonstration may have an act on: it ends first.
  const finish = onStage.getByRole('button', { name: 'Selesai', exact: true })
  if (await finish.isVisible()) {
    await finish.click()
    await expect(finish).toBeHidden()
  }
  await page.getByRole('button', { name: 'Mulai', exact: true }).click()
  await expect(onStage).toContainText(title)
  await page.getByRole('button', { name: 'Selesai', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('Selesai')
})

test('the public programme needs no script and prints without its controls', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' })
  const page = await context.newPage()
  const slug = await runningFestival(page)

  await page.goto(`/f/${slug}/acara`)
  const days = page.getByRole('navigation', { name: 'Hari' })
  await days.getByRole('link').last().click()
  await expect(days.getByRole('link').last()).toHaveAttribute('aria-current', 'page')
  const stages = page.getByRole('navigation', { name: 'Panggung' })
  await stages.getByRole('link').nth(1).click()
  await expect(stages.getByRole('link').nth(1)).toHaveAttribute('aria-current', 'page')
  await expect(page.getByText(/^Jeda (Dzuhur|Salat Jumat)$/)).toBeVisible()

  await page.emulateMedia({ media: 'print' })
  await expect(stages).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await context.close()
})
