import { type Browser, expect, type Page, test } from '@playwright/test'
import { newId } from '#app/lib/ids.ts'
import { signInAs } from '#tests/support/staff-page.ts'

/** A new festival with an empty ground; answers the address of its editor. */
async function openEmptyGround(page: Page, slug: string): Promise<string> {
  await signInAs(page, 'administrator')
  await page.goto('/panitia/baru')
  await page.getByLabel('Alamat halaman').fill(slug)
  await page.getByLabel('Nama festival').fill(`Festival ${slug}`)
  await page.getByLabel('Tempat', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('Hari pertama').fill('2027-08-06')
  await page.getByLabel('Hari terakhir').fill('2027-08-08')
  await page.getByLabel('Surel panitia').fill('panitia@contoh.id')
  await page.getByLabel(/Data pengunjung/).fill('2027-12-31')
  await page.getByRole('button', { name: 'Buat festival' }).click()
  await page.waitForURL(`**/panitia/${slug}/pengaturan`)
  const address = `/panitia/${slug}/denah/lahan`
  await openGround(page, address)
  return address
}

async function openGround(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('status', { name: 'Tersimpan' })).toBeVisible()
}

const canvas = (page: Page) => page.getByRole('application', { name: 'Denah lahan' })

/** Where metres of the ground lie on the screen. */
async function pixelsOf(page: Page) {
  const { rect, view } = await canvas(page).evaluate((frame) => {
    const { left, top, width } = frame.getBoundingClientRect()
    const box = frame.querySelector('svg')?.getAttribute('viewBox')?.split(' ').map(Number)
    return { rect: { left, top, width }, view: box ?? [] }
  })
  const [x0 = 0, y0 = 0, seen = 1] = view
  const scale = rect.width / seen
  return (x: number, y: number): [number, number] => [
    rect.left + (x - x0) * scale,
    rect.top + (y - y0) * scale,
  ]
}

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const at = await pixelsOf(page)
  await page.mouse.move(...at(...from))
  await page.mouse.down()
  await page.mouse.move(...at((from[0] + to[0]) / 2, (from[1] + to[1]) / 2))
  await page.mouse.move(...at(...to))
  await page.mouse.up()
}

async function press(page: Page, ...places: [number, number][]): Promise<void> {
  const at = await pixelsOf(page)
  for (const place of places) await page.mouse.click(...at(...place))
}

const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const saved = (page: Page) => expect(page.getByRole('status', { name: 'Tersimpan' })).toBeVisible()

async function fillGrid(page: Page, columns: number, rows: number): Promise<void> {
  const form = page.getByRole('region', { name: 'Rincian' })
  await form.getByLabel('Kolom', { exact: true }).fill(String(columns))
  await form.getByLabel('Baris', { exact: true }).fill(String(rows))
  await form.getByLabel('Baris', { exact: true }).press('Enter')
  await form.getByRole('button', { name: `Buat ${columns * rows} stan` }).click()
}

test('a small booth is taken by its middle at the opening zoom, and keeps its size', async ({
  page,
}) => {
  await openEmptyGround(page, 'stan-kecil')
  await tool(page, 'Gambar zona')
  await drag(page, [5, 5], [90, 55])
  await tool(page, 'Tambah stan')
  await press(page, [40, 30])
  const west = page.getByLabel('Dari barat')
  const began = Number(await west.inputValue())
  const width = await page.getByLabel('Lebar').inputValue()
  await tool(page, 'Pilih')

  await drag(page, [40, 30], [52, 30])

  await expect(west).toHaveValue(String(began + 12))
  await expect(page.getByLabel('Lebar')).toHaveValue(width)
})

