import { rm } from 'node:fs/promises'
import { chromium, expect, type Page, test } from '@playwright/test'
import { launchOptions } from '#tests/support/browser.ts'
import { copyOf, openLine, phone } from '#tests/support/offline.ts'
import { makeScratchFolder } from '#tests/support/scratch-folder.ts'
import { runningFestival } from '#tests/support/staff-page.ts'

/** Registers a visitor, who then sees the ticket; answers its address. */
async function register(page: Page): Promise<string> {
  await page.goto(`/f/${await runningFestival(page)}/daftar`)
  await page.getByLabel('Nama atau panggilan').fill('Sari')
  await page.getByRole('radio').first().check()
  await page.getByRole('checkbox', { name: /Saya setuju/ }).check()
  await page.getByRole('button', { name: 'Buat tiket' }).click()
  await page.waitForURL(/\/tiket\//)
  return new URL(page.url()).pathname
}

const untilKept = (page: Page, ticket: string) =>
  expect.poll(() => copyOf(page, ticket)).toContain('Kode QR')

const codeOn = (page: Page) => page.getByRole('img', { name: 'Kode QR tiket Anda' })
const noticeOn = (page: Page) => page.getByText(/^Tanpa jaringan; seperti pada .*\d\d\.\d\d WI/)
const changeOn = (page: Page) => page.getByRole('link', { name: 'Ubah, batalkan' })

test('a ticket opens without a network as it was last seen, says so, and is fresh when there is one', async ({
  browser,
  baseURL,
}) => {
  await using line = await openLine(baseURL ?? '')
  const context = await browser.newContext({ ...phone, baseURL: line.baseURL })
  const first = await context.newPage()
  const ticket = await register(first)
  await expect(codeOn(first)).toBeVisible()
  await expect(noticeOn(first)).toBeHidden()
  await untilKept(first, ticket)

  line.cut()
  await first.close()
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(ticket)
  await expect(codeOn(page)).toBeVisible()
  await expect(noticeOn(page)).toBeVisible()
  await expect(changeOn(page)).toBeHidden()
  // Styles and font are the page's own, not the browser's.
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Jakarta')
  expect(await page.evaluate(() => document.fonts.check('16px "Plus Jakarta Sans"'))).toBe(true)
  expect(errors).toEqual([])

  // The browser tells of the network that is back.
  await context.setOffline(true)
  line.mend()
  await context.setOffline(false)
  await expect(changeOn(page)).toBeVisible()
  await expect(noticeOn(page)).toBeHidden()
  await context.close()
})

test('a ticket is kept although its worker takes the page over before the page hears of it', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ ...phone, baseURL })
  await context.addInitScript(() => {
    const container = navigator.serviceWorker
    const ready = container?.ready.then(async (registration) => {
      if (!container.controller) {
        await new Promise((done) => container.addEventListener('controllerchange', done))
      }
      return registration
    })
    if (container) Object.defineProperty(container, 'ready', { value: ready })
  })
  const page = await context.newPage()
  await untilKept(page, await register(page))
  await context.close()
})

test('a ticket is kept although one of its files was once out of reach', async ({
  browser,
  baseURL,
}) => {
  await using line = await openLine(baseURL ?? '')
  const context = await browser.newContext({ ...phone, baseURL: line.baseURL })
  let lost = 0
  await context.route(/\/assets\/.*\.css$/, async (route) => {
    const fromWorker = route.request().serviceWorker() !== null
    if (!fromWorker || lost > 0) return route.continue()
    lost += 1
    return route.abort()
  })
  const page = await context.newPage()
  const ticket = await register(page)
  await expect.poll(() => copyOf(page, ticket)).toContain('Kode QR')
  expect(lost).toBe(1)
  await context.close()
})

