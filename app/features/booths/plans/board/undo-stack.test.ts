import { expect, test } from 'vitest'
import { invertPlanStep, type PlanStep } from '../plan-step.ts'
import { applyPlanStep } from './plan-state.ts'
import { dropLatest, emptyStack, popDone, popUndone, pushStep, readStack } from './undo-stack.ts'

const first: PlanStep = { kind: 'moves', moves: [{ applicationId: 'x', from: null, to: 'A' }] }
const second: PlanStep = { kind: 'lock', target: 'kanwil', id: 'A', locked: true }

test('steps are taken back the latest first, and done again in their order', () => {
  const both = pushStep(pushStep(emptyStack, first), second)
  const none = popDone(popDone(both))
  expect(none).toEqual({ done: [], undone: [second, first] })
  expect(popUndone(popUndone(none))).toEqual(both)
  expect(popDone(emptyStack)).toEqual(emptyStack)
})

test('a new step forgets what had been taken back', () => {
  expect(pushStep(popDone(pushStep(emptyStack, first)), second)).toEqual({
    done: [second],
    undone: [],
  })
})

test('a step that others have made impossible is left out alone', () => {
  const both = pushStep(pushStep(emptyStack, first), second)
  expect(dropLatest(both, 'done')).toEqual({ done: [first], undone: [] })
})

test('a stack is read as it was kept, and rubbish is an empty one', () => {
  const id = '0198c5b2-7e0a-7000-8000-000000000001'
  const stack = pushStep(emptyStack, {
    kind: 'moves',
    moves: [{ applicationId: id, from: null, to: id }],
  })
  expect(readStack(JSON.stringify(stack))).toEqual(stack)
  for (const text of [null, '', '{', '{"done":[{}],"undone":[]}']) {
    expect(readStack(text)).toEqual(emptyStack)
  }
})

test('a step and what takes it back leave a plan as it was', () => {
  const plan = {
    revision: '1',
    places: [['y', 'B'] as [string, string]],
    locked: [],
    byHand: ['x', 'y'],
    lockedBooths: [],
    lockedKanwil: [],
  }
  for (const step of [first, second]) {
    const back = applyPlanStep(applyPlanStep(plan, step), invertPlanStep(step))
    expect({ ...back, byHand: back.byHand.toSorted() }).toEqual(plan)
  }
})
