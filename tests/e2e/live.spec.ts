import { type Browser, expect, type Page, test } from '@playwright/test'
import { openLine } from '#tests/support/offline.ts'
import { runningFestival, signInAs, untilAlive } from '#tests/support/staff-page.ts'

/** Waits until the page follows its festival. */
async function openLive(page: Page, path: string): Promise<Page> {
  const following = page.waitForResponse((response) => response.url().includes('/live?'))
  await page.goto(path)
  await following
  return page
}

/** A browser of an organizer on a line of its own. */
async function openBrowser(browser: Browser, baseURL: string) {
  const context = await browser.newContext({ baseURL, locale: 'id-ID' })
  const page = await context.newPage()
  await signInAs(page, 'organizer')
  return { context, page, slug: await runningFestival(page) }
}

/** Pairs a screen, which all pages about devices then show by this name. */
async function pairScreen(organizer: Page, slug: string): Promise<string> {
  const page = await organizer.context().newPage()
  await page.goto(`/panitia/${slug}/perangkat`)
  await page.getByLabel('Tempat', { exact: true }).selectOption({ label: 'Layar besar: Acara' })
  await page.getByRole('button', { name: 'Tampilkan kode' }).click()
  const code = (await page.getByText(/^[0-9A-Z]{4}.[0-9A-Z]{4}$/).textContent()) ?? ''
  const label = `Layar ${Date.now()}`
  await organizer.context().clearCookies({ name: 'gelar_layar' })
  const screen = await organizer.request.post('/layar', {
    headers: { Origin: new URL(page.url()).origin },
    form: { code, label },
    maxRedirects: 0,
  })
  expect(screen.status()).toBe(302)
  await page.close()
  return label
}

const rowOf = (page: Page, label: string) => page.getByRole('row').filter({ hasText: label })
const noticeOn = (page: Page) => page.getByText(/^Terputus sejak \d\d\.\d\d WI/)

test('ten windows of one browser all load and all follow, by one stream', async ({
  browser,
  page: organizer,
  baseURL,
}) => {
  test.slow()
  const { context, page: first, slug } = await openBrowser(browser, baseURL ?? '')
  await signInAs(organizer, 'organizer')
  const streams = new Set<string>()
  context.on('request', (request) => {
    if (request.url().includes('/live?')) streams.add(request.url())
  })
  const pages = [first, ...(await Promise.all(Array.from({ length: 9 }, () => context.newPage())))]
  for (const page of pages) {
    await page.goto(`/panitia/${slug}/perangkat`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  const label = await pairScreen(organizer, slug)
  for (const page of pages) await expect(rowOf(page, label)).toBeVisible()
  expect(streams.size).toBe(1)

  // The next window takes over when the one that has the stream goes.
  await first.close()
  const another = await pairScreen(organizer, slug)
  for (const page of pages.slice(1)) await expect(rowOf(page, another)).toBeVisible()
  await context.close()
})

test('live pages outlast a cut, say since when, and then show what has changed meanwhile', async ({
  browser,
  page: organizer,
  baseURL,
}) => {
  test.slow()
  await using line = await openLine(baseURL ?? '')
  const { context, page: devices, slug } = await openBrowser(browser, line.baseURL)
  await signInAs(organizer, 'organizer')
  const open = async (path: string) => {
    const page = await context.newPage()
    await page.goto(path)
    await untilAlive(page)
    return page
  }
  await openLive(devices, `/panitia/${slug}/perangkat`)
  const others = [
    await open(`/panitia/${slug}`),
    await open(`/panitia/${slug}/pengunjung`),
    await open(`/layar/${slug}/penjualan`),
  ]
  const screen = await context.newPage()
  await screen.goto(`/layar/${slug}/acara`)
  const headings = await Promise.all(others.map((page) => page.locator('h1').textContent()))

  line.cut()
  for (const page of [devices, ...others]) await expect(noticeOn(page)).toBeVisible()
  await screen.evaluate(() => window.dispatchEvent(new Event('offline')))
  await expect(noticeOn(screen)).toBeVisible()
  const label = await pairScreen(organizer, slug)
  line.mend()
  await expect(rowOf(devices, label)).toBeVisible()
  for (const page of [devices, ...others, screen]) {
    await expect(noticeOn(page)).toBeHidden()
  }
  for (const [index, page] of others.entries()) {
    await expect(page.locator('h1')).toHaveText(headings[index] ?? '')
  }
  await context.close()
})

test('a line that lets nothing through, and says nothing of it, is told within a minute', async ({
  browser,
  baseURL,
}) => {
  await using line = await openLine(baseURL ?? '')
  const { context, page, slug } = await openBrowser(browser, line.baseURL)
  await page.clock.install()
  await openLive(page, `/panitia/${slug}`)
  line.stall()
  for (let seconds = 0; seconds < 60; seconds += 6) await page.clock.runFor(6000)
  await expect(noticeOn(page)).toBeVisible()
  await context.close()
})

test('what was done is told also where news of it come before the page that tells it', async ({
  browser,
  baseURL,
}) => {
  const { context, page, slug } = await openBrowser(browser, baseURL ?? '')
  const label = await pairScreen(page, slug)
  await openLive(page, `/panitia/${slug}/perangkat`)
  await untilAlive(page)

  // A slow server: its answer is under way until the page has heard of the change by its stream, and asks again.
  let asked = 0
  await page.route('**/perangkat.data*', async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    asked += 1
    const response = await route.fetch()
    if (asked === 1) await new Promise((done) => setTimeout(done, 3000))
    await route.fulfill({ response })
  })
  await rowOf(page, label).getByRole('button', { name: 'Tutup' }).click()
  await page.getByRole('button', { name: 'Tutup layar' }).click()
  await expect(page.getByText(`${label} ditutup.`, { exact: true })).toBeVisible()
  await context.close()
})
