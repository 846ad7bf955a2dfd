import { rm } from 'node:fs/promises'
import { chromium, expect, type Page, test } from '@playwright/test'
import { launchOptions } from '#tests/support/browser.ts'
import { goOffline, phone, serveWorker } from '#tests/support/offline.ts'
import { makeScratchFolder } from '#tests/support/scratch-folder.ts'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'

/** The code that an organizer shows for the first place that the list offers under this name. */
async function showPairingCode(organizer: Page, slug: string, place: RegExp): Promise<string> {
  await organizer.goto(`/panitia/${slug}/perangkat`)
  const places = organizer.getByLabel('Tempat', { exact: true })
  const label = await places.locator('option').filter({ hasText: place }).first().textContent()
  await places.selectOption({ label: label ?? '' })
  await organizer.getByRole('button', { name: 'Tampilkan kode' }).click()
  return (await organizer.getByText(/^[0-9A-Z]{4}.[0-9A-Z]{4}$/).textContent()) ?? ''
}

async function pair(page: Page, path: string, code: string): Promise<void> {
  await page.goto(`${path}?kode=${code}`)
  await page.getByLabel('Siapa yang memegang ponsel ini').fill('Rani')
  await page.getByRole('button', { name: 'Pasangkan' }).click()
}

/** Until the worker has everything: it is active only then. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

/** Takes page and worker off the network, closes the page and opens another one. */
async function openOffline(page: Page, path: string): Promise<Page> {
  const context = page.context()
  await untilKept(page)
  await goOffline(context)
  await page.close()
  const next = await context.newPage()
  await next.goto(path)
  return next
}

const placeOn = (page: Page) => page.getByRole('banner').getByRole('heading').textContent()

