import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { guardFormula, toCsv } from './csv.ts'

test('names that would run as a formula are made harmless, figures stay figures', () => {
  expect(['=HYPERLINK("x")', '+62', '-1', '@cmd', '\t=1', ' =1', '"=1'].map(guardFormula)).toEqual([
    '\'=HYPERLINK("x")',
    "'+62",
    "'-1",
    "'@cmd",
    "'\t=1",
    "' =1",
    '\'"=1',
  ])
  expect([-35_000, 'Kopi = nikmat', null, ''].map(guardFormula)).toEqual([
    -35_000,
    'Kopi = nikmat',
    null,
    '',
  ])
})

test('a file opens as UTF-8 and reads back as it was', () => {
  const csv = toCsv(['Produk', 'Jumlah'], [['Tenun "Sasak", 🙂\nmerah', -35_000]])

  expect(csv.startsWith('\uFEFFProduk,Jumlah\r\n')).toBe(true)
  expect(parse(csv, { bom: true })).toEqual([
    ['Produk', 'Jumlah'],
    ['Tenun "Sasak", 🙂\nmerah', '-35000'],
  ])
})
