import type { Direction, Verdict } from './gate-rules.ts'

/** One thing a gate's phone tells: a code it read, or visitors without a ticket. `seq` names it for ever. */
export type GateItem =
  | {
      kind: 'ticket'
      seq: number
      /** What the camera read or somebody typed, as it was. */
      code: string
      direction: Direction
      /** By the phone's clock. */
      scannedAt: Date
      /** The phone had no connection and has decided by itself. */
      offline: boolean
      /** What it then told people; null when the server is asked first. */
      told: Verdict | null
    }
  | { kind: 'walk_in'; seq: number; people: number; direction: Direction; scannedAt: Date }

/** Something that a phone has sent and the server does not understand: only its running number is sure. */
export type UnreadableItem = { seq: number }

/** What a phone uploads at once. */
export type GateUpload = {
  /** The phone's clock at sending; tells the server how wrong it is. */
  sentAt: Date
  items: ReadonlyArray<GateItem>
  unreadable?: ReadonlyArray<UnreadableItem>
}

/** What the server has stored for an item; the same for an item that is sent again. */
export type GateAnswer = {
  seq: number
  /** `unsettled`: kept for an organizer to settle, because the phone was revoked or its words are not understood. */
  verdict: Verdict | 'counted' | 'unsettled'
  /** People let in or out by it. */
  people: number
  /** The ticket's day, when it is another one. */
  validOn: string | null
  /** When and where the ticket was let in, when it is in already. */
  earlier: { at: string; gate: string } | null
}
