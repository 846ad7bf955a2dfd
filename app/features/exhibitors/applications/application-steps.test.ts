import { describe, expect, test } from 'vitest'
import { isEditable, listApplicationSteps, nextStatus } from './application-steps.ts'

describe('the life of an application', () => {
  test('goes from draft over the Kanwil to the organizer', () => {
    expect(nextStatus('draft', 'submit', 'officer')).toBe('submitted')
    expect(nextStatus('submitted', 'endorse', 'coordinator')).toBe('endorsed')
    expect(nextStatus('endorsed', 'accept', 'organizer')).toBe('accepted')
  })

  test('a returned application is corrected and sent again', () => {
    expect(nextStatus('submitted', 'return', 'coordinator')).toBe('returned')
    expect(isEditable('returned')).toBe(true)
    expect(nextStatus('returned', 'submit', 'officer')).toBe('submitted')
  })

  test('nobody decides about the own application, and a coordinator never in place of the organizer', () => {
    const deciding = ['endorse', 'return', 'accept', 'wait', 'decline'] as const
    const states = ['draft', 'submitted', 'returned', 'endorsed', 'waiting_list'] as const
    for (const state of states) {
      for (const step of deciding) expect(nextStatus(state, step, 'officer')).toBeUndefined()
      expect(nextStatus(state, 'accept', 'coordinator')).toBeUndefined()
      expect(nextStatus(state, 'decline', 'coordinator')).toBeUndefined()
    }
  })

  test('drafts and withdrawn applications are the exhibitor’s alone', () => {
    expect(listApplicationSteps('draft', 'organizer')).toEqual([])
    expect(listApplicationSteps('withdrawn', 'organizer')).toEqual([])
    expect(listApplicationSteps('withdrawn', 'coordinator')).toEqual([])
    expect(listApplicationSteps('withdrawn', 'officer')).toEqual(['reopen'])
  })

  test('what has been sent or decided is changed by no step twice', () => {
    expect(nextStatus('submitted', 'submit', 'officer')).toBeUndefined()
    expect(nextStatus('accepted', 'accept', 'organizer')).toBeUndefined()
    expect(isEditable('submitted')).toBe(false)
    expect(isEditable('accepted')).toBe(false)
  })
})
