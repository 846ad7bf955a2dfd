import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uploadLimitOf } from '#app/http/upload-limits.server.ts'
import { createEvent } from '#tests/support/factories.ts'
import { startTestApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

/** A picture that does not get smaller: 1000 x 700 points of noise, over 2 MB. */
async function largePicture(): Promise<File> {
  const raw = { width: 1000, height: 700, channels: 3 } as const
  const png = await sharp(randomBytes(1000 * 700 * 3), { raw })
    .png()
    .toBuffer()
  return new File([new Uint8Array(png)], 'lahan.png', { type: 'image/png' })
}

test('a picture of the ground may be as large as any other', async () => {
  const event = await createEvent(app.db)
  const headers = await app.signIn({ role: 'organizer', eventId: event.id })
  headers.set('Sec-Fetch-Site', 'same-origin')
  const body = new FormData()
  body.set('picture', await largePicture())
  // A browser says how long its body is; the test's own request is told to.
  const sent = new Request('http://localhost', { method: 'POST', body })
  const bytes = await sent.clone().arrayBuffer()
  headers.set('Content-Type', sent.headers.get('Content-Type') ?? '')
  headers.set('Content-Length', String(bytes.byteLength))
  expect(bytes.byteLength).toBeGreaterThan(2_000_000)
  const path = `/panitia/${event.slug}/denah/lahan/gambar`
  const answer = await app.fetch(path, { method: 'POST', headers, body: bytes })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ widthPx: 1000, heightPx: 700 })
})

test('how large a file may be is what the route of the address says, also for its data', () => {
  const limit = uploadLimitOf(app.routes)
  const id = '0198c000-0000-7000-8000-000000000000'
  const megabytes = (path: string) => limit(path) / 1024 / 1024
  for (const path of [
    `/peserta/${id}/produk`,
    '/peserta/festival/permohonan',
    '/peserta/festival/stan/lapor',
    '/panitia/festival/lapangan/lapor',
    '/panitia/festival/denah/lahan/gambar',
  ])
    expect([path, megabytes(path), megabytes(`${path}.data`)]).toEqual([path, 10, 10])
  expect(megabytes('/admin/registri/impor.data')).toBe(5)
  expect(megabytes('/panitia/festival/perangkat/belum-beres')).toBe(5)
  for (const path of ['/', '/_root.data', '/masuk', '/panitia/festival/denah', '/nowhere'])
    expect([path, limit(path)]).toEqual([path, 0])
})
