import type { PerformerKind, SlotKind, SlotStatus } from '#db/types.ts'
import type { Span } from '../plan/span.ts'

/** How a slot was last published, and how it stands now. */
export type PublishedRow = Span & {
  slotId: string
  stageId: string
  stageName: string
  kind: SlotKind
  title: string
  origin: string | null
  actKind: PerformerKind | null
  /** Whether the newest version still shows it. */
  isCurrent: boolean
  /** Null when the slot is gone. */
  status: SlotStatus | null
  isWargaBinaan: boolean
  actualStartsAt: Date | null
  actualEndsAt: Date | null
}

export type PublicStatus = 'planned' | 'live' | 'done' | 'cancelled'
export type PublicSlot = Omit<PublishedRow, 'isCurrent' | 'status' | 'isWargaBinaan'> & {
  status: PublicStatus
}

/**
 * What the public sees. What, where and when come from the published version alone; that something has
 * started, ended or was cancelled shows at once. A slot of warga binaan without a valid permit is taken off
 * without a word; `dropped` names what a calendar that has it must forget.
 */
export function publicView(rows: ReadonlyArray<PublishedRow>): {
  slots: PublicSlot[]
  dropped: PublicSlot[]
} {
  const slots: PublicSlot[] = []
  const dropped: PublicSlot[] = []
  for (const { isCurrent, status, isWargaBinaan, ...slot } of rows) {
    const barred = isWargaBinaan && (status === 'planned' || status === 'cancelled')
    if (!barred && status === 'cancelled') slots.push({ ...slot, status: 'cancelled' })
    else if (!barred && isCurrent) slots.push({ ...slot, status: publicStatus(status) })
    else dropped.push({ ...slot, status: 'cancelled' })
  }
  return { slots: inOrder(slots), dropped: inOrder(dropped) }
}

function publicStatus(status: SlotStatus | null): PublicStatus {
  return status === 'live' || status === 'done' ? status : 'planned'
}

function inOrder(slots: PublicSlot[]): PublicSlot[] {
  return slots.sort(
    (a, b) => a.startAt.getTime() - b.startAt.getTime() || (a.slotId < b.slotId ? -1 : 1),
  )
}
