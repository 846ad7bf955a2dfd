import { expect, test } from 'vitest'
import type { EventStatus } from '#db/types.ts'
import { datesMadeTrue, eventStatuses, eventSteps, isStepOn, mayEventStep } from './event-status.ts'

test('every step taken can be taken back, save the short cut past the call', () => {
  const oneWay = eventStatuses.flatMap((from) =>
    eventSteps[from].filter(({ to }) => !mayEventStep(to, from)).map(({ to }) => `${from} > ${to}`),
  )

  expect(oneWay).toEqual(['draft > published'])
})

test('from a draft every status can be reached, and none leads nowhere', () => {
  const reached = new Set<EventStatus>(['draft'])
  for (const status of reached) for (const { to } of eventSteps[status]) reached.add(to)

  expect([...reached].sort()).toEqual([...eventStatuses].sort())
  expect(eventStatuses.filter((status) => eventSteps[status].length === 0)).toEqual([])
})

test('no step leaves out what visitors rely on', () => {
  const refused: [EventStatus, EventStatus][] = [
    ['draft', 'running'],
    ['call_open', 'published'],
    ['call_open', 'running'],
    ['published', 'archived'],
    ['running', 'draft'],
    ['archived', 'running'],
    ['running', 'running'],
  ]

  expect(refused.filter(([from, to]) => mayEventStep(from, to))).toEqual([])
})

test('opening the call is a step on, opening it again is a step back', () => {
  expect([isStepOn('draft', 'call_open'), isStepOn('call_closed', 'call_open')]).toEqual([
    true,
    false,
  ])
})

test('the days as they really were follow from opening and closing, and go with the step back', () => {
  const today = '2026-08-08'

  expect([
    datesMadeTrue('published', 'running', today),
    datesMadeTrue('running', 'closed', today),
    datesMadeTrue('closed', 'running', today),
    datesMadeTrue('running', 'published', today),
    datesMadeTrue('closed', 'archived', today),
  ]).toEqual([
    { actualStartsOn: today },
    { actualEndsOn: today },
    { actualEndsOn: null },
    { actualStartsOn: null },
    {},
  ])
})
