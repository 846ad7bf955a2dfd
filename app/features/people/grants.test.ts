import { describe, expect, test } from 'vitest'
import {
  grantableRoles,
  grantOf,
  isGlobal,
  refuseGrant,
  refuseRevoke,
  roleNames,
} from './grants.ts'

const administrator = [grantOf('administrator', null, null)]
const organizer = [grantOf('organizer', 'e1', null)]
const auditor = [grantOf('auditor', 'e1', null)]
const vacant = { eventId: 'e1', isTaken: false }

describe('giving a role', () => {
  test('administrators give every role, also one that is taken', () => {
    expect(grantableRoles(administrator, 'e1')).toEqual(roleNames)
    expect(grantableRoles(administrator, null)).toEqual(roleNames.filter(isGlobal))
    const wanted = grantOf('kanwil_coordinator', null, 'NTB')
    expect(refuseGrant(administrator, wanted, { eventId: null, isTaken: true })).toBeUndefined()
  })

  test('organizers give everything of their festival but never an administrator', () => {
    expect(grantableRoles(organizer, 'e1')).toEqual(roleNames.filter((r) => r !== 'administrator'))
    expect(grantableRoles(organizer, 'e2')).toEqual([])
    expect(grantableRoles(organizer, null)).toEqual([])
  })

  test('an organizer gives no role at another festival', () => {
    const wanted = grantOf('gate_crew', 'e2', 'g1')
    expect(refuseGrant(organizer, wanted, vacant)).toBe('roleNotYours')
  })

  test('an organizer fills an empty Kanwil but adds nobody to one that is taken', () => {
    const wanted = grantOf('kanwil_coordinator', null, 'NTB')
    expect(refuseGrant(organizer, wanted, vacant)).toBeUndefined()
    expect(refuseGrant(organizer, wanted, { ...vacant, isTaken: true })).toBe('roleTaken')
  })

  test('nobody else gives anything', () => {
    for (const role of roleNames) {
      const wanted = grantOf(role, 'e1', 'x')
      expect(refuseGrant(auditor, wanted, vacant)).toBe('roleNotYours')
      expect(refuseGrant([], wanted, vacant)).toBe('roleNotYours')
    }
  })
})

describe('taking a role away', () => {
  const others = { eventId: 'e1', isOwn: false, administratorCount: 2 }

  test('organizers take away the roles of their festival only', () => {
    const cashier = grantOf('cashier', 'e1', 'b1')
    expect(refuseRevoke(organizer, cashier, others)).toBeUndefined()
    expect(refuseRevoke(organizer, grantOf('cashier', 'e2', 'b1'), others)).toBe('roleNotYours')
    const coordinator = grantOf('kanwil_coordinator', null, 'NTB')
    expect(refuseRevoke(organizer, coordinator, others)).toBe('roleNotYours')
    expect(refuseRevoke(administrator, coordinator, others)).toBeUndefined()
  })

  test('nobody takes away the own role', () => {
    const own = grantOf('organizer', 'e1', null)
    expect(refuseRevoke(organizer, own, { ...others, isOwn: true })).toBe('roleOwn')
  })

  test('the last administrator stays', () => {
    const last = { eventId: null, isOwn: false, administratorCount: 1 }
    expect(refuseRevoke(administrator, grantOf('administrator', null, null), last)).toBe('roleLast')
    expect(
      refuseRevoke(administrator, grantOf('administrator', null, null), {
        ...last,
        administratorCount: 2,
      }),
    ).toBeUndefined()
  })

  test('an auditor takes nothing away', () => {
    expect(refuseRevoke(auditor, grantOf('cashier', 'e1', 'b1'), others)).toBe('roleNotYours')
  })
})
