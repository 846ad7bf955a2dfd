import { type Browser, expect, type Page, test } from '@playwright/test'
import { openLine } from '#tests/support/offline.ts'
import { runningFestival, signInAs, untilAlive } from '#tests/support/staff-page.ts'

/** An administrator on a line of their own, at a page. */
async function openOnLine(browser: Browser, server: string, path: (slug: string) => string) {
  const line = await openLine(server)
  const context = await browser.newContext({ baseURL: line.baseURL, locale: 'id-ID' })
  const page = await context.newPage()
  await signInAs(page, 'administrator')
  const at = path(await runningFestival(page))
  await page.goto(at)
  if (at !== '/') await untilAlive(page)
  await page.evaluate(() => Object.assign(window, { former: true }))
  return {
    line,
    page,
    at,
    async [Symbol.asyncDispose]() {
      await context.close()
      await line[Symbol.asyncDispose]()
    },
  }
}

const noLine = (page: Page) => page.getByText(/^Tidak ada sambungan, tetapi tidak ada yang hilang/)
const notSent = (page: Page) => page.getByText(/^Belum terkirim: tidak ada sambungan/)
/** Notes from now on whether the page says that it tries, however shortly. */
const trying = (page: Page) =>
  page.waitForFunction(() => document.body.innerText.includes('Mencoba …'))
const isFormer = (page: Page) => page.evaluate(() => 'former' in window)

test('a click that finds no server keeps the page, and goes on by itself when the line is back', async ({
  browser,
  baseURL,
}) => {
  await using own = await openOnLine(browser, baseURL ?? '', () => '/akun')
  const { page, line } = own
  const heading = await page.locator('h1').textContent()
  line.cut()
  await page.getByRole('navigation').first().getByRole('link').first().click()
  await expect(noLine(page)).toBeVisible()
  await expect(page.locator('h1')).toHaveText(heading ?? '')
  await expect(page).toHaveURL('/akun')
  const tried = trying(page)
  await page.getByRole('button', { name: 'Coba lagi' }).click()
  await tried
  await expect(page.getByRole('button', { name: 'Coba lagi' })).toBeVisible()
  expect(await isFormer(page)).toBe(true)

  line.mend()
  await expect(page).not.toHaveURL('/akun')
  await expect(page.locator('h1')).not.toHaveText(heading ?? '')
  await expect(noLine(page)).toBeHidden()
})

test('a page whose parts cannot be fetched is waited for, and nobody who types is taken away', async ({
  browser,
  baseURL,
}) => {
  await using own = await openOnLine(
    browser,
    baseURL ?? '',
    (slug) => `/panitia/${slug}/orang/undang`,
  )
  const { page, line, at } = own
  await page.route('**/assets/*.js', (route) => route.abort('connectionrefused'))
  await page.route('**/version', (route) => route.abort('connectionrefused'))
  await page.getByRole('navigation').first().getByRole('link', { name: 'Penjualan' }).click()
  await expect(noLine(page)).toBeVisible()
  await page.getByLabel('Nama').fill('Ni Luh')
  line.cut()
  await page.unrouteAll()
  line.mend()
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page).toHaveURL(at)
  await expect(page.getByLabel('Nama')).toHaveValue('Ni Luh')

  await page.getByRole('button', { name: 'Coba lagi' }).click()
  await expect(page).toHaveURL(/\/penjualan$/)
})

test('a form that finds no server keeps what was typed, and is sent again by one tap', async ({
  browser,
  baseURL,
}) => {
  await using own = await openOnLine(
    browser,
    baseURL ?? '',
    (slug) => `/panitia/${slug}/orang/undang`,
  )
  const { page, line, at } = own
  const email = `garis-${Date.now()}@gelar.test`
  await page.getByLabel('Nama').fill('Ni Luh')
  await page.getByLabel('Surel', { exact: true }).fill(email)
  await page.getByLabel('Peran').selectOption({ label: 'Panitia' })
  line.cut()
  await page.getByRole('button', { name: 'Kirim undangan' }).click()
  await expect(notSent(page)).toBeVisible()
  await expect(page).toHaveURL(at)
  await expect(page.getByLabel('Nama')).toHaveValue('Ni Luh')
  expect(await isFormer(page)).toBe(true)

  line.mend()
  await page.getByRole('button', { name: 'Kirim lagi' }).click()
  await expect(page).toHaveURL(/\/orang$/)
  await expect(page.getByText(email).first()).toBeVisible()
  await expect(notSent(page)).toBeHidden()
})

test('whoever does not want to wait for news tries at once', async ({ browser, baseURL }) => {
  await using own = await openOnLine(browser, baseURL ?? '', (slug) => `/panitia/${slug}`)
  const { page, line } = own
  line.cut()
  const notice = page.getByText(/^Terputus sejak/)
  await expect(notice).toBeVisible()
  const tried = trying(page)
  await page.getByRole('button', { name: 'Coba sekarang' }).click()
  await tried
  await expect(page.getByRole('button', { name: 'Coba sekarang' })).toBeVisible()
  line.mend()
  await expect(notice).toBeHidden()
})

test('reading pages stay too: a link and a form wait for the line', async ({
  browser,
  baseURL,
}) => {
  await using own = await openOnLine(browser, baseURL ?? '', () => '/')
  const { page, line } = own
  line.cut()
  await page.locator('a[href^="/f/"]').first().click()
  await expect(noLine(page)).toBeVisible()
  await expect(page).toHaveURL('/')
  expect(await isFormer(page)).toBe(true)
  line.mend()
  await expect(page).toHaveURL(/\/f\//)

  await page.context().clearCookies()
  await page.goto('/masuk')
  await page.getByLabel('Surel').fill('panitia@gelar.test')
  await page.getByLabel('Kata sandi').fill('gelar-festival')
  line.cut()
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(noLine(page)).toBeVisible()
  await expect(page.getByLabel('Surel')).toHaveValue('panitia@gelar.test')
  line.mend()
  await expect(page).not.toHaveURL('/masuk')
})
