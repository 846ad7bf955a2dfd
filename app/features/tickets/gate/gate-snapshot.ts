import type { GateCounts } from '#app/features/phone/contract/gate.ts'
import { initialPhone, type PhoneSnapshot } from '#app/features/phone/phone-client.ts'
import type { GateEntry } from './gate-entry.ts'

/** What the gate shows after a reading. */
export type ShownVerdict = {
  id: number
  /** One of the gate's rules, `counted`, `unproven`, `unsettled`, or what a newer server has answered. */
  verdict: string
  people: number
  validOn: string | null
  earlier: { at: string; gate: string } | null
  /** Decided without the server: a double entry elsewhere cannot be excluded. */
  offline: boolean
  at: Date
}

/** All that the pages of a gate show. */
export type GateSnapshot = PhoneSnapshot<GateEntry> & {
  hasState: boolean
  counts: GateCounts | null
  /** Newest first. */
  history: ReadonlyArray<ShownVerdict>
  /** Readings that this phone let in alone and the server then found to be in already. */
  doubles: number
}

/** Before the phone's storage has been read. */
export const initialGate: GateSnapshot = {
  ...initialPhone,
  hasState: false,
  counts: null,
  history: [],
  doubles: 0,
}
