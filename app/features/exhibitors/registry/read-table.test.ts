import { expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import { writeTable } from '#app/lib/tables/write-table.ts'
import { zipOf } from '#tests/support/xlsx.ts'
import { readTable } from './read-table.server.ts'

async function cellsOf(file: Uint8Array | string, name = 'daftar.csv') {
  const table = await readTable(typeof file === 'string' ? Buffer.from(file) : file, name)
  return table.rows.map(({ row, cells }) => [row, ...cells])
}

async function refusalOf(file: Uint8Array, name = 'daftar.xlsx') {
  try {
    await readTable(file, name)
    return undefined
  } catch (error) {
    const refusal = toDomainError(error)
    if (!refusal) throw error
    return { key: refusal.key, ...refusal.params }
  }
}

test('commas, semicolons, tabs, marks of UTF-8 and UTF-16 and old Windows letters are all read', async () => {
  const wanted = [
    [1, 'Kode', 'Nama'],
    [3, 'BA', 'Café, "Bali"'],
  ]
  const line = (sign: string) => `Kode${sign}Nama\r\n\r\nBA${sign}"Café, ""Bali"""\r\n`
  expect(await cellsOf(line(','))).toEqual(wanted)
  expect(await cellsOf(`\uFEFF${line(';')}`)).toEqual(wanted)
  expect(await cellsOf(line('\t'))).toEqual(wanted)
  expect(await cellsOf(Buffer.from(`\uFEFF${line(';')}`, 'utf16le'))).toEqual(wanted)
  expect(await cellsOf(Buffer.from(line(';'), 'latin1'))).toEqual(wanted)
  expect((await cellsOf(`sep=;\r\n${line(';')}`)).map(([, ...cells]) => cells)).toEqual(
    wanted.map(([, ...cells]) => cells),
  )
})

test('lines that are empty above the headings change nothing', async () => {
  for (const sign of [',', ';', '\t']) {
    const rows = `Kode${sign}Nama\r\nBA${sign}Bali\r\n`
    for (const above of [
      '\r\n',
      '\n\n',
      '   \r\n',
      '\uFEFF\r\n',
      'sep=;\r\n\r\n'.replace(';', sign),
    ])
      expect([sign, above, (await cellsOf(above + rows)).map(([, ...cells]) => cells)]).toEqual([
        sign,
        above,
        [
          ['Kode', 'Nama'],
          ['BA', 'Bali'],
        ],
      ])
  }
})

test('what our files do to formulas is undone, and nothing else', async () => {
  const cells = ['=1+1', '@cmd', "'=kutip", "'tanda", '-5', 'biasa', ' +62 812']
  for (const kind of ['csv', 'xlsx'] as const) {
    const file = Buffer.from(
      writeTable({ kind, table: { name: 'Daftar', header: cells, rows: [cells] } }),
    )
    expect(file.toString('latin1')).not.toMatch(/[,\n]=1\+1/)
    expect((await cellsOf(file, `daftar.${kind}`))[1]).toEqual([2, ...cells])
  }
})

test('a workbook gives numbers and days as text, and its empty rows are left out with their numbers kept', async () => {
  const file = await writeExcel([
    {
      sheet: 'Daftar',
      data: [
        [{ value: 'Nama' }, { value: 'Ditutup' }, { value: 'Lintang' }],
        [null, null, null],
        [
          { value: 'Lapas', type: String },
          { value: new Date('2026-03-01T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
          { value: -8.65, type: Number },
        ],
      ],
    },
  ]).toBuffer()
  expect(await cellsOf(file, 'daftar.xlsx')).toEqual([
    [1, 'Nama', 'Ditutup', 'Lintang'],
    [3, 'Lapas', '2026-03-01', '-8.65'],
  ])
})

test('what cannot be read is refused with its reason', async () => {
  const good = await writeExcel([{ sheet: 'x', data: [[{ value: 'Nama' }]] }]).toBuffer()
  const merged = await writeExcel([
    { sheet: 'x', data: [[{ value: 'Nama', columnSpan: 2 }, null]] },
  ]).toBuffer()
  const bomb = zipOf({ 'xl/workbook.xml': Buffer.alloc(80 * 1024 * 1024) }, 10)

  expect(await refusalOf(Buffer.alloc(0))).toEqual({ key: 'fileEmpty' })
  expect(await refusalOf(Buffer.alloc(5 * 1024 * 1024 + 1))).toMatchObject({ key: 'fileTooBig' })
  expect(await refusalOf(merged)).toEqual({ key: 'cellsMerged', cells: 'A1:B1' })
  expect(bomb.length).toBeLessThan(1024 * 1024)
  expect(await refusalOf(bomb)).toEqual({ key: 'workbookTooBig' })
  expect(await refusalOf(good.subarray(0, good.length / 2))).toEqual({ key: 'workbookBroken' })
  expect(await refusalOf(zipOf({ 'word/document.xml': '<w/>' }))).toEqual({ key: 'fileUnknown' })
  expect(
    await refusalOf(zipOf({ 'xl/workbook.xml': '<a', 'xl/worksheets/sheet1.xml': '<b' })),
  ).toEqual({ key: 'workbookBroken' })
  expect(await refusalOf(Buffer.from('Nama;Kota'), 'daftar.xlsx')).toEqual({
    key: 'workbookBroken',
  })
  expect(await refusalOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual({ key: 'fileOldExcel' })
  expect(await refusalOf(Buffer.from('Nama,Kota\n"Lapas'), 'a.csv')).toEqual({
    key: 'csvBroken',
    row: 2,
  })
  expect(await refusalOf(Buffer.from([1, 0, 2, 0, 3]), 'a.csv')).toEqual({ key: 'fileUnknown' })
})