test('a planner draws a plan of 60 booths from nothing, takes back, and finds it again', async ({
  page,
}) => {
  const address = await openEmptyGround(page, 'lahan-kosong')

  // A zone as a rectangle, another one corner by corner.
  await tool(page, 'Gambar zona')
  await drag(page, [5, 5], [55, 45])
  await expect(page.getByRole('heading', { name: 'Zona A' })).toBeVisible()
  await tool(page, 'Gambar zona')
  await press(page, [60, 5], [95, 5], [95, 45], [75, 50], [60, 45], [60, 5])
  await expect(page.getByRole('heading', { name: 'Zona B' })).toBeVisible()
  await page.getByLabel('Kuliner').check()

  // Booths in blocks, with codes of their zone.
  await tool(page, 'Deret dan blok stan')
  await drag(page, [8, 8], [50, 40])
  await fillGrid(page, 10, 4)
  await expect(page.getByRole('heading', { name: '40 objek dipilih' })).toBeVisible()
  await tool(page, 'Deret dan blok stan')
  await drag(page, [62, 8], [90, 40])
  await fillGrid(page, 4, 5)
  await expect(page.getByRole('heading', { name: '20 objek dipilih' })).toBeVisible()

  await tool(page, 'Tambah penanda')
  await page.getByLabel('Jenis penanda').selectOption('Listrik')
  await press(page, [57.5, 25])
  await expect(page.getByRole('heading', { name: 'Listrik' })).toBeVisible()
  await tool(page, 'Gambar jalan pengunjung')
  await press(page, [5, 55], [55, 55], [55, 55])
  await expect(page.getByRole('heading', { name: 'Jalan 50 m' })).toBeVisible()

  // Back and forth, by key and by button.
  await canvas(page).press('Control+z')
  await expect(page.getByRole('heading', { name: 'Lahan', exact: true })).toBeVisible()
  await tool(page, 'Ulangi')

  // A booth is moved by keys, turned, and overlaps its neighbour.
  await page.getByRole('button', { name: 'Objek', exact: true }).click()
  await page.getByRole('button', { name: 'Stan A-01', exact: true }).click()
  const west = page.getByLabel('Dari barat')
  await expect(west).toHaveValue('8')
  await canvas(page).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press(']')
  await expect(west).toHaveValue('8.5')
  await expect(page.getByLabel('Putaran')).toHaveValue('15')
  await page.getByRole('button', { name: /Peringatan/ }).click()
  await expect(page.getByText(/Stan A-01 bertumpuk dengan Stan A-\d+/).first()).toBeVisible()

  // What is typed wrongly is said at the field.
  await page.getByRole('button', { name: 'Sifat', exact: true }).click()
  await page.getByLabel('Kode').fill('a-02')
  await page.getByLabel('Kode').press('Enter')
  await expect(page.getByText('Kode stan ini sudah dipakai.')).toBeVisible()
  await page.getByLabel('Kode').press('Escape')

  await saved(page)
  await openGround(page, address)
  await page.getByRole('button', { name: 'Objek', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Stan [AB]-\d+$/ })).toHaveCount(60)
  await expect(page.getByRole('button', { name: 'Jalan 50 m' })).toBeVisible()
  await page.getByRole('button', { name: 'Stan A-01', exact: true }).click()
  await expect(west).toHaveValue('8.5')
})

async function secondPlanner(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, 'administrator')
  await openGround(page, address)
  return page
}

async function showBooth(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Objek', exact: true }).click()
  await page.getByRole('button', { name: `Stan ${code}`, exact: true }).click()
}

test('two planners see each other’s changes, and a cut line loses nothing', async ({
  page: one,
  browser,
}) => {
  const address = await openEmptyGround(one, 'lahan-berdua')
  await tool(one, 'Gambar zona')
  await drag(one, [5, 5], [55, 45])
  await tool(one, 'Tambah stan')
  await press(one, [20, 20])
  await saved(one)
  const two = await secondPlanner(browser, address)
  await showBooth(two, 'A-01')

  await one.getByLabel('Lebar', { exact: true }).fill('4')
  await one.getByLabel('Lebar', { exact: true }).press('Enter')
  await expect(two.getByLabel('Lebar', { exact: true })).toHaveValue('4')

  // Cut off, one goes on drawing; two changes another field of the same booth.
  await one.context().setOffline(true)
  await one.getByLabel('Panjang', { exact: true }).fill('5')
  await one.getByLabel('Panjang', { exact: true }).press('Enter')
  await expect(one.getByRole('status', { name: /1 perubahan menunggu/ })).toBeVisible()
  await two.getByLabel('Kapasitas meja').fill('7')
  await two.getByLabel('Kapasitas meja').press('Enter')
  await saved(two)
  await one.context().setOffline(false)
  await saved(one)
  await expect(one.getByLabel('Kapasitas meja')).toHaveValue('7')
  await expect(two.getByLabel('Panjang', { exact: true })).toHaveValue('5')

  // Undo takes back the own step only, also from a field in which nothing is typed.
  await one.getByLabel('Panjang', { exact: true }).press('Control+z')
  await expect(two.getByLabel('Panjang', { exact: true })).toHaveValue('3')
  await expect(two.getByLabel('Kapasitas meja')).toHaveValue('7')

  // A page that is closed before its steps are sent hands them to the next one.
  await one.route('**/perubahan', (route) => route.abort())
  await one.getByLabel('Putaran').fill('30')
  await one.getByLabel('Putaran').press('Enter')
  await expect(one.getByRole('status', { name: /1 perubahan menunggu/ })).toBeVisible()
  await one.unroute('**/perubahan')
  await openGround(one, address)
  await expect(two.getByLabel('Putaran')).toHaveValue('30')
})

