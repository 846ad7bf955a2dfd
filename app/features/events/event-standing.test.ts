import { expect, test } from 'vitest'
import { datesOf, type EventDates, standingOf } from './event-standing.ts'

const festival: EventDates = {
  status: 'published',
  plannedStartsOn: '2026-08-07',
  plannedEndsOn: '2026-08-09',
  actualStartsOn: null,
  actualEndsOn: null,
}

test('a festival is on from its first to its last day, both included', () => {
  const days = ['2026-08-06', '2026-08-07', '2026-08-09', '2026-08-10']

  expect(days.map((day) => standingOf(festival, day))).toEqual([
    'coming',
    'running',
    'running',
    'past',
  ])
})

test('without a last day it stays open, until it is closed', () => {
  const gallery = { ...festival, plannedEndsOn: null }

  expect(standingOf(gallery, '2027-01-01')).toBe('permanent')
  expect(standingOf({ ...gallery, status: 'closed' }, '2027-01-01')).toBe('past')
})

test('the days on which it really was go before the plan', () => {
  const moved = { ...festival, actualStartsOn: '2026-08-08', actualEndsOn: '2026-08-10' }

  expect(datesOf(moved)).toEqual({ startsOn: '2026-08-08', endsOn: '2026-08-10' })
  expect(standingOf(moved, '2026-08-10')).toBe('running')
})
