import type { QueueItem } from '#app/features/phone/queue.ts'
import type { LocalAnswer, OwnReading } from './decide-alone.ts'

/** What a gate's phone has taken down: a code, or visitors without a ticket. */
export type GateEntry =
  | {
      kind: 'ticket'
      code: string
      direction: 'entry' | 'exit'
      /** ISO, by the phone's clock. */
      scannedAt: string
      offline: boolean
      /** What the phone has told people, when it had to decide alone. */
      told: LocalAnswer['verdict'] | null
      own: OwnReading | null
    }
  | { kind: 'walk_in'; people: number; direction: 'entry' | 'exit'; scannedAt: string }

export type QueuedGateEntry = QueueItem<GateEntry>
