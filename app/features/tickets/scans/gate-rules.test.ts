import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Admission,
  type EntryRule,
  type GateTicket,
  judgeReading,
  type Reading,
} from './gate-rules.ts'

const ticket: GateTicket = {
  id: 't1',
  eventId: 'e1',
  validOn: '2026-08-08',
  admits: 3,
  revoked: false,
  gateId: null,
}
const reading: Reading = { eventId: 'e1', gateId: 'g1', day: '2026-08-08', direction: 'entry' }
const leaving: Reading = { ...reading, direction: 'exit' }

function entry(overrides: Partial<Admission> = {}): Admission {
  return {
    entryKey: '2026-08-08',
    enteredAt: new Date('2026-08-08T03:00:00Z'),
    enteredOn: '2026-08-08',
    gateId: 'g2',
    exited: false,
    ...overrides,
  }
}

const rules: EntryRule[] = ['once', 'once_per_day', 're_entry']

test.each([
  ['once', 'once'],
  ['once_per_day', '2026-08-08'],
  ['re_entry', '1'],
] as const)('under %s a fresh ticket admits its whole group', (rule, entryKey) => {
  expect(judgeReading(rule, reading, ticket, [])).toEqual({
    verdict: 'admitted',
    people: 3,
    entryKey,
  })
})

test.each(rules)('under %s a ticket whose holders are inside is in already', (rule) => {
  const earlier = entry()
  expect(judgeReading(rule, reading, ticket, [earlier])).toEqual({
    verdict: 'already_in',
    people: 0,
    earlier,
  })
})

test('who has left comes in again only where re-entry is allowed', () => {
  const left = entry({ exited: true })
  expect(judgeReading('once', reading, ticket, [left]).verdict).toBe('already_in')
  expect(judgeReading('once_per_day', reading, ticket, [left]).verdict).toBe('already_in')
  expect(judgeReading('re_entry', reading, ticket, [left])).toMatchObject({
    verdict: 'admitted',
    entryKey: '2',
  })
})

test('once a day lets in on the next valid day, once does not', () => {
  const yesterday = entry({ entryKey: '2026-08-07', enteredOn: '2026-08-07', exited: true })
  expect(judgeReading('once_per_day', reading, ticket, [yesterday]).verdict).toBe('admitted')
  expect(judgeReading('once', reading, ticket, [yesterday]).verdict).toBe('already_in')
})

test('an entry counts for its day also when the rule was another one then', () => {
  const underReEntry = entry({ entryKey: '1', exited: true })
  expect(judgeReading('once_per_day', reading, ticket, [underReEntry]).verdict).toBe('already_in')
})

test.each([
  ['unknown', reading, undefined],
  ['unknown', leaving, undefined],
  ['wrong_event', { ...reading, eventId: 'e2' }, ticket],
  ['revoked', reading, { ...ticket, revoked: true }],
  ['wrong_day', { ...reading, day: '2026-08-07' }, ticket],
  ['wrong_day', { ...reading, day: '2026-08-09' }, ticket],
  ['wrong_gate', reading, { ...ticket, gateId: 'g9' }],
  ['admitted', reading, { ...ticket, gateId: 'g1' }],
  ['not_in', leaving, ticket],
] as const)('%s', (verdict, at, presented) => {
  expect(judgeReading('once_per_day', at, presented, []).verdict).toBe(verdict)
})

test('a ticket for another day tells its day', () => {
  expect(judgeReading('once', { ...reading, day: '2026-08-07' }, ticket, [])).toEqual({
    verdict: 'wrong_day',
    people: 0,
    validOn: '2026-08-08',
  })
})

test('a revoked ticket is refused before its day or gate is looked at', () => {
  const revoked = { ...ticket, revoked: true, gateId: 'g9', validOn: '2026-08-07' }
  expect(judgeReading('once', reading, revoked, [entry()]).verdict).toBe('revoked')
})

test('who is inside may leave by any gate, after midnight and with a revoked ticket', () => {
  const late = { ...leaving, day: '2026-08-09', gateId: 'g7' }
  const revoked = { ...ticket, revoked: true, gateId: 'g1' }
  expect(judgeReading('once', late, revoked, [entry()])).toEqual({
    verdict: 'exited',
    people: 3,
    entryKey: '2026-08-08',
  })
})

/** Plays readings against the rules, keeping the entries as the database does. */
function play(rule: EntryRule, directions: Array<{ exit: boolean; day: string }>) {
  const admissions: Admission[] = []
  let inside = 0
  const steps = directions.map(({ exit, day }) => {
    const at: Reading = { ...reading, day, direction: exit ? 'exit' : 'entry' }
    const judged = judgeReading(rule, at, { ...ticket, validOn: day }, admissions)
    if (judged.verdict === 'admitted') {
      admissions.push(entry({ entryKey: judged.entryKey, enteredOn: day }))
      inside += judged.people
    }
    if (judged.verdict === 'exited') {
      const open = admissions.find((admission) => !admission.exited)
      if (open) open.exited = true
      inside -= judged.people
    }
    return { judged, inside }
  })
  return { steps, admissions }
}

const anyReadings = fc.array(
  fc.record({ exit: fc.boolean(), day: fc.constantFrom('2026-08-07', '2026-08-08', '2026-08-09') }),
  { maxLength: 40 },
)

test('whatever is read, the holders are inside at most once and never less than none', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), anyReadings, (rule, readings) => {
      const { steps } = play(rule, readings)
      for (const { inside } of steps) expect([0, ticket.admits]).toContain(inside)
    }),
  )
})

test('whatever is read, no two entries have the same key, and the rule bounds their number', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), anyReadings, (rule, readings) => {
      const { admissions } = play(rule, readings)
      const keys = admissions.map(({ entryKey }) => entryKey)
      expect(new Set(keys).size).toBe(keys.length)
      if (rule === 'once') expect(keys.length).toBeLessThanOrEqual(1)
      if (rule === 'once_per_day') expect(keys.length).toBeLessThanOrEqual(3)
    }),
  )
})

test('only an admission or an exit counts people', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rules), anyReadings, (rule, readings) => {
      for (const { judged } of play(rule, readings).steps) {
        expect(judged.people > 0).toBe(['admitted', 'exited'].includes(judged.verdict))
      }
    }),
  )
})
