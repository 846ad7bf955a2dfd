import { expect, test } from '@playwright/test'
import { runningFestival } from '#tests/support/staff-page.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

test('a visitor finds a product, opens its booth and is shown the way to it', async ({ page }) => {
  const slug = await runningFestival(page)
  await page.goto(`/f/${slug}/denah`)
  await page.getByRole('searchbox').fill('batik tulis')
  await page.getByRole('button', { name: 'Cari', exact: true }).click()

  const results = page.getByRole('region', { name: /peserta cocok dengan/ })
  const first = results.getByRole('link').first()
  const code = (await first.textContent())?.match(/[A-Z0-9]+-\d+/)?.[0] ?? ''
  await expect(results.getByText(/batik tulis/i).first()).toBeVisible()
  await first.click()

  const booth = page.getByRole('region', { name: `Stan ${code}` })
  await expect(booth.getByText(/batik tulis/i).first()).toBeVisible()
  expect(new URL(page.url()).searchParams.get('stan')).toBe(code)
  await booth.getByRole('link', { name: 'Jalan ke sini' }).click()

  const way = page.getByRole('region', { name: new RegExp(`^Dari .+ ke Stan ${code}$`) })
  await expect(way.getByText(/^\d+ m, sekitar \d+ menit berjalan kaki$/)).toBeVisible()
  await expect(way.getByRole('listitem').last()).toContainText(`Stan ${code} ada di`)

  await page.goBack()
  await expect(booth.or(results).first()).toBeVisible()
})

test('fingers and buttons bring the map nearer, and a tap opens a booth in place', async ({
  page,
}) => {
  const slug = await runningFestival(page)
  await page.goto(`/f/${slug}/denah`)
  const map = page.getByRole('group', { name: /Denah lahan/ })
  const width = () => map.locator('svg').evaluate((svg) => svg.getBoundingClientRect().width)
  const before = await width()
  await page.getByRole('button', { name: 'Perbesar' }).tap()
  expect(await width()).toBeGreaterThan(before * 1.3)
  await map.focus()
  await page.keyboard.press('0')
  expect(await width()).toBe(before)

  // Nothing but the booth's own page is loaded.
  const documents: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.push(request.url())
  })
  await map.locator('a[data-booth="A-03"]').tap()
  await expect(page.getByRole('heading', { name: 'Stan A-03' })).toBeFocused()
  expect(documents).toEqual([])
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('search, booth and way work by links and forms alone', async ({ page }) => {
    const slug = await runningFestival(page)
    await page.goto(`/f/${slug}/denah`)
    await expect(page.getByRole('button', { name: 'Perbesar' })).toBeHidden()
    await page.getByText('Cari jalan').click()
    await page.getByLabel('Dari', { exact: true }).fill('panggung utama')
    await page.getByLabel('Ke', { exact: true }).fill('b4')
    await page.getByRole('button', { name: 'Tunjukkan jalan' }).click()
    await expect(
      page.getByRole('heading', { name: 'Dari Panggung Utama ke Stan B-04' }),
    ).toBeVisible()

    await page.getByRole('link', { name: 'Stan A-01' }).click()
    await expect(page.getByRole('region', { name: 'Stan A-01' })).toBeVisible()
    await page.getByRole('link', { name: 'Halaman stan ini' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Stan A-01' })).toBeVisible()
  })
})
