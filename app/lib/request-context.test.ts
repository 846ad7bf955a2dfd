import { afterEach, expect, test, vi } from 'vitest'
import { noteFailedAnswers, TooLargeError } from './request-context.ts'

afterEach(() => vi.unstubAllGlobals())

function browserAnswering(status: number, url: string) {
  const answer = new Response('<html>', { status, headers: { 'X-Request-Id': 'abc' } })
  Object.defineProperty(answer, 'url', { value: url })
  const dataset: DOMStringMap = {}
  vi.stubGlobal('window', { fetch: async () => answer })
  vi.stubGlobal('document', { documentElement: { dataset } })
  noteFailedAnswers()
  return { ask: () => window.fetch(url), answer, dataset }
}

test('a form that is too large is told apart, by the server or by a proxy before it', async () => {
  const page = browserAnswering(413, 'https://gelar.id/peserta/x/produk.data')
  await expect(page.ask()).rejects.toBeInstanceOf(TooLargeError)
  // Who asks by itself reads the status by itself.
  const own = browserAnswering(413, 'https://gelar.id/panitia/x/denah/lahan/gambar')
  expect(await own.ask()).toBe(own.answer)
})

test('the reference of an answer that failed is kept for the error page', async () => {
  const { ask, answer, dataset } = browserAnswering(500, 'https://gelar.id/masuk.data')
  expect(await ask()).toBe(answer)
  expect(dataset).toEqual({ requestId: 'abc' })
})
