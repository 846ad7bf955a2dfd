import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCsv } from '#app/lib/csv.ts'
import { type Cells, type Reference, registryColumns } from './columns.ts'
import { countStates, diffImport, type GivenRow } from './import-diff.ts'
import { readTable } from './read-table.server.ts'
import { businessKinds, type RegistryKind, uptKinds } from './registry-kinds.ts'

const reference: Reference = {
  kanwil: new Map([
    ['ba', 'BA'],
    ['kantor wilayah bali', 'BA'],
    ['nb', 'NB'],
  ]),
  kinds: new Map([...uptKinds, ...businessKinds].map((kind) => [kind, kind])),
}
const names = {
  holderOf: () => undefined,
  comparable: (name: string) => name.toLowerCase(),
}
const kerobokan: Cells = {
  code: 'BA-LP-KEROBOKAN',
  name: 'Lapas Kelas IIA Kerobokan',
  kind: 'lapas',
  class: 'IIA',
  city: 'Kab. Badung',
  province: 'Bali',
  kanwil: 'BA',
  email: '',
  aliases: 'Lapas Denpasar | Lapas Krobokan',
  closed: '',
}
const known = new Map([['BA-LP-KEROBOKAN', kerobokan]])

function diff(cells: Cells, columns = registryColumns.upt.all) {
  return diffImport('upt', columns, [{ row: 2, cells }], known, reference, names)[0]
}

describe('what a row would do', () => {
  test('a cell that says something else is a change, from and to', () => {
    expect(diff({ ...kerobokan, class: 'I', kanwil: 'Kantor Wilayah Bali' })).toMatchObject({
      state: 'changed',
      changes: [{ column: 'class', before: 'IIA', after: 'I' }],
    })
  })

  test('other case of the code, order of other names and spaces change nothing', () => {
    expect(
      diff({
        ...kerobokan,
        code: 'ba-lp-kerobokan',
        name: ' Lapas  Kelas IIA Kerobokan ',
        aliases: 'Lapas Krobokan|Lapas Denpasar',
      }),
    ).toMatchObject({ state: 'unchanged', changes: [] })
  })

  test('columns that the file lacks stay as they are', () => {
    const row = diff({ code: 'BA-LP-KEROBOKAN', email: 'giatja@contoh.id' }, ['code', 'email'])
    expect(row).toMatchObject({ state: 'changed', after: { city: 'Kab. Badung' } })
    expect(diff({ code: 'BA-LP-BARU' }, ['code', 'email'])?.problems.map((p) => p.column)).toEqual([
      'name',
      'kind',
      'city',
      'province',
      'kanwil',
    ])
  })

  test.each([
    ['name', '', 'required'],
    ['kind', 'pasar', 'choiceInvalid'],
    ['kanwil', 'ZZ', 'kanwilUnknown'],
    ['email', 'bukan surel', 'emailInvalid'],
    ['closed', '31/02/2026', 'dateInvalid'],
    ['name', 'x'.repeat(201), 'tooLong'],
    ['code', 'kerobokan', 'codeInvalid'],
  ] as const)('a wrong %s is named with its column and reason', (column, text, key) => {
    const row = diff({ ...kerobokan, [column]: text })
    expect(row?.state).toBe('wrong')
    expect(row?.problems).toContainEqual({ column, message: expect.objectContaining({ key }) })
  })

  test('the same entry twice, and a new name that is held already, are wrong', () => {
    const rows: GivenRow[] = [
      { row: 2, cells: kerobokan },
      { row: 3, cells: { ...kerobokan, class: 'I' } },
      { row: 4, cells: { ...kerobokan, code: 'BA-LP-BARU' } },
    ]
    const result = diffImport('upt', registryColumns.upt.all, rows, known, reference, {
      ...names,
      holderOf: (name) => (name === kerobokan.name ? 'BA-LP-KEROBOKAN' : undefined),
    })
    expect(result.map((row) => row.problems[0]?.message.key)).toEqual([
      undefined,
      'rowTwice',
      'nameHeld',
    ])
    expect(countStates(result)).toEqual({ new: 0, changed: 0, unchanged: 1, wrong: 2 })
  })
})

const text = fc.string({ unit: 'grapheme', maxLength: 30 })
const filled = text.filter((value) => value.trim() !== '')

function entries(kind: RegistryKind) {
  const { all, key } = registryColumns[kind]
  const cells = fc.record(
    Object.fromEntries(
      all.map((column) => [
        column,
        column === 'code'
          ? fc.stringMatching(kind === 'kanwil' ? /^[A-Z]{2}$/ : /^[A-Z]{2}(-[A-Z0-9]{1,8}){1,3}$/)
          : column === 'id'
            ? fc.uuid()
            : column === 'name'
              ? filled.map((name) => `=${name}`)
              : text,
      ]),
    ),
  )
  return fc.uniqueArray(cells, { maxLength: 8, selector: (row) => row[key] ?? '' })
}

test.each(['upt', 'kanwil', 'business'] as const)(
  'the registry of %s written into a file and read again changes nothing, whatever stands in it',
  async (kind) => {
    const { all, key } = registryColumns[kind]
    await fc.assert(
      fc.asyncProperty(entries(kind), async (list) => {
        const existing = new Map(list.map((cells) => [cells[key] ?? '', cells]))
        const csv = toCsv(
          [...all],
          list.map((cells) => all.map((column) => cells[column] ?? '')),
        )
        const [, ...rows] = (await readTable(Buffer.from(csv), 'registri.csv')).rows
        const given = rows.map(({ row, cells }) => ({
          row,
          cells: Object.fromEntries(all.map((column, index) => [column, cells[index] ?? ''])),
        }))
        const result = diffImport(kind, all, given, existing, reference, names)
        expect(result.map((row) => [row.state, row.problems])).toEqual(
          list.map(() => ['unchanged', []]),
        )
      }),
      { numRuns: 100 },
    )
  },
)
