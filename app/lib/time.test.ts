import { describe, expect, test } from 'vitest'
import {
  addDays,
  atTime,
  dayOf,
  daysBetween,
  endOfDay,
  isoWeekday,
  isTimeZone,
  listDays,
  minuteOfDay,
  parseLocalDateTime,
  startOfDay,
  toLocalInput,
} from './time.ts'

const jakarta = 'Asia/Jakarta'
const kupang = 'Asia/Makassar'
const jayapura = 'Asia/Jayapura'

describe('local time', () => {
  test('the same clock is another moment in each zone of the country', () => {
    const typed = '2026-11-22T09:00'
    expect(parseLocalDateTime(typed, jakarta)?.toISOString()).toBe('2026-11-22T02:00:00.000Z')
    expect(parseLocalDateTime(typed, kupang)?.toISOString()).toBe('2026-11-22T01:00:00.000Z')
    expect(parseLocalDateTime(typed, jayapura)?.toISOString()).toBe('2026-11-22T00:00:00.000Z')
  })

  test('what is shown in an input can be read back', () => {
    const at = new Date('2026-11-22T17:45:00Z')
    expect(toLocalInput(at, jayapura)).toBe('2026-11-23T02:45')
    expect(parseLocalDateTime(toLocalInput(at, jayapura), jayapura)).toEqual(at)
  })

  test('a time that does not exist is undefined', () => {
    expect(parseLocalDateTime('2026-02-30T09:00', jakarta)).toBeUndefined()
    expect(parseLocalDateTime('2026-11-22', jakarta)).toBeUndefined()
    expect(parseLocalDateTime('besok', jakarta)).toBeUndefined()
  })

  test('an evening in UTC is already tomorrow at the venue', () => {
    const at = new Date('2026-11-21T18:30:00Z')
    expect(dayOf(at, jakarta)).toBe('2026-11-22')
    expect(minuteOfDay(at, jakarta)).toBe(90)
  })

  test('a day is the half-open span between two midnights of its zone', () => {
    expect(startOfDay('2026-11-22', kupang).toISOString()).toBe('2026-11-21T16:00:00.000Z')
    expect(endOfDay('2026-11-22', kupang)).toEqual(startOfDay('2026-11-23', kupang))
    expect(atTime('2026-11-22', '00:00', kupang)).toEqual(startOfDay('2026-11-22', kupang))
  })
})

describe('calendar days', () => {
  test('they are counted across months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-11-29', '2026-12-02')).toBe(3)
    expect(listDays('2026-11-29', '2026-12-01')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
    expect(listDays('2026-11-29', '2026-11-28')).toEqual([])
  })

  test('Friday is the fifth day', () => {
    expect(isoWeekday('2026-11-20')).toBe(5)
  })

  test('a day that does not exist is refused', () => {
    expect(() => startOfDay('2026-02-30', jakarta)).toThrow(RangeError)
    expect(() => atTime('2026-11-22', '25:00', jakarta)).toThrow(RangeError)
  })

  test('zones are known by their IANA names', () => {
    expect(isTimeZone(jakarta)).toBe(true)
    expect(isTimeZone('Asia/Banteng')).toBe(false)
  })
})
