import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RoleName } from '#db/types.ts'
import {
  changesSomething,
  type Grant,
  may,
  type Permission,
  permissions,
  reachOf,
  type Subject,
} from './policy.ts'

const nothing = {
  eventId: null,
  kanwilCode: null,
  exhibitorId: null,
  boothId: null,
  gateId: null,
  stageId: null,
}

const grantOf: { [Role in RoleName]: (scope?: { eventId?: string; id?: string }) => Grant } = {
  administrator: () => ({ ...nothing, role: 'administrator' }),
  organizer: ({ eventId = 'e1' } = {}) => ({ ...nothing, role: 'organizer', eventId }),
  auditor: ({ eventId = 'e1' } = {}) => ({ ...nothing, role: 'auditor', eventId }),
  kanwil_coordinator: ({ id = 'NTB' } = {}) => ({
    ...nothing,
    role: 'kanwil_coordinator',
    kanwilCode: id,
  }),
  exhibitor_officer: ({ id = 'x1' } = {}) => ({
    ...nothing,
    role: 'exhibitor_officer',
    exhibitorId: id,
  }),
  cashier: ({ eventId = 'e1', id = 'b1' } = {}) => ({
    ...nothing,
    role: 'cashier',
    eventId,
    boothId: id,
  }),
  gate_crew: ({ eventId = 'e1', id = 'g1' } = {}) => ({
    ...nothing,
    role: 'gate_crew',
    eventId,
    gateId: id,
  }),
  stage_manager: ({ eventId = 'e1', id = 's1' } = {}) => ({
    ...nothing,
    role: 'stage_manager',
    eventId,
    stageId: id,
  }),
}
const roles: RoleName[] = [
  'administrator',
  'organizer',
  'auditor',
  'kanwil_coordinator',
  'exhibitor_officer',
  'cashier',
  'gate_crew',
  'stage_manager',
]

const eventIds = fc.constantFrom('e1', 'e2')
const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined })
const anyPermission = fc.constantFrom(...permissions)
const anySubject: fc.Arbitrary<Subject> = fc.record({
  eventId: maybe('e1', 'e2'),
  kanwilCode: maybe('NTB', 'NTT'),
  exhibitorId: maybe('x1', 'x2'),
  boothId: maybe('b1', 'b2'),
  gateId: maybe('g1', 'g2'),
  stageId: maybe('s1', 's2'),
})
const anyGrant: fc.Arbitrary<Grant> = fc
  .record({ role: fc.constantFrom(...roles), eventId: eventIds, second: fc.boolean() })
  .map(({ role, eventId, second }) => {
    const ids: Partial<Record<RoleName, [string, string]>> = {
      kanwil_coordinator: ['NTB', 'NTT'],
      exhibitor_officer: ['x1', 'x2'],
      cashier: ['b1', 'b2'],
      gate_crew: ['g1', 'g2'],
      stage_manager: ['s1', 's2'],
    }
    return grantOf[role]({ eventId, id: ids[role]?.[second ? 1 : 0] })
  })

describe('for every permission, subject and set of grants', () => {
  test('nobody may do anything without a grant', () => {
    fc.assert(
      fc.property(anyPermission, anySubject, (permission, subject) => {
        expect(may([], permission, subject)).toBe(false)
      }),
    )
  })

  test('an auditor never changes anything', () => {
    const changing = fc.constantFrom(...permissions.filter(changesSomething))
    fc.assert(
      fc.property(changing, anySubject, eventIds, (permission, subject, eventId) => {
        expect(may([grantOf.auditor({ eventId })], permission, subject)).toBe(false)
      }),
    )
  })

  test('a grant at one festival gives nothing at another', () => {
    const bound = anyGrant.filter((grant) => grant.eventId !== null)
    fc.assert(
      fc.property(bound, anyPermission, anySubject, (grant, permission, subject) => {
        const elsewhere = { ...subject, eventId: grant.eventId === 'e1' ? 'e2' : 'e1' }
        expect(may([grant], permission, elsewhere)).toBe(false)
        expect(may([grant], permission, { ...subject, eventId: undefined })).toBe(false)
      }),
    )
  })

  test('an administrator may do everything', () => {
    fc.assert(
      fc.property(anyPermission, anySubject, (permission, subject) => {
        expect(may([grantOf.administrator()], permission, subject)).toBe(true)
      }),
    )
  })

  test('a further grant never takes anything away', () => {
    fc.assert(
      fc.property(
        fc.array(anyGrant),
        anyGrant,
        anyPermission,
        anySubject,
        (grants, more, permission, subject) => {
          if (!may(grants, permission, subject)) return
          expect(may([...grants, more], permission, subject)).toBe(true)
        },
      ),
    )
  })

  test('several grants together open exactly what each of them opens', () => {
    fc.assert(
      fc.property(fc.array(anyGrant), anyPermission, anySubject, (grants, permission, subject) => {
        const alone = grants.some((grant) => may([grant], permission, subject))
        expect(may(grants, permission, subject)).toBe(alone)
      }),
    )
  })

  test('a coordinator and an officer reach the rows of their own only', () => {
    const about = fc.constantFrom<Permission>(
      'application.view',
      'application.write',
      'application.endorse',
      'exhibitor.edit',
      'listing.edit',
      'sales.view',
    )
    fc.assert(
      fc.property(about, anySubject, (permission, subject) => {
        if (subject.kanwilCode !== 'NTB') {
          expect(may([grantOf.kanwil_coordinator()], permission, subject)).toBe(false)
        }
        if (subject.exhibitorId !== 'x1') {
          expect(may([grantOf.exhibitor_officer()], permission, subject)).toBe(false)
        }
      }),
    )
  })

  test('what is reached in a list is what may be done on each row of it', () => {
    fc.assert(
      fc.property(fc.array(anyGrant), anyPermission, anySubject, (grants, permission, subject) => {
        const row = { ...subject, eventId: 'e1' }
        const reach = reachOf(grants, permission, 'e1')
        const listed =
          reach !== undefined &&
          (reach.everything ||
            reach.kanwilCodes.some((code) => code === row.kanwilCode) ||
            reach.exhibitorIds.some((id) => id === row.exhibitorId) ||
            reach.boothIds.some((id) => id === row.boothId) ||
            reach.gateIds.some((id) => id === row.gateId) ||
            reach.stageIds.some((id) => id === row.stageId))
        expect(listed).toBe(may(grants, permission, row))
      }),
    )
  })
})

