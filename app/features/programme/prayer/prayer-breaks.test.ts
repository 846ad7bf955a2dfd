import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#app/lib/time.ts'
import { minutesOf } from '../plan/span.ts'
import { openingHours, prayerBreaks, usualBreakLengths } from './prayer-breaks.ts'

const jakarta = { latitude: -6.1703, longitude: 106.835 }

test('a Friday has the long break of salat Jumat at noon, other days the usual one', () => {
  const friday = prayerBreaks(jakarta, '2025-08-08')
  const saturday = prayerBreaks(jakarta, '2025-08-09')

  expect(friday.map((pause) => [pause.prayer, minutesOf(pause)])).toEqual([
    ['jumat', 75],
    ['asar', 25],
    ['magrib', 25],
    ['isya', 25],
  ])
  expect(saturday[0]?.prayer).toBe('dzuhur')
  expect(saturday.map(minutesOf)).toEqual([30, 25, 25, 25])
})

test('lengths are parameters', () => {
  const breaks = prayerBreaks(jakarta, '2025-08-09', { ...usualBreakLengths, magrib: 40 })

  expect(breaks.find((pause) => pause.prayer === 'magrib')).toSatisfy(
    (pause) => minutesOf(pause) === 40,
  )
})

test('anywhere in Indonesia, on any day, the breaks lie on that day and do not overlap', () => {
  const zones = [
    { zone: 'Asia/Jakarta', from: 95, to: 115 },
    { zone: 'Asia/Makassar', from: 115, to: 127 },
    { zone: 'Asia/Jayapura', from: 127, to: 141 },
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: -11, max: 6, noNaN: true }),
      fc.integer({ min: 0, max: 3650 }),
      ({ zone, from, to }, share, latitude, days) => {
        const day = addDays('2024-01-01', days)
        const breaks = prayerBreaks({ latitude, longitude: from + share * (to - from) }, day)

        expect(breaks.map((pause) => dayOf(pause.startAt, zone))).toEqual([day, day, day, day])
        for (const [index, pause] of breaks.entries()) {
          const next = breaks[index + 1]
          if (next) expect(pause.endAt.getTime()).toBeLessThanOrEqual(next.startAt.getTime())
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('opening hours are read in the zone of the venue', () => {
  const hours = openingHours(
    { openOn: '2026-11-22', opensAt: '09:00:00', closesAt: '21:30:00' },
    'Asia/Makassar',
  )

  expect(hours).toEqual({
    startAt: new Date('2026-11-22T01:00:00Z'),
    endAt: new Date('2026-11-22T13:30:00Z'),
  })
})
