import type { LocalAnswer } from './decide-alone.ts'
import type { CountsMessage } from './gate-messages.ts'
import type { GatePairing } from './gate-store.ts'

/** What the gate shows after a reading. */
export type ShownVerdict = {
  id: number
  verdict: LocalAnswer['verdict']
  people: number
  validOn: string | null
  earlier: { at: string; gate: string } | null
  /** Decided without the server: a double entry elsewhere cannot be excluded. */
  offline: boolean
  at: Date
}

/** All that the pages of a gate show. */
export type GateSnapshot = {
  ready: boolean
  pairing: GatePairing | null
  hasState: boolean
  queued: number
  counts: CountsMessage | null
  connection: 'online' | 'sending' | 'offline'
  revoked: boolean
  /** Newest first. */
  history: ReadonlyArray<ShownVerdict>
  /** Readings that this phone let in alone and the server then found to be in already. */
  doubles: number
}

/** Before the phone's storage has been read. */
export const initialGate: GateSnapshot = {
  ready: false,
  pairing: null,
  hasState: false,
  queued: 0,
  counts: null,
  connection: 'online',
  revoked: false,
  history: [],
  doubles: 0,
}
