import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#app/lib/time.ts'
import { dayWindow } from './day-window.ts'
import { daysTouched, pickDay, programmeDays } from './programme-days.ts'

test('days are those on which the ground is open and those on which something is on', () => {
  const late = {
    startAt: new Date('2026-08-06T17:30:00Z'),
    endAt: new Date('2026-08-06T18:00:00Z'),
  }

  expect(programmeDays(['2026-08-08', '2026-08-09'], [late], 'Asia/Jakarta')).toEqual([
    '2026-08-07',
    '2026-08-08',
    '2026-08-09',
  ])
})

test('the day asked for is shown, else today, the next one, or the last one', () => {
  const days = ['2026-08-07', '2026-08-08', '2026-08-09']

  expect(pickDay(days, '2026-08-08', '2026-08-07')).toBe('2026-08-08')
  expect(pickDay(days, 'yesterday', '2026-08-09')).toBe('2026-08-09')
  expect(pickDay(days, null, '2026-01-01')).toBe('2026-08-07')
  expect(pickDay(days, null, '2027-01-01')).toBe('2026-08-09')
  expect(pickDay([], null, '2027-01-01')).toBeUndefined()
})

test('a window holds the chosen day, never more than fits, and leads to its neighbours', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 59 }),
      (count, index) => {
        const days = Array.from({ length: count }, (_, day) => addDays('2026-01-01', day))
        const chosen = days[index % count] ?? ''

        const window = dayWindow(days, chosen, 7)

        expect(window.days).toContain(chosen)
        expect(window.days).toHaveLength(Math.min(7, count))
        expect([window.earlier, ...window.days, window.later].filter(Boolean)).toEqual(
          days.filter(
            (day) =>
              day >= (window.earlier ?? days[0] ?? '') &&
              day <= (window.later ?? days.at(-1) ?? ''),
          ),
        )
      },
    ),
  )
})

test('a span across midnight touches both days, one that ends at midnight only its own', () => {
  const span = (from: string, to: string) => ({ startAt: new Date(from), endAt: new Date(to) })

  expect(daysTouched(span('2026-08-07T16:00:00Z', '2026-08-07T18:00:00Z'), 'Asia/Jakarta')).toEqual(
    ['2026-08-07', '2026-08-08'],
  )
  expect(daysTouched(span('2026-08-07T16:00:00Z', '2026-08-07T17:00:00Z'), 'Asia/Jakarta')).toEqual(
    ['2026-08-07'],
  )
})
