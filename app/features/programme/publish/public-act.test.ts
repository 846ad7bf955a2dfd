import { expect, test } from 'vitest'
import { isChildrenInstitution, publicAct } from './public-act.ts'

test('an act is shown by its group and where it comes from', () => {
  expect(publicAct({ name: 'Jeruji Band', origin: 'Warga binaan NTB' })).toEqual({
    title: 'Jeruji Band',
    origin: 'Warga binaan NTB',
  })
})

test('of an institution for children only the institution is shown', () => {
  expect(publicAct({ name: 'Plur Band', origin: 'LPKA Kelas II Karangasem' })).toEqual({
    title: 'LPKA Kelas II Karangasem',
    origin: null,
  })
})

test('the institution is known by its letters and by its full name, not by parts of words', () => {
  expect(
    [
      'lpka kelas I tangerang',
      'Lembaga Pembinaan Khusus Anak Palembang',
      'Lapas Kelas IIA Serang',
      'Alpkalis',
    ].map(isChildrenInstitution),
  ).toEqual([true, true, false, false])
})
