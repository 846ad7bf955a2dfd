import type { APIRequestContext, Browser, BrowserContext, Page } from '@playwright/test'
import { demonstrationAccounts } from '#db/seed/accounts.ts'
import type { RoleName } from '#db/types.ts'
import type { PageWorld } from '#tests/e2e/page-table.ts'
import { runningFestival, signInAs } from './staff-page.ts'

/** The storage of a browser that is signed in. */
export type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>

const id = '([0-9a-f]{8}-[0-9a-f-]{27})'

/** The first address on a page that looks like this; the part in brackets of it. */
async function findOn(request: APIRequestContext, path: string, pattern: string): Promise<string> {
  const found = new RegExp(pattern).exec(await (await request.get(path)).text())?.[1]
  if (!found) throw new Error(`${path} shows nothing like ${pattern}`)
  return found
}

async function register(page: Page, slug: string): Promise<string> {
  await page.goto(`/f/${slug}/daftar`)
  await page.getByLabel('Nama atau panggilan').fill('Sari')
  await page.getByRole('radio').first().check()
  await page.getByLabel('Alamat surel').fill(`halaman-${Date.now()}@contoh.id`)
  await page.getByRole('checkbox', { name: /Saya setuju/ }).check()
  await page.getByRole('button', { name: 'Buat tiket' }).click()
  await page.waitForURL(/\/tiket\//)
  return new URL(page.url()).pathname
}

/** Sends a list with a new, a changed and a wrong row, and answers the id of its preview. */
async function sendRegistry(request: APIRequestContext, origin: string): Promise<string> {
  const file = [
    'Kode;Nama;Jenis;Kelas;Kota;Provinsi;Kanwil',
    'BA-LP-KEROBOKAN;Lapas Kelas I Kerobokan;Lapas;I;Kab. Badung;Bali;BA',
    'BA-LP-BARU;Lapas Kelas III Baru;Lapas;III;Kota Denpasar;Bali;BA',
    'BA-LP-TABANAN;;Pasar;I;Kab. Tabanan;Bali;ZZ',
  ].join('\r\n')
  const answer = await request.post('/admin/registri/impor', {
    headers: { Origin: origin },
    maxRedirects: 0,
    multipart: {
      kind: 'upt',
      file: { name: 'upt.csv', mimeType: 'text/csv', buffer: Buffer.from(file) },
    },
  })
  const found = new RegExp(`/impor/${id}`).exec(answer.headers().location ?? '')?.[1]
  if (!found) throw new Error(`the list for the registry was answered with ${answer.status()}`)
  return found
}

/** Signs each role in once, and finds one of each thing that pages are about. */
export async function openWorld(
  browser: Browser,
  baseURL: string,
  roles: ReadonlyArray<RoleName>,
): Promise<{ world: PageWorld; signedIn: Map<RoleName, SignedIn> }> {
  const signedIn = new Map<RoleName, SignedIn>()
  const pages = new Map<RoleName, Page>()
  for (const role of roles) {
    const page = await (await browser.newContext({ baseURL, locale: 'id-ID' })).newPage()
    await signInAs(page, role)
    signedIn.set(role, await page.context().storageState())
    pages.set(role, page)
  }
  const requestOf = (role: RoleName) => {
    const page = pages.get(role)
    if (!page) throw new Error(`nobody is signed in as ${role}`)
    return page.request
  }
  const visitor = await (await browser.newContext({ baseURL, locale: 'id-ID' })).newPage()
  const event = await runningFestival(visitor)
  const ticket = await register(visitor, event)
  await visitor.goto('/lupa-sandi')
  await visitor.getByLabel('Surel').fill(demonstrationAccounts[0]?.email ?? '')
  await visitor.getByLabel('Surel').press('Enter')
  await visitor.getByText('Periksa surel Anda').waitFor()

  const organizer = requestOf('organizer')
  const administrator = requestOf('administrator')
  const staff = `/panitia/${event}`
  const accountMessage = await findOn(administrator, '/admin/surat', `/admin/surat/${id}`)
  const act = await findOn(organizer, `${staff}/acara/penampil`, `/acara/penampil/${id}`)
  const [slot, permit, application, message, exhibitor, passwordLink] = await Promise.all([
    findOn(organizer, `${staff}/acara`, `/acara/jadwal/${id}`),
    findOn(organizer, `${staff}/acara/penampil`, `/acara/izin/${id}`).catch(() =>
      findOn(organizer, `${staff}/acara/penampil/${act}`, `/acara/izin/${id}`),
    ),
    findOn(organizer, `${staff}/permohonan`, `/permohonan/${id}`),
    findOn(organizer, `${staff}/surat`, `/surat/${id}`),
    findOn(requestOf('exhibitor_officer'), '/peserta', `/peserta/${id}/produk`),
    findOn(administrator, `/admin/surat/${accountMessage}/isi`, '(/atur-sandi\\?kunci=[\\w-]+)'),
  ])
  const regionApplication = await findOn(
    requestOf('kanwil_coordinator'),
    `/peserta/kanwil?festival=${event}`,
    `/peserta/kanwil/${id}`,
  )
  const registryImport = await sendRegistry(administrator, baseURL)
  for (const page of [visitor, ...pages.values()]) await page.context().close()
  return {
    world: {
      event,
      act,
      slot,
      permit,
      application,
      regionApplication,
      registryImport,
      exhibitor,
      message,
      accountMessage,
      ticket,
      passwordLink,
    },
    signedIn,
  }
}
