import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlacedSlot } from './slot-conflicts.ts'
import { layOutTimetable, timetableWindow } from './timetable-layout.ts'

const at = (clock: string) => new Date(`2026-11-22T${clock}:00Z`)
const span = (from: string, to: string) => ({ startAt: at(from), endAt: at(to) })

function slot(id: string, from: string, to: string, rest: Partial<PlacedSlot> = {}): PlacedSlot {
  return {
    id,
    stageId: 'main',
    actId: null,
    status: 'planned',
    ...span(from, to),
    setupMinutes: 0,
    strikeMinutes: 0,
    ...rest,
  }
}

test('a slot reaches from its first row to its last, set-up and strike stand beside it', () => {
  const band = slot('band', '09:15', '09:45', { setupMinutes: 10, strikeMinutes: 5 })

  const { rows, columns } = layOutTimetable([band], ['main'], span('09:00', '10:00'), [])

  expect(rows.map((row) => row.minutes)).toEqual([5, 10, 15, 15, 5, 10])
  expect(columns[0]?.cells.map(({ row, rowSpan, part }) => [row, rowSpan, part])).toEqual([
    [0, 1, 'free'],
    [1, 1, 'setup'],
    [2, 2, 'slot'],
    [4, 1, 'strike'],
    [5, 1, 'free'],
  ])
})

test('a prayer break marks its rows across all stages', () => {
  const rest = { ...span('09:07', '09:32'), prayer: 'asar' }

  const { rows } = layOutTimetable([], ['main'], span('09:00', '10:00'), [rest])

  expect(rows.map((row) => [row.minutes, row.pause?.prayer])).toEqual([
    [7, undefined],
    [8, 'asar'],
    [15, 'asar'],
    [2, 'asar'],
    [13, undefined],
    [15, undefined],
  ])
})

test('what crosses midnight is cut at the edge of the day', () => {
  const late = slot('late', '22:30', '22:45', { endAt: new Date('2026-11-23T01:00:00Z') })

  const { columns } = layOutTimetable([late], ['main'], span('22:00', '23:00'), [])

  expect(columns[0]?.cells.at(-1)).toMatchObject({ row: 2, rowSpan: 2, part: 'slot' })
})

test('a cancelled slot leaves its place free', () => {
  const { columns } = layOutTimetable(
    [slot('off', '09:00', '09:30', { status: 'cancelled' })],
    ['main'],
    span('09:00', '09:30'),
    [],
  )

  expect(columns[0]?.cells.map((cell) => cell.part)).toEqual(['free', 'free'])
})

test('every column fills every row exactly once, whatever is placed', () => {
  const anySlot = fc.record({
    start: fc.integer({ min: -60, max: 400 }),
    length: fc.integer({ min: 1, max: 120 }),
    setupMinutes: fc.integer({ min: 0, max: 30 }),
    strikeMinutes: fc.integer({ min: 0, max: 30 }),
    stageId: fc.constantFrom('main', 'small', 'gone'),
  })
  fc.assert(
    fc.property(fc.array(anySlot, { maxLength: 12 }), (drawn) => {
      const begin = at('09:00').getTime()
      const slots = drawn.map(({ start, length, ...rest }, index) => ({
        ...slot(String(index), '09:00', '10:00'),
        ...rest,
        startAt: new Date(begin + start * 60_000),
        endAt: new Date(begin + (start + length) * 60_000),
      }))

      const { rows, columns } = layOutTimetable(
        slots,
        ['main', 'small'],
        span('09:00', '15:00'),
        [],
      )

      for (const { cells } of columns) {
        const covered = cells.flatMap((cell) =>
          Array.from({ length: cell.rowSpan }, (_, index) => cell.row + index),
        )
        expect(covered).toEqual(rows.map((_, index) => index))
      }
      expect(rows.reduce((sum, row) => sum + row.minutes, 0)).toBe(360)
    }),
  )
})

test('the window holds opening hours and everything placed, in whole hours', () => {
  const day = { startAt: at('00:00'), endAt: new Date('2026-11-23T00:00:00Z') }

  expect(timetableWindow(day, span('09:30', '21:00'), [slot('early', '08:20', '08:40')])).toEqual(
    span('08:00', '21:00'),
  )
  expect(timetableWindow(day, undefined, [])).toEqual(span('08:00', '20:00'))
})
