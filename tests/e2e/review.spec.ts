import { expect, type Locator, test } from '@playwright/test'
import { signInAs, untilAlive } from '#tests/support/staff-page.ts'

const slug = 'festival-kupang'

async function namesIn(list: Locator): Promise<string[]> {
  return list.locator('li[data-row] a').allTextContents()
}

/** Waits until these stand in this order; others may come in between, for other tests endorse there too. */
async function expectOrder(list: Locator, names: string[]): Promise<void> {
  const ofThese = async () => (await namesIn(list)).filter((name) => names.includes(name))
  await expect.poll(ofThese).toEqual(names)
}

test('a Kanwil ranks by button, pointer and number, endorses, and the organizer marks by digits', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'kanwil_coordinator')
  await page.goto(`/peserta/kanwil?festival=${slug}`)
  await untilAlive(page)
  const list = page.locator('ol:has(li[data-row])')
  const [a = '', b = '', c = ''] = await namesIn(list)

  const up = page.getByRole('button', { name: `Naikkan ${c}` })
  await up.focus()
  await page.keyboard.press('Enter')
  await expectOrder(list, [a, c, b])
  await expect(up).toBeFocused()
  await expect(page.getByText(`${c} sekarang nomor 2 dari`)).toBeAttached()

  const handle = list.locator('li[data-row]').first().locator('[data-handle]')
  const target = await list.locator('li[data-row]').nth(2).boundingBox()
  await handle.hover()
  await page.mouse.down()
  await page.mouse.move((target?.x ?? 0) + 40, (target?.y ?? 0) + 20, { steps: 8 })
  // Each step is waited for by its own answer: that of the step before would let the reload cut the next one off.
  const answered = () => page.waitForResponse((answer) => answer.request().method() === 'POST')
  const dropped = answered()
  await page.mouse.up()
  await expectOrder(list, [c, b, a])
  await dropped

  const number = page.getByLabel(`Nomor urut ${a}`)
  const kept = answered()
  await number.fill('1')
  await number.press('Enter')
  await kept
  await expectOrder(list, [a, c, b])
  await page.reload()
  await expectOrder(list, [a, c, b])

  // Not the one that another test applies for at the same time.
  const sent = list
    .locator('li[data-row]')
    .filter({ hasText: 'Terkirim', hasNotText: 'Bapas Kelas II Kupang' })
    .last()
  const name = (await sent.locator('a').textContent()) ?? ''
  await page.getByLabel(`Pilih ${name}`).check()
  await page.getByRole('button', { name: 'Kembalikan' }).click()
  await expect(page.getByText('Wajib diisi.')).toBeVisible()
  await page.getByRole('button', { name: 'Setujui' }).click()
  await expect(page.getByText('1 permohonan disetujui.').first()).toBeVisible()

  const reader = await (await browser.newContext()).newPage()
  await signInAs(reader, 'administrator')
  await reader.goto(`/panitia/${slug}/permohonan/nilai`)
  await expect(reader.getByText(/^0 dari .* sudah Anda nilai/)).toBeVisible()
  const first = await reader.getByRole('heading', { level: 2 }).first().textContent()
  await expect(reader.getByRole('radio').first()).toBeFocused()
  for (const digit of ['4', '3', '5']) await reader.keyboard.press(digit)
  await reader.keyboard.press('Enter')
  await expect(reader.getByText(/^1 dari .* sudah Anda nilai/)).toBeVisible()
  const second = reader.getByRole('heading', { level: 2 }).first()
  await expect(second).not.toHaveText(first ?? '')

  await reader.goto(`/panitia/${slug}/permohonan?q=${encodeURIComponent(first ?? '')}`)
  // The search is forgiving: it may list others, of a like name, before the one that was marked.
  const found = reader.locator('tbody a')
  await found.first().waitFor()
  const marked = (await found.allTextContents()).find((text) => text && first?.startsWith(text))
  await found
    .filter({ hasText: marked ?? first ?? '' })
    .first()
    .click()
  await expect(reader.getByText('Mutu 4 · Cerita 3 · Kesiapan 5')).toBeVisible()
})

test('a move in a Kanwil’s order without a connection stays on the page, says so, and can be sent again', async ({
  page,
}) => {
  await signInAs(page, 'kanwil_coordinator')
  await page.goto(`/peserta/kanwil?festival=${slug}`)
  await untilAlive(page)
  const list = page.locator('ol:has(li[data-row])')
  const [first = '', second = ''] = await namesIn(list)
  const up = page.getByRole('button', { name: `Naikkan ${second}` })

  await page.context().setOffline(true)
  await up.click()
  await expect(page.getByText(/^Belum terkirim: tidak ada sambungan/)).toBeVisible()
  await expectOrder(list, [first, second])

  await page.context().setOffline(false)
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await up.click()
  expect((await answered).ok()).toBe(true)
  await expectOrder(list, [second, first])
  await expect(page.getByText(/^Belum terkirim: tidak ada sambungan/)).toBeHidden()
  await page.reload()
  await expectOrder(list, [second, first])
})

test('an import shows what is wrong, then what changes, before it writes; an export changes nothing', async ({
  page,
}) => {
  await signInAs(page, 'administrator')
  const upload = async (name: string, buffer: Buffer) => {
    await page.goto('/admin/registri/impor')
    await page.getByLabel('Berkas CSV atau XLSX').setInputFiles({ name, mimeType: '', buffer })
    await page.getByRole('button', { name: 'Lihat pratinjau' }).click()
  }
  const lines = (email: string) =>
    Buffer.from(
      `Kode;Kelas;Surel kontak\r\nKI-RT-TANJUNG-REDEB;IIB;${email}\r\nKI-LP-BALIKPAPAN;IIA;\r\n`,
    )

  await upload('upt.csv', lines('bukan surel'))
  const wrong = page.getByRole('row').filter({ hasText: 'KI-RT-TANJUNG-REDEB' })
  await expect(wrong.getByRole('cell').first()).toHaveText('2')
  await expect(wrong.getByText('Surel kontak:')).toBeVisible()
  // The right row beside it can be kept all the same.
  await expect(page.getByRole('button', { name: /^Simpan/ })).toBeVisible()

  await upload('upt.csv', lines('giatja.redeb@contoh.id'))
  await expect(page.getByText('giatja.redeb@contoh.id')).toBeVisible()
  await page.getByRole('button', { name: /^Simpan/ }).click()
  await expect(page.getByText(/Impor tersimpan/).first()).toBeVisible()

  await page.getByRole('searchbox').fill('rutan kls 2b tanjung redep')
  await page.getByRole('button', { name: 'Cari' }).click()
  const found = page.getByRole('row').filter({ hasText: 'Rutan Kelas IIB Tanjung Redeb' })
  await expect(found.getByText('Nama lain: Rutan Kelas IIB Tanjung Redep')).toBeVisible()
  await expect(found.getByText('giatja.redeb@contoh.id')).toBeVisible()

  const exported = await page.request.get('/admin/registri.xlsx?jenis=upt')
  await upload('registri.xlsx', await exported.body())
  await expect(page.getByText('Tidak ada yang berubah.')).toBeVisible()

  await upload('rusak.xlsx', Buffer.from('PK\x03\x04 bukan apa-apa'))
  await expect(page.getByText('Berkas Excel ini rusak dan tidak dapat dibuka.')).toBeVisible()
})
