import { expect, test } from 'vitest'
import { isRegistrationOpen, judgeDay, offerDays } from './visit-days.ts'

const day = {
  day: '2026-08-08',
  opensAt: '09:00',
  closesAt: '21:00',
  capacity: 10,
  registered: 4,
}
const noon = new Date('2026-08-08T05:00:00Z')

test('a day is open until its gates close on the clock of the venue', () => {
  expect(judgeDay(day, 'Asia/Jakarta', noon)).toMatchObject({ state: 'open', left: 6 })
  expect(judgeDay(day, 'Asia/Jakarta', new Date('2026-08-08T13:59:59Z')).state).toBe('open')
  expect(judgeDay(day, 'Asia/Jakarta', new Date('2026-08-08T14:00:00Z')).state).toBe('past')
  expect(judgeDay(day, 'Asia/Jayapura', new Date('2026-08-08T12:00:00Z')).state).toBe('past')
})

test('a day is full when nobody more may come, and without a limit never', () => {
  expect(judgeDay({ ...day, registered: 10 }, 'Asia/Jakarta', noon).state).toBe('full')
  expect(judgeDay({ ...day, registered: 12 }, 'Asia/Jakarta', noon).left).toBe(0)
  expect(
    judgeDay({ ...day, capacity: null, registered: 9999 }, 'Asia/Jakarta', noon),
  ).toMatchObject({ state: 'open', left: null })
})

test('registration is open only where the organizer opened it and the festival goes on', () => {
  expect(isRegistrationOpen({ registrationOpen: true, status: 'running' })).toBe(true)
  expect(isRegistrationOpen({ registrationOpen: true, status: 'published' })).toBe(true)
  for (const status of ['draft', 'closed', 'archived']) {
    expect(isRegistrationOpen({ registrationOpen: true, status })).toBe(false)
  }
  expect(isRegistrationOpen({ registrationOpen: false, status: 'running' })).toBe(false)
})

test('the next two weeks of open days are offered, and the own day whatever it is', () => {
  const days = Array.from({ length: 30 }, (_, at) =>
    judgeDay({ ...day, day: `2026-08-${String(at + 1).padStart(2, '0')}` }, 'Asia/Jakarta', noon),
  )
  expect(offerDays(days).map((offered) => offered.day)).toEqual(
    Array.from({ length: 14 }, (_, at) => `2026-08-${String(at + 8).padStart(2, '0')}`),
  )
  expect(offerDays(days, '2026-08-03').map((offered) => offered.day)[0]).toBe('2026-08-03')
})
