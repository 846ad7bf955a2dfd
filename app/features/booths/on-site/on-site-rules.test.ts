import { describe, expect, test } from 'vitest'
import type { BoothReportKind, RestockStatus } from '#db/types.ts'
import { nextState, openProblems, stateOfBooth, statesOfUnits } from './booth-state.ts'
import { listRestockSteps, nextRestock } from './restock-steps.ts'

const report = (kind: BoothReportKind, applicationId: string | null = null, id: string = kind) => ({
  id,
  kind,
  applicationId,
  solvesId: null,
})

describe('the state of a booth', () => {
  test('is that of the unit that is least far, and “arrived” as soon as one is there', () => {
    const units = ['a', 'b']
    const stateAfter = (...reports: ReturnType<typeof report>[]) =>
      stateOfBooth([...statesOfUnits(units, reports).values()])

    expect(stateAfter()).toBe('expected')
    expect(stateAfter(report('arrived', 'a'))).toBe('arrived')
    expect(stateAfter(report('set_up', 'a'))).toBe('arrived')
    expect(stateAfter(report('set_up', 'a'), report('arrived', 'b'))).toBe('arrived')
    expect(stateAfter(report('set_up', 'a'), report('set_up', 'b'))).toBe('set_up')
    expect(stateAfter(report('arrived', 'a'), report('handed_over'))).toBe('handed_over')
    expect(stateOfBooth([])).toBe('expected')
  })

  test('follows what was told last, also when that takes something back', () => {
    const reports = [report('arrived', 'a'), report('arrived', 'b'), report('expected', 'a')]
    expect([...statesOfUnits(['a', 'b'], reports)]).toEqual([
      ['a', 'expected'],
      ['b', 'arrived'],
    ])
  })

  test('knows nothing of units that are no longer there', () => {
    expect([...statesOfUnits(['a'], [report('arrived', 'gone')])]).toEqual([['a', 'expected']])
  })

  test('keeps a problem open until a report solves that very problem', () => {
    const lamp = report('problem', null, 'lamp')
    const tap = report('problem', 'a', 'tap')
    expect(
      openProblems([lamp, tap, { ...report('solved'), solvesId: 'lamp' }]).map(({ id }) => id),
    ).toEqual(['tap'])
  })

  test('leads on step by step and ends with handing over', () => {
    expect((['expected', 'arrived', 'set_up', 'handed_over'] as const).map(nextState)).toEqual([
      'arrived',
      'set_up',
      'handed_over',
      undefined,
    ])
  })
})

describe('a request for goods', () => {
  const all: RestockStatus[] = ['requested', 'promised', 'sent', 'received', 'refused', 'cancelled']

  test('is answered by who has the goods and received by the booth', () => {
    expect(all.map((status) => listRestockSteps(status, ['supplier']))).toEqual([
      ['promise', 'send', 'refuse'],
      ['send', 'refuse'],
      [],
      [],
      [],
      [],
    ])
    expect(all.map((status) => listRestockSteps(status, ['booth']))).toEqual([
      ['cancel'],
      ['receive', 'cancel'],
      ['receive'],
      [],
      [],
      [],
    ])
  })

  test('is never received twice', () => {
    expect(nextRestock('received', 'receive', ['booth', 'supplier'])).toBeUndefined()
  })
})
