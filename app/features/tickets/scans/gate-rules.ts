/** How often a ticket lets its holders in. */
export type EntryRule = 'once' | 'once_per_day' | 're_entry'
export type Direction = 'entry' | 'exit'

/** A ticket that is proven to exist. */
export type GateTicket = {
  id: string
  eventId: string
  /** `YYYY-MM-DD` in the venue's zone. */
  validOn: string
  admits: number
  revoked: boolean
  /** The only gate that lets it in; null = every gate. */
  gateId: string | null
}

/** One entry of a ticket, open until its holders have left. */
export type Admission = {
  entryKey: string
  enteredAt: Date
  /** The day of `enteredAt` in the venue's zone. */
  enteredOn: string
  gateId: string
  exited: boolean
}

export type Reading = {
  eventId: string
  gateId: string
  /** The day of the reading in the venue's zone. */
  day: string
  direction: Direction
}

export type Judgement =
  /** `entryKey` is what the entry counts as: there is at most one of each key. */
  | { verdict: 'admitted'; people: number; entryKey: string }
  | { verdict: 'exited'; people: number; entryKey: string }
  | { verdict: 'already_in'; people: 0; earlier: Admission }
  | { verdict: 'wrong_day'; people: 0; validOn: string }
  | { verdict: 'not_in' | 'wrong_event' | 'wrong_gate' | 'revoked' | 'unknown'; people: 0 }
export type Verdict = Judgement['verdict']

/**
 * What a gate answers to one reading. `ticket` is undefined for a code that names no ticket or is not
 * signed by its event; `admissions` are all entries of the ticket so far, oldest first. A group enters and
 * leaves as a whole. Leaving is allowed on any day and at any gate.
 */
export function judgeReading(
  rule: EntryRule,
  reading: Reading,
  ticket: GateTicket | undefined,
  admissions: ReadonlyArray<Admission>,
): Judgement {
  if (!ticket) return { verdict: 'unknown', people: 0 }
  if (ticket.eventId !== reading.eventId) return { verdict: 'wrong_event', people: 0 }
  const open = admissions.find((admission) => !admission.exited)
  if (reading.direction === 'exit') {
    return open
      ? { verdict: 'exited', people: ticket.admits, entryKey: open.entryKey }
      : { verdict: 'not_in', people: 0 }
  }
  if (ticket.revoked) return { verdict: 'revoked', people: 0 }
  if (ticket.validOn !== reading.day) {
    return { verdict: 'wrong_day', people: 0, validOn: ticket.validOn }
  }
  if (ticket.gateId !== null && ticket.gateId !== reading.gateId) {
    return { verdict: 'wrong_gate', people: 0 }
  }
  const earlier = open ?? findSpentEntry(rule, reading.day, admissions)
  if (earlier) return { verdict: 'already_in', people: 0, earlier }
  return {
    verdict: 'admitted',
    people: ticket.admits,
    entryKey: entryKeyOf(rule, reading.day, admissions),
  }
}

/** The finished entry that forbids another one. */
function findSpentEntry(
  rule: EntryRule,
  day: string,
  admissions: ReadonlyArray<Admission>,
): Admission | undefined {
  if (rule === 're_entry') return undefined
  if (rule === 'once') return admissions[0]
  return admissions.find((admission) => admission.entryKey === day || admission.enteredOn === day)
}

function entryKeyOf(rule: EntryRule, day: string, admissions: ReadonlyArray<Admission>): string {
  if (rule === 'once') return 'once'
  if (rule === 'once_per_day') return day
  return String(admissions.length + 1)
}
