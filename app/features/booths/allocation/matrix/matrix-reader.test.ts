import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MatrixProblem } from './matrix-problem.ts'
import { MatrixReader } from './matrix-reader.ts'

/** Reads a text in pieces of this many bytes. */
function read(text: string, pieceLength = 1_000_000): MatrixProblem {
  const bytes = new TextEncoder().encode(text)
  const reader = new MatrixReader()
  for (let at = 0; at < bytes.length; at += pieceLength)
    reader.push(bytes.subarray(at, at + pieceLength))
  return reader.end()
}

const file = (profit: unknown, load: unknown, capacity: unknown, more = {}) =>
  JSON.stringify({ profit, load, capacity, ...more })

describe('reading a matrix file', () => {
  test('reads what JSON.parse reads, in pieces of any length', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.constantFrom(0, -0, 0.1, 1e21, 5e-324, 123456789012345680, 0.30000000000000004),
    )
    const size = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
    const content = size.chain(([rows, columns]) =>
      fc.record({
        profit: fc.array(
          fc.array(fc.option(number, { freq: 5 }), { minLength: columns, maxLength: columns }),
          { minLength: rows, maxLength: rows },
        ),
        capacity: fc.array(fc.nat(), { minLength: columns, maxLength: columns }),
        assignAll: fc.boolean(),
        indent: fc.constantFrom(undefined, 1, '\t', '\r\n '),
        piece: fc.integer({ min: 1, max: 40 }),
      }),
    )
    fc.assert(
      fc.property(content, ({ profit, capacity, assignAll, indent, piece }) => {
        const load = profit.map((row) => row.map((_, column) => column * 0.5))
        const text = JSON.stringify({ load, assignAll, capacity, profit }, null, indent)
        const problem = read(text, piece)
        expect(Array.from(problem.profit)).toEqual(
          profit.flat().map((value) => (value === null ? Number.NEGATIVE_INFINITY : value + 0)),
        )
        expect(Array.from(problem.capacity)).toEqual(capacity)
        expect(problem.assignAll).toBe(assignAll)
        expect(problem.rows).toBe(profit.length)
        if (typeof problem.load !== 'number') expect(Array.from(problem.load)).toEqual(load.flat())
      }),
      { numRuns: 300 },
    )
  })

  test('reads long decimals to the last bit', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.bigInt({ min: 0n, max: 10n ** 21n }))
      .map(([whole, part]) => `${whole % 10n ** (part % 16n)}.${String(part).padStart(4, '0')}`)
    fc.assert(
      fc.property(
        fc.array(fc.oneof(decimal, fc.double({ min: 0, max: 1 }).map(String))),
        (texts) => {
          const numbers = texts.filter((text) => !text.includes('N'))
          const row = `[[${numbers.join(',')}]]`
          const zeros = `[${numbers.map(() => 0).join(',')}]`
          const { profit } = read(`{"profit":${row},"load":[${zeros}],"capacity":${zeros}}`)
          expect(Array.from(profit)).toEqual(numbers.map(Number))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('keeps loads that are all alike as one number', () => {
    expect(read(file([[1, 2]], [[1, 1]], [1, 1])).load).toBe(1)
    expect(read(file([[1, 2]], [[1, 2]], [1, 1])).load).toEqual(Float64Array.of(1, 2))
  })

  test('takes a byte order mark, powers of ten, unknown keys, and no assignAll for false', () => {
    const text =
      '\uFEFF { "name" : "a \\" } [", "more": {"x":[1,{"y":"]"}],"z":null}, "n":12,\n"profit":[[1E2,-2.5e-1]],' +
      '"load":[[1,0]],"capacity":[1,3.5] }\n'
    for (const piece of [1, 2, 3, 7, 1000])
      expect(read(text, piece)).toEqual({
        rows: 1,
        columns: 2,
        profit: Float64Array.of(100, -0.25),
        load: Float64Array.of(1, 0),
        capacity: Float64Array.of(1, 3.5),
        assignAll: false,
      })
  })

  test('a load may be null where the profit is', () => {
    expect(read(file([[null, 2]], [[null, 1]], [1, 1])).rows).toBe(1)
    expect(() => read(file([[1, 2]], [[null, 1]], [1, 1]))).toThrow('load[0][0] is null')
  })

  test('nothing to place, and nowhere to place it', () => {
    expect(read(file([], [], [1, 2]))).toMatchObject({ rows: 0, columns: 2 })
    expect(read(file([[], []], [[], []], []))).toMatchObject({ rows: 2, columns: 0 })
  })
})

const fine = file([[1, 2]], [[1, 1]], [1, 1])

test.each<[string, string, string]>([
  ['an empty file', '', 'the file is empty'],
  ['a file of spaces', ' \n ', 'the file is empty'],
  ['a list', '[1]', 'the file is a list'],
  ['text', 'hello', 'not JSON at byte 0'],
  ['a truncated file', fine.slice(0, 20), 'the file ends too early'],
  ['a file cut within a word', '{"profit":[[nul', 'the file ends too early'],
  ['something after the end', `${fine} x`, 'not JSON at byte'],
  ['a comma too many', '{"profit":[[1,]]}', 'not JSON at byte 14'],
  ['no comma', '{"profit":[[1 2]]}', 'not JSON at byte 14'],
  ['a number with a zero in front', '{"profit":[[01]]}', 'not JSON at byte 12'],
  ['a lone minus', '{"profit":[[-]]}', 'not JSON at byte 12'],
  ['a point without digits', '{"profit":[[1.]]}', 'not JSON at byte 12'],
  ['NaN', '{"profit":[[NaN]]}', 'profit[0][0] is not a number'],
  ['infinity', '{"profit":[[1e999]]}', 'profit[0][0] is too large a number'],
  ['a string for a number', '{"profit":[[1,"2"]]}', 'profit[0][1] is not a number'],
  ['true for a number', '{"profit":[[true]]}', 'profit[0][0] is not a number'],
  ['a row that is no list', '{"profit":[[1],2]}', 'profit[1] is not a list of numbers'],
  ['profit that is no list', '{"profit":3}', '"profit" is not a list'],
  ['a key twice', '{"profit":[],"profit":[]}', '"profit" is there twice'],
  ['no load', '{"profit":[[1]],"capacity":[1]}', '"load" is missing'],
  ['no capacity', '{"profit":[[1]],"load":[[1]]}', '"capacity" is missing'],
  ['ragged rows', file([[1, 2], [1]], [], []), 'profit[1] has 1 numbers, profit[0] has 2'],
  ['too few loads', file([[1], [2]], [[1]], [1]), 'load has 1 rows, profit has 2'],
  ['too narrow loads', file([[1, 2]], [[1]], [1, 1]), 'load[0] has 1 numbers, profit[0] has 2'],
  ['too many capacities', file([[1]], [[1]], [1, 2]), 'capacity has 2 numbers, profit has 1'],
  ['a load below zero', file([[1, 1]], [[1, -1]], [1, 2]), 'load[0][1] is below zero'],
  ['a load beyond counting', file([[1]], [[1e16]], [1]), 'load[0][0] is too large'],
  ['a capacity below zero', file([[1]], [[1]], [-1]), 'capacity[0] is below zero'],
  ['a capacity of null', file([[1]], [[1]], [null]), 'capacity[0] is not a number'],
  ['assignAll that is a word', file([[1]], [[1]], [1], { assignAll: 'yes' }), '"assignAll" is'],
])('%s is refused with the place', (_name, text, message) => {
  for (const piece of [1, 3, 1000]) expect(() => read(text, piece)).toThrow(message)
})
