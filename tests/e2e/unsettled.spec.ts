import { expect, type Page, test } from '@playwright/test'
import { axeViolations } from '#tests/support/axe.ts'
import { runningFestival, signInAs } from '#tests/support/staff-page.ts'
import { openTill, sellOne, turnoverOf } from '#tests/support/till-page.ts'

async function turnover(organizer: Page, slug: string): Promise<number> {
  await organizer.goto(`/panitia/${slug}/penjualan`)
  return turnoverOf(organizer)
}

/** Lets what waits on the phone name a listing that the booth does not have. */
function spoilQueue(till: Page): Promise<void> {
  return till.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('gelar-till')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const tx = opening.result.transaction('queue', 'readwrite')
          const store = tx.objectStore('queue')
          const reading = store.getAll()
          reading.onsuccess = () => {
            for (const item of reading.result) {
              item.entry.upload.lines[0].listingId = crypto.randomUUID()
              store.put(item)
            }
          }
          tx.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
}

test('a sale that the server refuses is handed over by the cashier and settled by the organizer', async ({
  page: organizer,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  const holder = `Rani ${Date.now()}`
  const till = await openTill(organizer, browser, slug, { holder })
  const before = await turnover(organizer, slug)

  await till.context().setOffline(true)
  const price = await sellOne(till)
  await expect(till.getByText('1 menunggu dikirim')).toBeVisible()
  await spoilQueue(till)
  await till.context().setOffline(false)
  await expect(till.getByText('Produk ini tidak dijual di stan Anda.')).toBeVisible()
  await till.getByRole('button', { name: 'Serahkan ke panitia' }).click()
  await till.getByRole('button', { name: 'Ya, serahkan' }).click()
  await expect(till.getByText('1 catatan belum diterima server')).toBeHidden()
  await expect(till.getByText('menunggu dikirim')).toBeHidden()
  await till.getByRole('button', { name: 'Riwayat' }).click()
  await expect(till.getByText('Diserahkan ke panitia')).toBeVisible()

  await organizer.goto(`/panitia/${slug}/perangkat`)
  await organizer.getByRole('link', { name: /^Belum beres: \d/ }).click()
  const row = organizer.getByRole('row').filter({ hasText: holder })
  await expect(row).toContainText('Ada produk yang tidak dijual di stan itu.')
  expect(await axeViolations(organizer)).toEqual([])
  await row.getByRole('button', { name: 'Catat' }).click()
  const dialog = organizer.getByRole('alertdialog')
  await dialog.getByLabel(/^Yang dimaksud: 1 × produk tidak dikenal/).selectOption({ index: 1 })
  await dialog.getByRole('button', { name: 'Catat' }).click()
  await expect(organizer.getByText('Catatan ini sudah dicatat.', { exact: true })).toBeVisible()
  await expect(row).toHaveCount(0)
  await organizer.getByRole('link', { name: /^Sudah beres/ }).click()
  await expect(row).toContainText('Dicatat')
  expect(await turnover(organizer, slug)).toBe(before + price)
  await expect(organizer.getByText('Diserahkan', { exact: true }).first()).toBeVisible()

  await till.reload()
  await till.getByRole('button', { name: 'Riwayat' }).click()
  await expect(till.getByText('Tersimpan').first()).toBeVisible()
  await expect(till.getByText('Diserahkan ke panitia')).toBeHidden()
})

test('a saved copy of a phone read in twice counts once, and so does the phone itself', async ({
  page: organizer,
  browser,
}) => {
  test.slow()
  const slug = await runningFestival(organizer)
  await signInAs(organizer, 'organizer')
  const till = await openTill(organizer, browser, slug, { holder: `Rani ${Date.now()}` })
  const before = await turnover(organizer, slug)

  await till.route('**/api/v1/till/sales', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    const { items }: { items: { clientSeq: number }[] } = route.request().postDataJSON()
    const answers = items.map(({ clientSeq }) => ({
      clientSeq,
      outcome: 'refused',
      reason: 'invalid',
    }))
    return route.fulfill({ json: { answers } })
  })
  const price = await sellOne(till)
  const saving = till.waitForEvent('download')
  await till.getByRole('button', { name: 'Simpan salinan' }).click()
  const copy = await (await saving).path()

  await organizer.goto(`/panitia/${slug}/perangkat/belum-beres`)
  const read = async () => {
    await organizer.getByLabel('Berkas salinan').setInputFiles(copy)
    await organizer.getByRole('button', { name: 'Baca salinan' }).click()
  }
  await organizer.getByLabel('Berkas salinan').setInputFiles({
    name: 'lain.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"bukan":"salinan"}'),
  })
  await organizer.getByRole('button', { name: 'Baca salinan' }).click()
  await expect(
    organizer.getByText('Berkas ini bukan salinan dari ponsel pintu atau kasir.'),
  ).toBeVisible()
  await read()
  await expect(organizer.getByText('Baru tersimpan: 1')).toBeVisible()
  await read()
  await expect(organizer.getByText('Sudah ada sebelumnya: 1')).toBeVisible()
  await expect(organizer.getByText('Baru tersimpan: 0')).toBeVisible()
  expect(await turnover(organizer, slug)).toBe(before + price)

  await till.unroute('**/api/v1/till/sales')
  await till.getByRole('button', { name: 'Coba kirim lagi' }).click()
  await expect(till.getByText('1 catatan belum diterima server')).toBeHidden()
  expect(await turnover(organizer, slug)).toBe(before + price)
})
