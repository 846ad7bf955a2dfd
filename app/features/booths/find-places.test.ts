import { expect, test } from 'vitest'
import { matchesPlace } from './find-places.ts'

const place = {
  name: 'Lapas Kelas IIA Lombok Barat',
  kanwilName: 'Kanwil Ditjenpas Nusa Tenggara Barat',
  products: [{ name: 'Tenun ikat' }, { name: 'Kopi Robusta 250 g' }],
}

test('a place is found by unit, Kanwil or product, in any spelling of case and gaps', () => {
  expect(matchesPlace(place, 'lombok')).toBe(true)
  expect(matchesPlace(place, 'nusa tenggara')).toBe(true)
  expect(matchesPlace(place, 'KOPI')).toBe(true)
  expect(matchesPlace(place, 'kopi 250g')).toBe(true)
  expect(matchesPlace(place, '   ')).toBe(true)
})

test('every word must occur', () => {
  expect(matchesPlace(place, 'kopi bali')).toBe(false)
  expect(matchesPlace(place, '%')).toBe(true)
  expect(matchesPlace(place, 'batik')).toBe(false)
})
