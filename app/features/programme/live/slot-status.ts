import type { SlotStatus } from '#db/types.ts'

/** What may happen to a slot next. Only what has not begun can be cancelled; a start by mistake can be taken back. */
export const slotSteps: Record<SlotStatus, ReadonlyArray<SlotStatus>> = {
  planned: ['confirmed', 'live', 'cancelled'],
  confirmed: ['planned', 'live', 'cancelled'],
  live: ['done', 'confirmed'],
  done: ['live'],
  cancelled: ['planned'],
}

/** Whether a slot may go from one status to another. */
export function maySlotStep(from: SlotStatus, to: SlotStatus): boolean {
  return slotSteps[from].includes(to)
}

/** Whether its place and time may still be changed. */
export function isSlotOpen(status: SlotStatus): boolean {
  return status === 'planned' || status === 'confirmed'
}
