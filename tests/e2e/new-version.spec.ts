import { expect, type Page, test } from '@playwright/test'
import { runningFestival, signInAs, untilAlive } from '#tests/support/staff-page.ts'

/** From now on answers are those of another version than the page's own. */
async function updateServer(page: Page): Promise<void> {
  await page.route(/\.data(\?|$)|\/version$/, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 })
    const headers = { ...response.headers(), 'x-gelar-version': 'the-next' }
    await route.fulfill({ response, headers })
  })
}

async function openInvitation(page: Page): Promise<string> {
  await signInAs(page, 'administrator')
  const slug = await runningFestival(page)
  await page.goto(`/panitia/${slug}/orang/undang`)
  await untilAlive(page)
  await page.evaluate(() => Object.assign(window, { former: true }))
  return slug
}

/** A page that is just being left cannot be asked. */
const isFormer = (page: Page) => page.evaluate(() => 'former' in window).catch(() => true)

test('a page says that there is a newer version, and loads it with what was typed', async ({
  page,
}) => {
  await openInvitation(page)
  await page.getByLabel('Nama').fill('Ni Luh')
  await page.getByLabel('Peran').selectOption({ label: 'Manajer panggung' })
  await page.getByLabel('Panggung').selectOption({ index: 1 })
  await updateServer(page)
  await page.evaluate(() => window.fetch('/version'))
  await expect(page.getByText('Gelar sudah diperbarui.')).toBeVisible()

  await page.getByRole('button', { name: 'Muat ulang' }).click()

  await expect.poll(() => isFormer(page)).toBe(false)
  await expect(page.getByLabel('Nama')).toHaveValue('Ni Luh')
  await expect(page.getByLabel('Panggung')).not.toHaveValue('')
})

test('who goes on from an older page gets the next one whole, also where a part of it is gone', async ({
  page,
}) => {
  const slug = await openInvitation(page)
  await updateServer(page)
  const menu = page.getByRole('navigation').first()
  await menu.getByRole('link', { name: 'Permohonan' }).click()
  await expect(page).toHaveURL(`/panitia/${slug}/permohonan`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await isFormer(page)).toBe(false)

  await page.unrouteAll()
  await untilAlive(page)
  let isGone = true
  page.on('request', (request) => {
    if (request.isNavigationRequest()) isGone = false
  })
  await page.route('**/assets/*.js', (route) =>
    isGone ? route.fulfill({ status: 404, body: 'Not found' }) : route.continue(),
  )
  await menu.getByRole('link', { name: 'Penjualan' }).click()
  await expect(page).toHaveURL(`/panitia/${slug}/penjualan`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(isGone).toBe(false)
})

test('a page that asks nothing learns of a newer version with the next thing done on it', async ({
  page,
}) => {
  await page.clock.install()
  await signInAs(page, 'administrator')
  await page.goto('/akun')
  await untilAlive(page)
  await updateServer(page)
  await page.keyboard.press('Tab')
  await page.clock.fastForward(50_000)
  await page.keyboard.press('Tab')
  await expect(page.getByText('Gelar sudah diperbarui.')).toBeHidden()
  await page.clock.fastForward(20_000)
  await page.keyboard.press('Tab')
  await expect(page.getByText('Gelar sudah diperbarui.')).toBeVisible()
})

test('on a phone the notice and the bar of what is ticked each have their place', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 700 })
  await signInAs(page, 'organizer')
  const slug = await runningFestival(page)
  await page.goto(`/panitia/${slug}/permohonan`)
  await untilAlive(page)
  await page.locator('tbody').getByRole('checkbox').first().check()
  await updateServer(page)
  await page.evaluate(() => window.fetch('/version'))
  const load = page.getByRole('button', { name: 'Muat ulang' })
  const decide = page.getByRole('button', { name: 'Keputusan' })
  // A click that something else would take is refused.
  await load.click({ trial: true })
  await decide.click({ trial: true })
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await load.click({ trial: true })
})