test('a ticket opens without a network in a browser started anew, in the language it was read in', async ({
  baseURL,
}) => {
  await using line = await openLine(baseURL ?? '')
  const folder = await makeScratchFolder('gelar-profile-')
  const open = async () =>
    chromium.launchPersistentContext(folder, {
      ...phone,
      ...(await launchOptions()),
      baseURL: line.baseURL,
    })
  let context = await open()
  try {
    const first = await context.newPage()
    const ticket = await register(first)
    await first.getByRole('button', { name: 'English' }).click()
    await expect(first.getByRole('heading', { name: 'Your ticket' })).toBeVisible()
    await expect.poll(() => copyOf(first, ticket)).toContain('Your ticket')
    await context.close()

    line.cut()
    context = await open()
    const page = await context.newPage()
    await page.goto(ticket)
    await expect(page.getByRole('heading', { name: 'Your ticket' })).toBeVisible()
    await expect(page.getByText(/^No network; as of .*\d\d:\d\d WI/)).toBeVisible()
    await expect(page.goto('/')).rejects.toThrow('ERR_')
  } finally {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('a cancelled ticket takes the place of the copy, an erased one leaves none', async ({
  browser,
  baseURL,
}) => {
  await using line = await openLine(baseURL ?? '')
  const context = await browser.newContext({ ...phone, baseURL: line.baseURL })
  const page = await context.newPage()
  const cancelled = await register(page)
  await untilKept(page, cancelled)
  await changeOn(page).click()
  await page.getByText('Batalkan pendaftaran').first().click()
  await page.getByRole('button', { name: 'Ya, batalkan' }).click()
  await expect(page.getByText('Pendaftaran ini sudah dibatalkan')).toBeVisible()
  await expect.poll(() => copyOf(page, cancelled)).toContain('sudah dibatalkan')
  const erased = await register(page)
  await untilKept(page, erased)
  await changeOn(page).click()
  await page.getByText('Hapus data saya').first().click()
  await page.getByRole('button', { name: 'Ya, hapus data saya' }).click()
  await expect(page.getByText('Data Anda sudah dihapus', { exact: true })).toBeVisible()
  await expect.poll(() => copyOf(page, erased)).toBeUndefined()

  line.cut()
  await page.goto(cancelled)
  await expect(page.getByText('Pendaftaran ini sudah dibatalkan')).toBeVisible()
  await expect(codeOn(page)).toBeHidden()
  await expect(page.goto(erased)).rejects.toThrow('ERR_')
  await context.close()
})

test('a copy steps in for a server that is slow or down, and is not shown beyond its time', async ({
  browser,
  baseURL,
}) => {
  await using line = await openLine(baseURL ?? '')
  const context = await browser.newContext({ ...phone, baseURL: line.baseURL })
  const page = await context.newPage()
  const ticket = await register(page)
  await untilKept(page, ticket)

  const address = `${line.baseURL}${ticket}`
  await context.route(address, (route) => route.fulfill({ status: 503, body: 'down' }))
  await page.goto(ticket)
  await expect(noticeOn(page)).toBeVisible()
  await context.unroute(address)
  await context.route(address, () => new Promise<void>(() => {}))
  const asked = Date.now()
  await page.goto(ticket)
  expect(Date.now() - asked).toBeGreaterThan(2_500)
  await expect(noticeOn(page)).toBeVisible()
  await context.unroute(address)

  await page.evaluate(async (path) => {
    const cache = await caches.open('gelar-tickets')
    const copy = await cache.match(path, { ignoreVary: true })
    if (!copy) throw new Error('no copy')
    const headers = new Headers(copy.headers)
    headers.set('X-Gelar-Keep-Until', new Date(Date.now() - 1000).toISOString())
    await cache.put(path, new Response(await copy.text(), { headers }))
  }, ticket)
  line.cut()
  await expect(page.goto(ticket)).rejects.toThrow('ERR_')
  await context.close()
})

test('other public pages register no worker', async ({ page }) => {
  const slug = await runningFestival(page)
  await page.goto(`/f/${slug}/acara`)
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
  ).toBe(0)
})
