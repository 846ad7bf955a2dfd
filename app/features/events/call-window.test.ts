import { expect, test } from 'vitest'
import { callState, mayCorrect } from './call-window.ts'

const event = {
  status: 'call_open' as const,
  callOpensAt: new Date('2026-06-01T00:00:00Z'),
  callClosesAt: new Date('2026-07-01T00:00:00Z'),
}

test('the call is open from its first instant until just before its last', () => {
  expect(callState(event, new Date('2026-05-31T23:59:59Z'))).toBe('not-yet')
  expect(callState(event, new Date('2026-06-01T00:00:00Z'))).toBe('open')
  expect(callState(event, new Date('2026-06-30T23:59:59Z'))).toBe('open')
  expect(callState(event, new Date('2026-07-01T00:00:00Z'))).toBe('closed')
})

test('the state of the festival goes before the dates', () => {
  const during = new Date('2026-06-15T00:00:00Z')
  expect(callState({ ...event, status: 'draft' }, during)).toBe('not-yet')
  expect(callState({ ...event, status: 'call_closed' }, during)).toBe('closed')
  expect(callState({ ...event, callOpensAt: null, callClosesAt: null }, during)).toBe('open')
})

test('corrections end when the festival runs', () => {
  expect(mayCorrect({ ...event, status: 'call_closed' })).toBe(true)
  expect(mayCorrect({ ...event, status: 'running' })).toBe(false)
})
