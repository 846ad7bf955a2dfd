import { rm } from 'node:fs/promises'
import { chromium, expect, type Page, test } from '@playwright/test'
import type { RoleName } from '#db/types.ts'
import { launchOptions } from '#tests/support/browser.ts'
import { copyOf, openLine, phone, serveWorker } from '#tests/support/offline.ts'
import { makeScratchFolder } from '#tests/support/scratch-folder.ts'
import { runningFestival, signInAs, untilAlive } from '#tests/support/staff-page.ts'

/** Opens the stage page in a role, until the phone has kept it; answers its address. */
async function openStage(page: Page, role: RoleName = 'stage_manager'): Promise<string> {
  const path = `/panggung/${await runningFestival(page)}`
  await signInAs(page, role)
  await page.goto(path)
  await expect(orderOn(page).getByRole('listitem').first()).toBeVisible()
  await expect.poll(() => copyOf(page, path)).toContain('Kru panggung')
  return path
}

const orderOn = (page: Page) => page.getByRole('region', { name: 'Rundown' })
const noticeOn = (page: Page) => page.getByText(/^Tanpa jaringan; seperti pukul \d\d\.\d\d WI/)
/** Of what is next on the stage, or late in the evening of what is over. */
const buttonsOn = (page: Page) =>
  page.getByRole('button', { name: /^(Mulai|Selesai|Lanjutkan lagi)$/ })

test('the stage page opens without a network as it was last seen, and works again when there is one', async ({
  browser,
  baseURL,
}) => {
  test.slow()
  await using line = await openLine(baseURL ?? '')
  const context = await browser.newContext({ ...phone, baseURL: line.baseURL })
  const first = await context.newPage()
  const path = await openStage(first)
  const order = await orderOn(first).textContent()
  await expect(first.locator('link[rel=manifest]')).toHaveAttribute(
    'href',
    `${path}/aplikasi.webmanifest`,
  )

  line.cut()
  await first.close()
  const page = await context.newPage()
  const errors: string[] = []
  context.on('weberror', (error) => errors.push(error.error().message))
  await page.goto(path)
  await untilAlive(page)
  await expect(noticeOn(page)).toBeVisible()
  await expect(page.getByText('Tidak ada sambungan')).toBeVisible()
  expect(await orderOn(page).textContent()).toBe(order)
  await expect(buttonsOn(page).first()).toBeDisabled()
  await expect(buttonsOn(page).first()).toHaveAccessibleDescription(
    'Tombol bekerja lagi setelah tersambung.',
  )

  line.mend()
  await expect(noticeOn(page)).toBeHidden()
  await expect(buttonsOn(page).first()).toBeEnabled()
  expect(errors).toEqual([])
  await context.close()
})

