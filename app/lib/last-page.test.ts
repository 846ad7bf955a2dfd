import { expect, test } from 'vitest'
import { refuseBeyondLast } from './last-page.server.ts'

function locationOf(address: string, pageCount: number, page: number): string | null {
  try {
    refuseBeyondLast(new Request(`http://localhost${address}`), { page, pageCount })
    return null
  } catch (thrown) {
    return thrown instanceof Response ? thrown.headers.get('Location') : String(thrown)
  }
}

test('a page beyond the last one leads to the last one, with the filters as they are', () => {
  expect(locationOf('/daftar?q=kopi&halaman=9', 3, 9)).toBe('/daftar?q=kopi&halaman=3')
  expect(locationOf('/daftar?halaman=2', 1, 2)).toBe('/daftar')
  expect(locationOf('/daftar?halaman=2', 0, 2)).toBe('/daftar')
})

test('a page that is there is shown', () => {
  expect(locationOf('/daftar?halaman=3', 3, 3)).toBeNull()
  expect(locationOf('/daftar', 0, 1)).toBeNull()
})
