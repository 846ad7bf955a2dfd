import { expect, test } from 'vitest'
import { columnsByDay, columnsByHour } from './hour-columns.ts'

const at = (text: string, amountIdr: number) => ({ hour: new Date(text), quantity: 1, amountIdr })
const hours = [
  at('2026-08-07T16:00:00Z', 1),
  at('2026-08-07T17:00:00Z', 10),
  at('2026-08-09T16:00:00Z', 100),
]

test("sales stand in the hours and days of the venue's zone, quiet ones included", () => {
  expect(
    columnsByHour([at('2026-08-08T02:00:00Z', 5), at('2026-08-08T04:00:00Z', 7)], 'Asia/Makassar'),
  ).toEqual([
    { at: '10', amountIdr: 5 },
    { at: '11', amountIdr: 0 },
    { at: '12', amountIdr: 7 },
  ])
  expect(columnsByDay(hours, 'Asia/Jakarta')).toEqual([
    { at: '2026-08-07', amountIdr: 1 },
    { at: '2026-08-08', amountIdr: 10 },
    { at: '2026-08-09', amountIdr: 100 },
  ])
  expect(columnsByDay(hours, 'Asia/Jakarta', 2).map((column) => column.at)).toEqual([
    '2026-08-08',
    '2026-08-09',
  ])
  expect(columnsByDay([], 'Asia/Jakarta')).toEqual([])
  expect(columnsByHour([], 'Asia/Jakarta')).toEqual([])
})
