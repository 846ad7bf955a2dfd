import { expect, test } from 'vitest'
import { nowAndNext, type RunningSlot } from './now-next.ts'

const at = (clock: string) => new Date(`2026-11-22T${clock}:00Z`)

function slot(name: string, from: string, to: string, rest: Partial<RunningSlot> = {}) {
  return {
    name,
    stageId: 'main',
    status: 'confirmed' as const,
    startAt: at(from),
    endAt: at(to),
    actualStartsAt: null,
    actualEndsAt: null,
    ...rest,
  }
}

function names(slots: ReadonlyArray<RunningSlot & { name: string }>, clock: string) {
  return nowAndNext(slots, ['main'], at(clock)).map(({ now, next }) => [now?.name, next?.name])[0]
}

const morning = [slot('dance', '09:00', '10:00'), slot('band', '10:00', '11:00')]

test('the plan tells what is on and what comes next', () => {
  expect(names(morning, '09:30')).toEqual(['dance', 'band'])
})

test('at the very minute of change the next one is on', () => {
  expect(names(morning, '10:00')).toEqual(['band', undefined])
})

test('before the first and after the last nothing is on', () => {
  expect(names(morning, '08:00')).toEqual([undefined, 'dance'])
  expect(names(morning, '11:00')).toEqual([undefined, undefined])
})

test('a slot that was started stays on until it is finished, and the next one waits', () => {
  const late = [slot('dance', '09:00', '10:00', { status: 'live' }), slot('band', '10:00', '11:00')]

  expect(names(late, '10:20')).toEqual(['dance', 'band'])
})

test('a slot that ended early makes room at once', () => {
  const early = [
    slot('dance', '09:00', '10:00', { status: 'done' }),
    slot('band', '10:00', '11:00'),
  ]

  expect(names(early, '09:40')).toEqual([undefined, 'band'])
})

test('a cancelled slot is neither on nor next', () => {
  expect(names([slot('dance', '09:00', '10:00', { status: 'cancelled' })], '08:30')).toEqual([
    undefined,
    undefined,
  ])
})

test('a slot nobody finished does not stay on stage for ever', () => {
  expect(names([slot('dance', '09:00', '10:00', { status: 'live' })], '16:01')).toEqual([
    undefined,
    undefined,
  ])
})

test('each stage is told for itself, in the order asked for', () => {
  const slots = [
    slot('dance', '09:00', '10:00'),
    slot('film', '09:30', '11:00', { stageId: 'tent' }),
  ]

  expect(
    nowAndNext(slots, ['tent', 'main', 'empty'], at('09:45')).map(({ stageId, now }) => [
      stageId,
      now?.name,
    ]),
  ).toEqual([
    ['tent', 'film'],
    ['main', 'dance'],
    ['empty', undefined],
  ])
})
