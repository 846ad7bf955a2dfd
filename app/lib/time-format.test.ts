import { describe, expect, test } from 'vitest'
import {
  formatDay,
  formatDayRange,
  formatInstant,
  formatList,
  formatRelative,
  formatTime,
  formatTimeRange,
  isDay,
  zoneLetters,
} from './time-format.ts'

const at = new Date('2026-11-22T02:00:00Z')
const later = new Date('2026-11-22T03:30:00Z')

describe('time on screen', () => {
  test('every zone of the country has its letters, in both languages', () => {
    expect(zoneLetters('Asia/Jakarta')).toBe('WIB')
    expect(zoneLetters('Asia/Makassar')).toBe('WITA')
    expect(zoneLetters('Asia/Jayapura')).toBe('WIT')
    expect(formatTime(at, 'Asia/Makassar', 'id')).toBe('10.00 WITA')
    expect(formatTime(at, 'Asia/Makassar', 'en')).toBe('10:00 WITA')
  })

  test('a span names its zone once', () => {
    expect(formatTimeRange(at, later, 'Asia/Jakarta', 'id')).toBe('09.00–10.30 WIB')
    expect(formatTimeRange(at, later, 'Asia/Jakarta', 'en', true)).toBe('09:00–10:30')
  })

  test('midnight is 00.00', () => {
    expect(formatTime('2026-11-21T17:00:00Z', 'Asia/Jakarta', 'id')).toBe('00.00 WIB')
  })

  test('a moment is written with its day, the same wherever the server stands', () => {
    expect(formatInstant(at, 'Asia/Jayapura', 'id')).toBe('Min 22 Nov 2026, 11.00 WIT')
    expect(formatInstant(at, 'Asia/Jayapura', 'en')).toBe('Sun 22 Nov 2026, 11:00 WIT')
  })

  test('distances are told from the given now', () => {
    expect(formatRelative(at, later, 'id')).toBe('1 jam yang lalu')
    expect(formatRelative(later, at, 'en')).toBe('in 1 hour')
    expect(formatRelative(at, at, 'id')).toBe('sekarang')
  })
})

describe('days on screen', () => {
  test('a day has its weekday', () => {
    expect(formatDay('2026-11-20', 'id')).toBe('Jumat, 20 November 2026')
    expect(formatDay('2026-11-20', 'en')).toBe('Friday, 20 November 2026')
  })

  test('a range repeats only what differs', () => {
    expect(formatDayRange('2026-11-22', '2026-11-22', 'id')).toBe('22 November 2026')
    expect(formatDayRange('2026-11-22', '2026-11-24', 'id')).toBe('22–24 November 2026')
    expect(formatDayRange('2026-11-30', '2026-12-02', 'en')).toBe('30 November – 2 December 2026')
    expect(formatDayRange('2026-12-31', '2027-01-02', 'id')).toBe(
      '31 Desember 2026 – 2 Januari 2027',
    )
    expect(formatDayRange('2026-11-22', null, 'id')).toBe('mulai 22 November 2026')
  })

  test('only days that exist are days', () => {
    expect(isDay('2026-11-22')).toBe(true)
    expect(isDay('2026-02-29')).toBe(false)
    expect(isDay('22-11-2026')).toBe(false)
  })

  test('lists end as the language does', () => {
    expect(formatList(['kopi', 'batik', 'ukir'], 'id')).toBe('kopi, batik, dan ukir')
  })
})
