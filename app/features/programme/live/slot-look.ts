import type { Tone } from '#app/components/badge.tsx'
import type { SlotKind, SlotStatus } from '#db/types.ts'

/** The colours of a slot by what it is. */
export const kindLooks: Record<SlotKind, string> = {
  act: 'bg-zone-1 border-zone-edge-1',
  ceremony: 'bg-zone-2 border-zone-edge-2',
  break: 'bg-zone-8 border-zone-edge-8',
}

/** The tone of its badge by how it stands. */
export const slotStatusTones: Record<SlotStatus, Tone> = {
  planned: 'neutral',
  confirmed: 'info',
  live: 'good',
  done: 'neutral',
  cancelled: 'bad',
}