test('booths are edited row by row in a table, by keyboard, beside who edits them too, and taken back', async ({
  page: one,
  browser,
}) => {
  const address = await openEmptyGround(one, 'lahan-tabel')
  await tool(one, 'Gambar zona')
  await drag(one, [5, 5], [55, 45])
  await tool(one, 'Deret dan blok stan')
  await drag(one, [8, 8], [50, 40])
  await fillGrid(one, 3, 1)
  await saved(one)
  const two = await secondPlanner(browser, address)
  for (const page of [one, two]) await tool(page, 'Stan sebagai tabel')
  const field = (page: Page, name: string, code: string) =>
    page.getByRole('region', { name: 'Tabel stan' }).getByLabel(`${name}, Stan ${code}`)
  const tables = 'Kapasitas meja'
  const before = await field(one, tables, 'A-02').inputValue()

  // Row after row without leaving the keyboard; each is saved and seen by the other at once.
  await field(one, tables, 'A-01').fill('4')
  await field(one, tables, 'A-01').press('Enter')
  await expect(field(one, tables, 'A-02')).toBeFocused()
  await one.keyboard.type('6')
  await one.keyboard.press('Enter')
  await expect(field(one, tables, 'A-03')).toBeFocused()
  await expect(field(two, tables, 'A-01')).toHaveValue('4')
  await expect(field(two, tables, 'A-02')).toHaveValue('6')

  // Two planners in one row: each has changed another field, and both stay.
  await field(two, 'Daya listrik', 'A-02').fill('900')
  await field(two, 'Daya listrik', 'A-02').press('Enter')
  await expect(field(one, 'Daya listrik', 'A-02')).toHaveValue('900')

  // What is wrong is said beside its field, and what was typed stays there.
  const code = field(one, 'Kode', 'A-03')
  await code.fill('a-01')
  await code.press('Enter')
  const wrong = one
    .getByRole('region', { name: 'Tabel stan' })
    .getByRole('row')
    .filter({ hasText: 'Kode stan ini sudah dipakai.' })
  await expect(wrong.getByLabel('Kode, Stan A-03')).toHaveAccessibleDescription(
    'Kode stan ini sudah dipakai.',
  )
  await expect(code).toBeFocused()
  await expect(code).toHaveValue('a-01')
  await code.press('Escape')
  await expect(code).toHaveValue('A-03')

  // The own last step is taken back, and not what the other did after it.
  await code.press('Control+z')
  await expect(field(two, tables, 'A-02')).toHaveValue(before)
  await expect(field(two, 'Daya listrik', 'A-02')).toHaveValue('900')
  await saved(one)

  await tool(one, 'Stan sebagai tabel')
  await expect(canvas(one)).toBeVisible()
})

test('a thousand booths are dragged fluidly', async ({ page }) => {
  const address = await openEmptyGround(page, 'lahan-seribu')
  const zoneId = newId()
  const outline = [
    [0, 0],
    [100, 0],
    [100, 60],
    [0, 60],
  ]
  const zone = { id: zoneId, code: 'A', name: 'Zona A', colour: 0, outline, allowedCategories: [] }
  const booth = (index: number) => ({
    id: newId(),
    zoneId,
    code: `A-${index + 1}`,
    xM: (index % 40) * 2.5,
    yM: Math.floor(index / 40) * 2.4,
    widthM: 2,
    depthM: 2,
    rotationDeg: 0,
    capacity: 1,
    powerWatts: 0,
    hasWater: false,
    cookingAllowed: false,
    hasColdStorage: false,
  })
  const clientId = newId()
  const rows = Array.from({ length: 1000 }, (_, index) => ({
    op: 'put',
    kind: 'booth',
    value: booth(index),
  }))
  const steps: unknown[][] = [[{ op: 'put', kind: 'zone', value: zone }]]
  for (let from = 0; from < rows.length; from += 250) steps.push(rows.slice(from, from + 250))
  for (const [index, step] of steps.entries()) {
    const batch = { since: 0, operations: [{ clientId, sequence: index + 1, step }] }
    const answer = await page.request.post(`${address}/perubahan`, {
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      form: { batch: JSON.stringify(batch) },
    })
    expect(answer.ok()).toBe(true)
  }
  await openGround(page, address)

  const at = await pixelsOf(page)
  await page.mouse.move(...at(51, 25))
  await page.mouse.down()
  const frames = await canvas(page).evaluate(async (frame) => {
    const rect = frame.getBoundingClientRect()
    const frameAt = () => new Promise<number>((done) => requestAnimationFrame(done))
    const times: number[] = []
    for (let index = 0; index < 90; index++) {
      const clientX = rect.left + rect.width / 2 + Math.sin(index / 9) * 150
      const clientY = rect.top + rect.height / 2 + Math.cos(index / 7) * 90
      const init = { pointerId: 1, pointerType: 'mouse', clientX, clientY, bubbles: true }
      frame.dispatchEvent(new PointerEvent('pointermove', init))
      times.push(await frameAt())
    }
    return times
  })
  await page.mouse.up()
  const took = (frames.at(-1) ?? 0) - (frames[0] ?? 0)
  const perSecond = ((frames.length - 1) / took) * 1000
  console.log(`dragging one of 1,000 booths: ${perSecond.toFixed(0)} frames a second`)
  await saved(page)
  await expect(page.getByRole('button', { name: 'Urungkan' })).toBeEnabled()
  // The figure is reported; a busy machine must not fail the test.
  expect(perSecond).toBeGreaterThan(10)
})
