import { expect, test } from 'vitest'
import type { PhoneRow } from './list-phones.server.ts'
import { pickPhones } from './pick-phones.ts'

const when = { now: new Date('2026-08-08T05:00:00Z'), isOpen: true }
const all = { search: '', alarmed: false, page: 1 }

function phone(index: number, rest: Partial<PhoneRow> = {}): PhoneRow {
  return {
    ...{ id: `${index}`, kind: 'till', label: `Kasir ${index}`, place: `B-${index}` },
    ...{ gateId: null, boothId: 'b', pairedAt: when.now, lastSeenAt: when.now },
    ...{ revokedAt: null, revokedReason: null, cashier: null, report: null },
    ...rest,
  }
}

test('many phones come in pages; a page that is not there is the last', () => {
  const phones = Array.from({ length: 120 }, (_, index) => phone(index))

  expect(pickPhones(phones, all, when)).toMatchObject({
    ...{ rows: phones.slice(0, 50), page: 1, pageCount: 3 },
    counts: { all: 120, alarmed: 0 },
  })
  expect(pickPhones(phones, { ...all, page: 9 }, when)).toMatchObject({
    ...{ rows: phones.slice(100), page: 3 },
  })
})

test('a phone is found by its holder, place or cashier, and those that need a look stand apart', () => {
  const lost = phone(1, { cashier: 'Sari', lastSeenAt: null })
  const phones = [lost, phone(2, { label: 'Rani' }), phone(3)]
  const found = (query: Partial<typeof all>) =>
    pickPhones(phones, { ...all, ...query }, when).rows.map(({ id }) => id)

  expect(found({ search: 'rani' })).toEqual(['2'])
  expect(found({ search: 'b-3' })).toEqual(['3'])
  expect(found({ search: 'SARI' })).toEqual(['1'])
  expect(found({ alarmed: true })).toEqual(['1'])
  expect(found({ alarmed: true, search: 'rani' })).toEqual([])
})
