import { type GateState, knownEntryRules } from '#app/features/phone/contract/gate.ts'
import { localDay } from '#app/lib/local-day.ts'
import { readScannedText } from '../code/ticket-code.ts'
import { type PublicKeys, verifyTicket } from '../code/verify-ticket.ts'
import { type Admission, type GateTicket, judgeReading, type Verdict } from '../scans/gate-rules.ts'
import type { GateAnswer } from '../scans/scan-items.ts'

/** What the phone has of the server's state, kept ready for deciding. */
export type KnownState = Pick<
  GateState,
  'event' | 'gate' | 'gates' | 'entryRule' | 'keys' | 'revoked' | 'changed' | 'entries'
>

/** A reading this phone has decided alone, as the next decision must know it. */
export type OwnReading = { ticketId: string; verdict: string; entryKey: string; at: number }

/**
 * What a phone says by itself. `unproven`: only the server can tell, since a typed short code names no ticket that
 * the phone could prove, or the festival goes by a rule that this page does not know.
 */
export type LocalAnswer = Omit<GateAnswer, 'seq' | 'verdict'> & {
  verdict: Verdict | 'unproven'
  own: OwnReading | null
}

const nothing = { people: 0, validOn: null, earlier: null, own: null }

/**
 * Judges one reading without the server, by the server's own rules on what the phone knows: the last state
 * and the phone's own readings since. A code that no key of the event has signed is unknown.
 */
export async function decideAlone(
  state: KnownState,
  own: ReadonlyArray<OwnReading>,
  reading: { code: string; direction: 'entry' | 'exit'; at: Date },
): Promise<LocalAnswer> {
  const read = readScannedText(reading.code)
  if (read.kind === 'short') return { ...nothing, verdict: 'unproven' }
  if (read.kind === 'foreign') return { ...nothing, verdict: 'unknown' }
  const signed = read.ticket
  if (!(await verifyTicket(signed, state.event.id, publicKeys(state)))) {
    return { ...nothing, verdict: 'unknown' }
  }
  const rule = knownEntryRules.find((known) => known === state.entryRule)
  if (!rule) return { ...nothing, verdict: 'unproven' }
  const { timeZone } = state.event
  const newer = state.changed.find(({ id }) => id === signed.ticketId)
  const ticket: GateTicket = {
    id: signed.ticketId,
    eventId: state.event.id,
    validOn: newer?.validOn ?? signed.validOn,
    admits: newer?.admits ?? signed.admits,
    revoked: state.revoked.includes(signed.ticketId),
    gateId: newer?.gateId ?? null,
  }
  const judged = judgeReading(
    rule,
    {
      eventId: state.event.id,
      gateId: state.gate.id,
      day: localDay(reading.at, timeZone),
      direction: reading.direction,
    },
    ticket,
    admissionsOf(state, own, ticket.id),
  )
  const entryKey = 'entryKey' in judged ? judged.entryKey : ''
  return {
    verdict: judged.verdict,
    people: judged.people,
    validOn: judged.verdict === 'wrong_day' ? judged.validOn : null,
    earlier:
      judged.verdict === 'already_in'
        ? {
            at: judged.earlier.enteredAt.toISOString(),
            gate: state.gates.find(({ id }) => id === judged.earlier.gateId)?.name ?? '',
          }
        : null,
    own: {
      ticketId: ticket.id,
      verdict: judged.verdict,
      entryKey,
      at: reading.at.getTime(),
    },
  }
}

/** All entries of a ticket that this phone knows: those the server told, then its own. */
function admissionsOf(
  state: KnownState,
  own: ReadonlyArray<OwnReading>,
  ticketId: string,
): Admission[] {
  const { timeZone } = state.event
  const known = new Map<string, Admission>()
  for (const [id, entryKey, at, gateId, exited] of state.entries) {
    if (id === ticketId) known.set(entryKey, admission(entryKey, at, gateId, exited, timeZone))
  }
  for (const reading of own) {
    if (reading.ticketId !== ticketId) continue
    const { entryKey, at } = reading
    const earlier = known.get(entryKey)
    if (reading.verdict === 'admitted' && !earlier) {
      known.set(entryKey, admission(entryKey, at, state.gate.id, false, timeZone))
    }
    if (reading.verdict === 'exited' && earlier) {
      known.set(entryKey, { ...earlier, exited: true })
    }
  }
  return [...known.values()].sort((a, b) => a.enteredAt.getTime() - b.enteredAt.getTime())
}

function admission(
  entryKey: string,
  at: number,
  gateId: string,
  exited: boolean,
  timeZone: string,
): Admission {
  const enteredAt = new Date(at)
  return { entryKey, enteredAt, enteredOn: localDay(enteredAt, timeZone), gateId, exited }
}

function publicKeys({ keys }: Pick<KnownState, 'keys'>): PublicKeys {
  return new Map(keys.map(({ number, publicKey }) => [number, fromBase64Url(publicKey)]))
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}
