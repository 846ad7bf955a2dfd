import { expect, test } from 'vitest'
import {
  isBatteryLow,
  phoneAlarm,
  phoneState,
  phoneStateTone,
  type SeenPhone,
} from './phone-state.ts'
import { readReport } from './seen-report.ts'

const now = new Date('2026-08-08T05:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const empty = {
  ...{ waiting: 0, refused: 0, missing: 0, which: null, oldestAt: null },
  ...{ version: 'abc', batteryPercent: null },
}

function phone(report: Partial<typeof empty> | object | null, rest: Partial<SeenPhone> = {}) {
  return {
    kind: 'till' as const,
    lastSeenAt: ago(1),
    revokedAt: null,
    cashier: null,
    report: report && { ...empty, ...report },
    ...rest,
  }
}

const told = phone({})
const waiting = { waiting: 3, oldestAt: ago(4) }

test.each([
  ['present, with nothing on it', told, 'fine', 'good'],
  ['present, with an older page that tells nothing', phone(null), 'unreported', 'neutral'],
  ['things have waited for some minutes', phone(waiting), 'waiting', 'info'],
  ['things have waited for long', phone({ waiting: 3, oldestAt: ago(11) }), 'waiting', 'warn'],
  ['only what was refused is left', phone({ refused: 1, oldestAt: ago(90) }), 'refused', 'warn'],
  ['not heard of', phone({}, { lastSeenAt: ago(3) }), 'silent', 'warn'],
  ['never heard of', phone(null, { lastSeenAt: null }), 'never', 'warn'],
  ['not heard of, with things on it', phone(waiting, { lastSeenAt: ago(3) }), 'cutOff', 'bad'],
  ['a number is missing, whatever else', phone({ ...waiting, missing: 1 }), 'missing', 'bad'],
  ['revoked and empty', phone({}, { revokedAt: ago(5) }), 'revoked', 'neutral'],
  ['revoked with things on it', phone(waiting, { revokedAt: ago(5) }), 'revokedHolding', 'warn'],
  [
    'revoked with missing numbers',
    phone({ missing: 2 }, { revokedAt: ago(5) }),
    'revokedMissing',
    'warn',
  ],
])('%s', (_, seen, state, tone) => {
  const found = phoneState(seen, now)
  expect(found.state).toBe(state)
  expect(phoneStateTone(found)).toBe(tone)
})

const open = { now, isOpen: true }

test('phones that are fine, or at rest outside of the hours, raise no alarm', () => {
  const atRest = phone({}, { cashier: 'Sari', lastSeenAt: ago(600) })

  expect(phoneAlarm([], open)).toBeUndefined()
  expect(phoneAlarm([told, phone(null), phone(waiting)], open)).toBeUndefined()
  expect(phoneAlarm([atRest], { now, isOpen: false })).toBeUndefined()
  expect(phoneAlarm([phone({}, { lastSeenAt: ago(600) })], open)).toBeUndefined()
  expect(phoneAlarm([phone({ missing: 3 }, { revokedAt: ago(1) })], open)).toBeUndefined()
})

test('an alarm counts each phone once, and says what of', () => {
  const lost = phone({ waiting: 2, oldestAt: ago(30) }, { cashier: 'Sari', lastSeenAt: ago(11) })

  expect(phoneAlarm([told, lost, phone({ missing: 4 })], open)).toEqual({
    phones: 2,
    waiting: 1,
    silent: 1,
    missing: 1,
  })
})

test('a battery is low at a fifth, where the phone tells it and is in use', () => {
  expect(isBatteryLow(phone({ batteryPercent: 20 }))).toBe(true)
  expect(isBatteryLow(phone({ batteryPercent: 21 }))).toBe(false)
  expect(isBatteryLow(phone({}))).toBe(false)
  expect(isBatteryLow(phone({ batteryPercent: 3 }, { revokedAt: ago(1) }))).toBe(false)
})

test('items without a number of the row wait on, although every number has arrived', () => {
  const report = { ...empty, waiting: 3, refused: 1, oldestAt: ago(5) }
  const read = readReport({ ...report, numbers: { outstanding: 0, held: 2, missing: null } })

  expect(read).toMatchObject({ waiting: 1, refused: 1, missing: 0, oldestAt: ago(5) })
})
