import { expect, type Page, test } from '@playwright/test'
import { demonstrationAccounts, demonstrationPassword } from '#db/seed/accounts.ts'
import type { RoleName } from '#db/types.ts'
import { applyOnPhone } from '#tests/support/apply-on-phone.ts'

const slug = 'festival-kupang'
const exhibitor = 'Bapas Kelas II Kupang'

async function signIn(page: Page, role: RoleName): Promise<void> {
  const account = demonstrationAccounts.find((known) => known.role === role)
  if (!account) throw new Error(`no demonstration account for ${role}`)
  await page.goto('/masuk')
  await page.getByLabel('Surel').fill(account.email)
  const password = page.getByLabel('Kata sandi')
  await password.fill(demonstrationPassword)
  await password.press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'))
}

test('an exhibitor applies on a phone, is endorsed, accepted, placed and moved, and sees the booth', async ({
  page: officer,
  browser,
}) => {
  test.slow()
  await officer.setViewportSize({ width: 390, height: 844 })
  await signIn(officer, 'exhibitor_officer')
  await applyOnPhone(officer, 'Gantungan kunci lontar')

  const coordinator = await (await browser.newContext()).newPage()
  await signIn(coordinator, 'kanwil_coordinator')
  await coordinator.goto(`/peserta/kanwil?festival=${slug}`)
  await coordinator.getByLabel(`Pilih ${exhibitor}`).check()
  await coordinator.getByRole('button', { name: 'Setujui' }).click()
  await expect(coordinator.getByText('1 permohonan disetujui.').first()).toBeVisible()

  const organizer = await (await browser.newContext()).newPage()
  await signIn(organizer, 'administrator')
  await organizer.goto(`/panitia/${slug}/permohonan?q=${encodeURIComponent(exhibitor)}`)
  await organizer.getByRole('link', { name: exhibitor }).click()
  await organizer.getByRole('heading', { level: 1, name: exhibitor }).waitFor()
  await organizer.getByRole('button', { name: 'Terima', exact: true }).click()
  await expect(organizer.getByText('1 permohonan diperbarui.').first()).toBeVisible()

  await organizer.goto(`/panitia/${slug}/denah`)
  await organizer.getByRole('button', { name: 'Usulkan penempatan' }).click()
  await organizer.getByRole('button', { name: 'Susun rencana' }).click()
  await organizer.getByRole('link', { name: /^Buka rencana/ }).click()
  await expect(organizer.getByText('Terhadap batas atas')).toBeVisible()

  // By hand: out of its booth and into another one, or back into the only one.
  const current = new URL(organizer.url()).searchParams.get('rencana')
  const placed = await findPlaced(organizer, exhibitor)
  await organizer.getByRole('button', { name: 'Keluarkan', exact: true }).click()
  await expect(organizer.getByText('Belum mendapat stan', { exact: true })).toBeVisible()
  const booths = organizer.getByLabel('Di mana bisa?')
  const target = await booths.locator('optgroup').first().locator('option').last().textContent()
  const code = target?.split(' ')[0] ?? ''
  await booths.selectOption({ label: target ?? '' })
  await organizer.getByRole('button', { name: 'Tempatkan', exact: true }).click()
  await expect(organizer.getByText(`Di stan ${code}`)).toBeVisible()
  expect(placed).toMatch(/^[A-Z0-9]+-\d+$/)
  expect(new URL(organizer.url()).searchParams.get('rencana')).toBe(current)

  await organizer.getByRole('button', { name: 'Terbitkan' }).click()
  await organizer.getByRole('button', { name: 'Terbitkan sekarang' }).click()
  await expect(organizer.getByText(/Rencana terbit: \d+ peserta/).first()).toBeVisible()

  await officer.goto('/peserta')
  await expect(officer.getByRole('link', { name: code })).toBeVisible()
  await officer.goto(`/f/${slug}/denah?q=lontar`)
  await expect(officer.getByText(exhibitor).first()).toBeVisible()
  await officer
    .getByRole('link', { name: `Stan ${code}` })
    .first()
    .click()
  await expect(officer.getByText('Gantungan kunci lontar').first()).toBeVisible()

  await organizer.goto(`/panitia/${slug}/surat`)
  await expect(organizer.getByText('peserta@gelar.test').first()).toBeVisible()
})

/** Opens the exhibitor on the plan, and says in which booth it stands. */
async function findPlaced(page: Page, name: string): Promise<string> {
  await page.getByRole('searchbox', { name: 'Cari nama' }).fill(name)
  await page.getByRole('link', { name }).first().click()
  const where = await page.getByText(/^Di stan [A-Z]/).textContent()
  return where?.match(/[A-Z0-9]+-\d+/)?.[0] ?? ''
}
