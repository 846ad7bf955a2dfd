import { expect, type Locator, type Page, test } from '@playwright/test'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'

/** The handles of those who have no booth yet, in the order of the list. */
const handles = (page: Page) => page.getByRole('button', { name: /^Pindahkan (?!di denah)./ })
const said = (page: Page) => page.getByRole('status')

async function nameOf(handle: Locator): Promise<string> {
  return ((await handle.getAttribute('aria-label')) ?? '').replace(/^Pindahkan /, '')
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded()
  const start = await from.boundingBox()
  const end = await to.boundingBox()
  if (!start || !end) throw new Error('nothing to drag from or to')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x - 30, start.y - 20, { steps: 3 })
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 6 })
  await page.mouse.up()
}

/** A booth that says it would gain by what is carried. */
function openBooth(page: Page): Locator {
  return page.locator('a[data-booth][aria-label*="+"]')
}

test('a planner drags, swaps by the keyboard, undoes, locks, runs again and compares, beside another planner', async ({
  page,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(page)
  await signInAs(page, 'organizer')
  await page.goto(`/panitia/${slug}/denah`)
  await page.getByRole('button', { name: 'Salin' }).click()
  await expect(page.getByText(/Rencana \d+ siap\./).first()).toBeVisible()
  const address = page.url()
  const other = await (await browser.newContext({ locale: 'id-ID' })).newPage()
  await signInAs(other, 'administrator')
  await other.goto(address)

  // By mouse: while it is carried, each booth says what it would bring.
  const first = handles(page).first()
  const dragged = await nameOf(first)
  const second = await nameOf(handles(page).nth(1))
  await first.click()
  const label = (await openBooth(page).first().getAttribute('aria-label')) ?? ''
  const code = label.match(/[A-Z]+-\d+/)?.[0] ?? ''
  await page.keyboard.press('Escape')
  await drag(page, first, page.getByRole('link', { name: `Stan ${code},` }))
  await expect(said(page).first()).toContainText(`${dragged} ditempatkan di ${code}.`)
  await expect(
    other.getByRole('button', { name: `Pindahkan ${dragged}`, exact: true }),
  ).toHaveCount(0)

  // By the keyboard alone: picked up, the best booth has the focus; one further is another booth.
  const grip = page.getByRole('button', { name: `Pindahkan ${second}`, exact: true })
  await grip.focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('a[data-booth]:focus')).toHaveAttribute('aria-label', /\+/)
  if ((await page.locator('a[data-booth]:focus').getAttribute('aria-label'))?.includes(code))
    await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(said(page).first()).toContainText(`${second} ditempatkan di`)

  // Why it stands there, and a swap with the one placed before.
  await page.getByRole('searchbox', { name: 'Cari nama' }).fill(dragged)
  await page.getByRole('link', { name: dragged }).first().click()
  await expect(page.getByText(`Di stan ${code}`)).toBeVisible()
  await expect(page.getByText(/^Membawa \+/)).toBeVisible()
  await page.getByRole('button', { name: 'Pindahkan di denah' }).click()
  await page.getByRole('searchbox', { name: 'Cari nama' }).fill(second)
  await page.getByRole('button', { name: 'Tukar', exact: true }).first().click()
  await expect(said(page).first()).toContainText(`${dragged} bertukar tempat dengan ${second}.`)
  await expect(page.getByText(`Di stan ${code}`)).toHaveCount(0)

  // Undone and done again, also after a reload.
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await expect(said(page).first()).toContainText('Diurungkan')
  await page.reload()
  await expect(page.getByText(`Di stan ${code}`)).toBeVisible()
  await page.getByRole('button', { name: 'Ulangi' }).click()
  await expect(said(page).first()).toContainText('Diulangi')
  await page.keyboard.press('Control+z')
  // Said once the server has it; the other planner reads the plan anew.
  await expect(said(page).first()).toContainText('Diurungkan')
  await expect(page.getByText(`Di stan ${code}`)).toBeVisible()

  // Taken out by the other planner meanwhile, the step before can no longer be taken back.
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Keluarkan', exact: true }).click()
  await expect(said(other).first()).toContainText(`${dragged} dikeluarkan dari ${code}.`)
  await expect(page.getByText('Belum mendapat stan', { exact: true })).toBeVisible()
  await other.keyboard.press('Control+z')
  await expect(page.getByText(`Di stan ${code}`)).toBeVisible()

  // Locked, it stays through another run.
  await page.getByRole('button', { name: 'Kunci', exact: true }).click()
  await expect(said(page).first()).toContainText(`${dragged} dikunci di stannya.`)
  await page.getByRole('button', { name: 'Usulkan penempatan' }).click()
  await page.getByRole('button', { name: 'Susun rencana' }).click()
  await expect(page.getByText(/Rencana \d+ selesai disusun\./)).toBeVisible()
  const ready = page.getByRole('link', { name: /^Buka rencana/ })
  const compare = await page.getByRole('link', { name: /^Bandingkan dengan/ }).getAttribute('href')
  await ready.click()
  await page.getByRole('link', { name: 'Tabel' }).click()
  await page.getByRole('searchbox').fill(dragged)
  await page.getByRole('button', { name: 'Cari', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: dragged })
  await expect(row).toContainText(code)
  await expect(row.getByRole('button', { name: `Buka kunci ${dragged}` })).toBeVisible()

  await page.goto(compare ?? '')
  await expect(page.getByRole('heading', { name: 'Siapa pindah' })).toBeVisible()
  await expect(page.getByText('Nilai menurut bagian').first()).toBeVisible()
})
