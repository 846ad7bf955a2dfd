import { type Browser, expect, type Page, test } from '@playwright/test'
import { axeViolations } from '#tests/support/axe.ts'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'

/** The code for what the list offers under this name. */
async function showCode(organizer: Page, slug: string, place: string): Promise<string> {
  await organizer.goto(`/panitia/${slug}/perangkat`)
  await organizer.getByLabel('Tempat', { exact: true }).selectOption({ label: place })
  await organizer.getByRole('button', { name: 'Tampilkan kode' }).click()
  return (await organizer.getByText(/^[0-9A-Z]{4}.[0-9A-Z]{4}$/).textContent()) ?? ''
}

async function openTelevision(browser: Browser): Promise<Page> {
  const viewport = { width: 1920, height: 1080 }
  const television = await (await browser.newContext({ viewport, locale: 'id-ID' })).newPage()
  await television.goto('/layar')
  return television
}

async function pair(page: Page, code: string, name: string): Promise<void> {
  await page.getByLabel('Kode pemasangan').fill(code)
  await page.getByLabel('Nama layar ini').fill(name)
  await page.getByRole('button', { name: 'Pasang layar' }).click()
}

/** The figure that stands under this label. */
const figureOf = (page: Page, label: string) =>
  page.locator('dl > div').filter({ hasText: label }).locator('dd')

async function numberOf(page: Page, label: string): Promise<number> {
  return Number((await figureOf(page, label).textContent())?.replace(/\D/g, ''))
}

/** What the browser says is wrong, but for the network that the test cuts off itself. */
function collectComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() !== 'error' || message.text().includes('ERR_INTERNET_DISCONNECTED')) return
    complaints.push(message.text())
  })
  return complaints
}

test('a television paired by a code follows the arrivals, outlasts a cut, and is closed from afar', async ({
  page: organizer,
  browser,
  request: phone,
}) => {
  test.slow()
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  const television = await openTelevision(browser)
  const complaints = collectComplaints(television)
  const name = `Televisi ${Date.now()}`
  await pair(television, await showCode(organizer, slug, 'Layar besar: Pengunjung'), name)
  await expect(organizer.getByText(`Terpasang: ${name}`)).toBeVisible()
  const before = await numberOf(television, 'Masuk hari ini')
  expect(await axeViolations(television)).toEqual([])
  expect((await television.request.get(`/layar/${slug}/penjualan`)).url()).toContain('/masuk')
  // A mark that only a reload would take away.
  await television.evaluate(() => {
    document.documentElement.dataset.sameDocument = ''
  })

  const gateCode = await showCode(organizer, slug, await firstGate(organizer))
  const paired = await phone.post('/api/v1/pair', { data: { code: gateCode, label: 'Rani' } })
  const { token } = await paired.json()
  let seq = 0
  const countIn = async (people: number) => {
    seq += 1
    const now = new Date().toISOString()
    const answer = await phone.post('/api/v1/gate/scans', {
      headers: { Authorization: `Bearer ${token}` },
      data: {
        sentAt: now,
        items: [{ kind: 'walk_in', seq, people, direction: 'entry', scannedAt: now }],
      },
    })
    expect(answer.status()).toBe(200)
  }
  await countIn(3)
  await expect.poll(() => numberOf(television, 'Masuk hari ini')).toBe(before + 3)
  await expect(television.getByText('Terputus sejak')).toBeHidden()

  await television.context().setOffline(true)
  await expect(television.getByText(/^Terputus sejak \d\d\.\d\d WI/)).toBeVisible()
  await countIn(2)
  expect(await numberOf(television, 'Masuk hari ini')).toBe(before + 3)
  await television.context().setOffline(false)
  await expect(television.getByText('Terputus sejak')).toBeHidden()
  await expect.poll(() => numberOf(television, 'Masuk hari ini')).toBe(before + 5)
  await countIn(1)
  await expect.poll(() => numberOf(television, 'Masuk hari ini')).toBe(before + 6)

  await organizer.goto(`/panitia/${slug}/perangkat`)
  const row = organizer.getByRole('row').filter({ hasText: name })
  await expect(row.getByText('Menyala')).toBeVisible()
  await row.getByRole('button', { name: 'Tutup' }).click()
  await organizer.getByRole('button', { name: 'Tutup layar' }).click()
  await expect(organizer.getByText(`${name} ditutup.`, { exact: true })).toBeVisible()
  await expect(television.getByText('Layar ini sudah ditutup')).toBeVisible()
  await expect(television.getByText('Masuk hari ini')).toBeHidden()
  await expect(television.locator('html')).toHaveAttribute('data-same-document', '')

  await pair(television, await showCode(organizer, slug, 'Layar besar: Acara'), name)
  await expect(television.getByText('Angka pukul')).toBeVisible()
  await expect(television.getByRole('banner')).toContainText('Acara')
  expect(complaints).toEqual([])
})

test('a link with the code asks for one press, and the screen of sales needs nobody signed in', async ({
  page: organizer,
  browser,
}) => {
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  const television = await openTelevision(browser)
  const code = await showCode(organizer, slug, 'Layar besar: Penjualan')
  await television.goto(`/layar?kode=${code}`)
  await television.getByRole('button', { name: 'Pasang layar' }).click()

  await expect(television.getByText('Omzet')).toBeVisible()
  await expect(television).toHaveURL(/\/layar$/)
  expect(await numberOf(television, 'Omzet')).toBeGreaterThan(0)
  await television.reload()
  await expect(television.getByText('Omzet')).toBeVisible()
})

test('a code stays on the page while the server is away, and tells once it is used', async ({
  page: organizer,
  browser,
}) => {
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  const television = await openTelevision(browser)
  const code = await showCode(organizer, slug, 'Layar besar: Penjualan')
  const asking = '**/perangkat/pasang/**'

  await organizer.route(asking, (route) => route.fulfill({ status: 503, body: 'busy' }))
  await expect(organizer.getByText('Sambungan terputus.')).toBeVisible()
  await organizer.unroute(asking)
  await expect(organizer.getByText('Sambungan terputus.')).toBeHidden()

  await organizer.context().setOffline(true)
  await expect(organizer.getByText('Sambungan terputus.')).toBeVisible()
  await expect(organizer.getByText(code)).toBeVisible()
  await organizer.context().setOffline(false)

  const name = `Televisi ${Date.now()}`
  await pair(television, code, name)
  await expect(organizer.getByText(`Terpasang: ${name}`)).toBeVisible()
})

/** The first gate that the list of places offers. */
async function firstGate(organizer: Page): Promise<string> {
  const gates = organizer
    .getByLabel('Tempat', { exact: true })
    .locator('option')
    .filter({ hasText: 'Pintu:' })
  await organizer.reload()
  return (await gates.first().textContent()) ?? ''
}