test('a gate opens without a connection, counts, and sends when there is one again', async ({
  page: organizer,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  const code = await showPairingCode(organizer, slug, /^(?!Kasir)/)
  const context = await browser.newContext(phone)
  const first = await context.newPage()
  await pair(first, '/gerbang', code)
  await expect(first.getByRole('button', { name: 'Mulai memindai' })).toBeVisible()
  const place = await placeOn(first)

  const gate = await openOffline(first, '/gerbang?kode=lama')
  await expect(gate.getByRole('button', { name: 'Mulai memindai' })).toBeVisible()
  expect(await placeOn(gate)).toBe(place)
  await gate.getByRole('button', { name: 'Tambah satu orang' }).click()
  await gate.getByRole('button', { name: '2 tanpa tiket' }).click()
  await expect(gate.getByRole('status').getByText('Tercatat')).toBeVisible()
  await gate.reload()
  await expect(gate.getByText('1 menunggu dikirim')).toBeVisible()
  await expect(gate.getByText('Tidak ada sambungan')).toBeVisible()

  await context.setOffline(false)
  await gate.reload()
  await expect(gate.getByText('Tersambung')).toBeVisible()
  await expect(gate.getByText('menunggu dikirim')).toBeHidden()
  await expect(gate.getByText(/Pintu ini: [1-9]/)).toBeVisible()
})

test('a till opens without a connection in a browser started anew, sells, and sends later', async ({
  page: organizer,
  baseURL,
}) => {
  test.slow()
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  await organizer.goto(`/panitia/${slug}/penjualan/produk`)
  const stands = organizer.getByLabel('Stan', { exact: true }).locator('option')
  const booth = await stands.nth(2).textContent()
  const code = await showPairingCode(organizer, slug, new RegExp(`Kasir stan ${booth}$`))
  const folder = await makeScratchFolder('gelar-profile-')
  const open = async () =>
    chromium.launchPersistentContext(folder, { ...phone, ...(await launchOptions()), baseURL })
  let context = await open()
  try {
    const first = await context.newPage()
    await pair(first, '/kasir', code)
    await first.getByLabel('Nama kasir').fill('Sari')
    await first.getByLabel('Uang awal di laci').fill('200.000')
    await first.getByRole('button', { name: 'Buka sif' }).click()
    await expect(first.getByRole('searchbox')).toBeVisible()
    await expect(first.getByText('Tersambung')).toBeVisible()
    const place = await placeOn(first)
    await untilKept(first)
    await context.close()

    context = await open()
    await context.setOffline(true)
    const till = await context.newPage()
    await till.goto('/kasir')
    await expect(till.getByRole('searchbox')).toBeVisible()
    expect(await placeOn(till)).toBe(place)
    await till.locator('main section li').first().getByRole('button').first().click()
    await till.getByRole('button', { name: /^Bayar/ }).click()
    await till.getByRole('button', { name: 'Uang pas' }).click()
    await till.getByRole('button', { name: 'Uang diterima, simpan' }).click()
    await expect(till.getByText('1 menunggu dikirim')).toBeVisible()
    await expect(till.getByText('Tidak ada sambungan')).toBeVisible()
    const other = await context.newPage()
    await expect(other.goto('/panitia')).rejects.toThrow('ERR_INTERNET_DISCONNECTED')

    await context.setOffline(false)
    await till.reload()
    await expect(till.getByText('Tersambung')).toBeVisible()
    await expect(till.getByText('menunggu dikirim')).toHaveCount(0)
  } finally {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('a phone in English stays in English, and takes from the cache only what is kept', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext(phone)
  await context.addCookies([{ name: 'lang', value: 'en', url: baseURL ?? '' }])
  const first = await context.newPage()
  const errors: string[] = []
  context.on('weberror', (error) => errors.push(error.error().message))
  await first.goto('/gerbang')
  await expect(first.locator('link[rel=manifest]')).toHaveAttribute('href', '/gerbang.webmanifest')

  const page = await openOffline(first, '/kasir')
  await expect(page.getByRole('button', { name: 'Pair' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('link[rel=manifest]')).toHaveAttribute('href', '/kasir.webmanifest')
  await page.goto('/gerbang')
  await expect(page.getByRole('button', { name: 'Pair' })).toBeVisible()
  // What the camera and a QRIS sale load when they are first needed.
  const lacking = await page.evaluate(async () => {
    const name = (await caches.keys()).find((key) => key.startsWith('gelar-build-')) ?? ''
    const kept = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)
    const wanted = [/zxing_reader-.*\.wasm$/, /ponyfill-/, /\.woff2$/, /\.css$/]
    return wanted.filter((file) => !kept.some((path) => file.test(path))).map(String)
  })
  expect(lacking).toEqual([])
  expect(errors).toEqual([])

  await context.setOffline(false)
  await context.addCookies([{ name: 'lang', value: 'id', url: baseURL ?? '' }])
  await page.goto('/gerbang')
  await expect(page.locator('html')).toHaveAttribute('lang', 'id')
})

test('the worker of a newer build takes over without a reload, and the last build stays at hand', async ({
  browser,
  request,
  baseURL,
}) => {
  const answer = await request.get('/sw.js')
  expect(answer.headers()['cache-control']).toBe('no-cache')
  const source = await answer.text()
  const build = /"revision":"([0-9a-f]{16})"/.exec(source)?.[1] ?? ''
  let script = source
  const server = await serveWorker(baseURL ?? '', () => script)
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const context = await browser.newContext({ ...phone, baseURL: `http://localhost:${port}` })
  try {
    const page = await context.newPage()
    await page.goto('/kasir')
    await untilKept(page)
    await page.evaluate(() => {
      document.title = 'not reloaded'
    })
    const builds = () =>
      page.evaluate(async () => (await caches.keys()).map((name) => name.split('-').at(-1)))
    await expect.poll(builds).toEqual([build])

    for (const [before, newer] of [
      [build, '1111111111111111'],
      ['1111111111111111', '2222222222222222'],
    ]) {
      script = source.replaceAll(build, newer ?? '')
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.ready).update()
      })
      await expect
        .poll(() =>
          page.evaluate(async () => {
            const { active, waiting, installing } = await navigator.serviceWorker.ready
            return active?.state === 'activated' && !waiting && !installing
          }),
        )
        .toBe(true)
      await expect.poll(builds).toEqual([before, newer])
    }
    await expect(page).toHaveTitle('not reloaded')
    await goOffline(context)
    await page.goto('/gerbang')
    await expect(page.getByRole('button', { name: 'Pasangkan' })).toBeVisible()
  } finally {
    await context.close()
    server.close()
    server.closeAllConnections()
  }
})

test('a server that is down or slow does not keep the page away', async ({ browser, baseURL }) => {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  await page.goto('/gerbang')
  await untilKept(page)

  await context.route(`${baseURL}/kasir`, (route) => route.fulfill({ status: 503, body: 'down' }))
  await page.goto('/kasir')
  await expect(page.getByRole('button', { name: 'Pasangkan' })).toBeVisible()

  await context.route(`${baseURL}/gerbang`, () => new Promise<void>(() => {}))
  const asked = Date.now()
  await page.goto('/gerbang')
  expect(Date.now() - asked).toBeGreaterThan(2_500)
  await expect(page.getByRole('button', { name: 'Pasangkan' })).toBeVisible()
  await context.close()
})