describe('each role', () => {
  const at = (role: RoleName, subject: Subject) =>
    permissions.filter((permission) => may([grantOf[role]()], permission, subject))
  const changes = (role: RoleName, subject: Subject) => at(role, subject).filter(changesSomething)

  test('organizer: everything of the own festival but not the installation', () => {
    const refused = permissions.filter((p) => !may([grantOf.organizer()], p, { eventId: 'e1' }))
    expect(refused).toEqual(['event.create', 'system.view', 'system.manage'])
  })

  test('auditor: reads all of the own festival, escorts, audit trail and mails included', () => {
    const read = at('auditor', { eventId: 'e1' })
    expect(read).toEqual(expect.arrayContaining(['escort.view', 'audit.view', 'outbox.view']))
    expect(read).not.toContain('system.view')
  })

  test('Kanwil coordinator: endorses, reports and answers for the own Kanwil, at any festival', () => {
    expect(changes('kanwil_coordinator', { eventId: 'e2', kanwilCode: 'NTB' })).toEqual([
      'application.endorse',
      'boothReport.write',
      'restock.answer',
    ])
    expect(changes('kanwil_coordinator', { eventId: 'e2', kanwilCode: 'NTT' })).toEqual([])
  })

  test('exhibitor officer: applies, answers for the place, and keeps booth and goods of the own exhibitor', () => {
    expect(changes('exhibitor_officer', { eventId: 'e1', exhibitorId: 'x1' })).toEqual([
      'exhibitor.edit',
      'application.write',
      'placeAnswer.give',
      'boothReport.write',
      'restock.request',
      'restock.answer',
      'listing.edit',
    ])
  })

  test('cashier: sells, reports and asks for goods at the own booth', () => {
    expect(changes('cashier', { eventId: 'e1', boothId: 'b1' })).toEqual([
      'boothReport.write',
      'restock.request',
      'device.pair',
      'sale.record',
      'sale.reverse',
    ])
    expect(at('cashier', { eventId: 'e1', boothId: 'b2' })).toEqual([
      'event.enter',
      'floorPlan.view',
    ])
  })

  test('gate crew: pairs a phone to the own gate and sees its readings', () => {
    expect(changes('gate_crew', { eventId: 'e1', gateId: 'g1' })).toEqual(['device.pair'])
    expect(at('gate_crew', { eventId: 'e1', gateId: 'g2' })).not.toContain('scan.view')
  })

  test('stage manager: runs the own stage and never sees escorts', () => {
    expect(changes('stage_manager', { eventId: 'e1', stageId: 's1' })).toEqual(['slot.run'])
    expect(changes('stage_manager', { eventId: 'e1', stageId: 's2' })).toEqual([])
    expect(at('stage_manager', { eventId: 'e1', stageId: 's1' })).not.toContain('escort.view')
  })
})

test('whoever may do anything with a whole festival may enter it', () => {
  for (const grant of Object.values(grantOf).map((make) => make())) {
    const whole = permissions.filter((permission) => may([grant], permission, { eventId: 'e1' }))
    if (whole.length > 0) expect(whole, grant.role).toContain('event.enter')
  }
})

describe('reach', () => {
  test('names the own things of every grant, each once and in order', () => {
    const grants = [
      grantOf.kanwil_coordinator({ id: 'NTT' }),
      grantOf.kanwil_coordinator({ id: 'NTB' }),
      grantOf.kanwil_coordinator({ id: 'NTB' }),
      grantOf.exhibitor_officer(),
    ]
    expect(reachOf(grants, 'application.view', 'e1')).toEqual({
      everything: false,
      kanwilCodes: ['NTB', 'NTT'],
      exhibitorIds: ['x1'],
      boothIds: [],
      gateIds: [],
      stageIds: [],
    })
  })

  test('is nothing at all for a festival that no grant is about', () => {
    expect(reachOf([grantOf.stage_manager()], 'slot.run', 'e2')).toBeUndefined()
  })
})
