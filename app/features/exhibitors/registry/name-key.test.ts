import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import { createTestDb } from '#tests/support/test-db.ts'

async function keysOf(db: Db, names: ReadonlyArray<string>): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select name_key(name) as key from unnest(${names}::text[]) with ordinality as given (name, at) order by at
  `.execute(db)
  return rows.map((row) => row.key)
}

test('the ways of writing one name have one key', async () => {
  await using db = await createTestDb()
  const same = [
    [
      'Lapas Kelas IIA Kerobokan',
      'LP Kls. II A  KEROBOKAN',
      'Lapas Kls II-A Kerobokan',
      'Lembaga Pemasyarakatan Kelas 2A Kerobokan',
    ],
    [
      'Rutan Kelas IIB Bandung',
      'Rumah Tahanan Negara Klas IIB, Bandung',
      'RUTAN kelas II B bandung',
    ],
    ['Lapas Perempuan Kelas III Kupang', 'LPP Kelas 3 Kupang', 'Lapas Wanita Kelas III Koepang'],
    ['Cabang Rutan Maninjau', 'Cab. Rutan Maninjau', 'Cabrutan Maninjau'],
    ['LPKA Kelas I Blitar', 'Lembaga Pembinaan Khusus Anak Kls 1 Blitar'],
    ['Bapas Kelas II Jakarta', 'Balai Pemasyarakatan Klas II Djakarta'],
    ['IPPA Fest', 'IPPAFest', 'ippa festival'],
    ['Kantor Wilayah Ditjenpas Bali', 'Kanwil Direktorat Jenderal Pemasyarakatan Bali'],
    ['Café Ma’rang', "CAFE Ma'rang"],
  ]
  for (const names of same) expect(new Set(await keysOf(db, names)).size, names[0]).toBe(1)
})

test('classes that differ keep keys that differ', async () => {
  await using db = await createTestDb()
  const names = ['I', 'II', 'III', 'IIA', 'IIB', 'IIIA'].map((c) => `Lapas Kelas ${c} Garut`)
  expect(
    new Set(await keysOf(db, [...names, 'Lapas Kelas I Bandung', 'Lapas Kelas I A Bandung'])).size,
  ).toBe(names.length + 2)
})

test('a key is its own key, whatever the name', async () => {
  await using db = await createTestDb()
  const names = fc
    .sample(fc.string({ unit: 'grapheme', maxLength: 40 }), { numRuns: 400, seed: 7 })
    .map((name) => name.replaceAll('\0', ''))
  const keys = await keysOf(db, names)
  for (const key of keys) expect(key).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/)
  expect(await keysOf(db, keys)).toEqual(keys)
})