test('the stage page opens without a network in a browser started anew, whatever stage was asked for', async ({
  baseURL,
}) => {
  test.slow()
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
    const path = await openStage(await context.newPage())
    await context.close()

    line.cut()
    context = await open()
    const page = await context.newPage()
    await page.goto(`${path}?panggung=lain`)
    await untilAlive(page)
    await expect(noticeOn(page)).toBeVisible()
    await expect(orderOn(page).getByRole('listitem').first()).toBeVisible()
  } finally {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('whoever has several stages goes from one to the other without a network', async ({
  browser,
  baseURL,
}) => {
  test.slow()
  await using line = await openLine(baseURL ?? '')
  const context = await browser.newContext({ ...phone, baseURL: line.baseURL })
  const page = await context.newPage()
  const path = await openStage(page, 'organizer')
  line.cut()
  await page.goto(path)
  await untilAlive(page)
  await expect(noticeOn(page)).toBeVisible()
  const other = page.getByRole('navigation', { name: 'Panggung' }).getByRole('link').nth(1)
  const name = await other.textContent()
  await other.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name ?? '')
  await expect(noticeOn(page)).toBeVisible()
  await page.reload()
  await expect(noticeOn(page)).toBeVisible()
  await context.close()
})

test('a connection that is lost leaves the open page as it is, and a tap that reaches nobody is told', async ({
  browser,
  baseURL,
}) => {
  test.slow()
  await using line = await openLine(baseURL ?? '')
  const context = await browser.newContext({ ...phone, baseURL: line.baseURL })
  const page = await context.newPage()
  await page.clock.install()
  await openStage(page)
  const order = await orderOn(page).textContent()

  line.cut()
  await context.setOffline(true)
  await expect(noticeOn(page)).toBeVisible()
  for (let minute = 0; minute < 3; minute += 1) await page.clock.runFor(60_000)
  await expect(noticeOn(page)).toBeVisible()
  expect(await orderOn(page).textContent()).toBe(order)
  line.mend()
  await context.setOffline(false)
  await expect(noticeOn(page)).toBeHidden()

  // A network that leads nowhere: the browser believes in it.
  line.cut()
  await buttonsOn(page).first().click()
  await expect(page.getByText('Belum tentu tercatat')).toBeVisible()
  await page.clock.runFor(60_000)
  await expect(noticeOn(page)).toBeVisible()
  await expect(buttonsOn(page).first()).toBeDisabled()
  expect(await orderOn(page).textContent()).toBe(order)
  line.mend()
  await page.clock.runFor(11_000)
  await expect(noticeOn(page)).toBeHidden()
  await expect(buttonsOn(page).first()).toBeEnabled()
  await context.close()
})

test('signing out, signing in and a refusal leave no copy behind', async ({ browser, baseURL }) => {
  test.slow()
  await using line = await openLine(baseURL ?? '')
  const context = await browser.newContext({ ...phone, baseURL: line.baseURL })
  const page = await context.newPage()
  let path = await openStage(page)
  await page.goto('/akun')
  await page.getByText('Menu', { exact: true }).click()
  await page.getByRole('button', { name: 'Keluar', exact: true }).click()
  await page.waitForURL('/masuk')
  expect(await copyOf(page, path)).toBeUndefined()

  path = await openStage(page)
  await page.context().clearCookies()
  await page.goto('/masuk')
  await expect.poll(() => copyOf(page, path)).toBeUndefined()

  // Signed out from elsewhere: the server leads to the door at the next question.
  path = await openStage(page)
  await page.context().clearCookies()
  await page.goto(path)
  await page.waitForURL(/\/masuk/)
  await expect.poll(() => copyOf(page, path)).toBeUndefined()

  // Somebody who may not see the stage.
  path = await openStage(page)
  await page.context().clearCookies()
  await signInAs(page, 'cashier')
  expect((await page.goto(path))?.status()).toBe(404)
  await expect.poll(() => copyOf(page, path)).toBeUndefined()

  // The same while the page is open.
  path = await openStage(page)
  await page.context().clearCookies()
  await signInAs(page, 'cashier')
  await buttonsOn(page).first().click()
  await expect(page.getByText('Halaman tidak ditemukan')).toBeVisible()
  await expect.poll(() => copyOf(page, path)).toBeUndefined()

  line.cut()
  await expect(page.goto(path)).rejects.toThrow('ERR_')
  await context.close()
})

test('a newer build leaves the copy whose files are still kept, and none that would come without them', async ({
  browser,
  request,
  baseURL,
}) => {
  const source = await (await request.get('/sw.js')).text()
  const build = /"revision":"([0-9a-f]{16})"/.exec(source)?.[1] ?? ''
  let script = source
  const server = await serveWorker(baseURL ?? '', () => script)
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const context = await browser.newContext({ ...phone, baseURL })
  try {
    const page = await context.newPage()
    const path = `/panggung/${await runningFestival(page)}`
    await signInAs(page, 'stage_manager')
    await page.goto(`http://localhost:${port}${path}`)
    await expect.poll(() => copyOf(page, path)).toContain('Kru panggung')
    await page.evaluate(async (kept) => {
      const cache = await caches.open('gelar-stage-views')
      const copy = await cache.match(kept)
      const html = (await copy?.text())?.replaceAll(/manifest-\w+/g, 'manifest-00000000') ?? ''
      await cache.put('/panggung/lama', new Response(html, { headers: copy?.headers ?? {} }))
    }, path)
    expect(await copyOf(page, '/panggung/lama')).toContain('Kru panggung')

    script = source.replaceAll(build, '1111111111111111')
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.ready).update()
    })
    await expect.poll(() => copyOf(page, '/panggung/lama')).toBeUndefined()
    expect(await copyOf(page, path)).toContain('Kru panggung')
  } finally {
    await context.close()
    server.close()
    server.closeAllConnections()
  }
})
