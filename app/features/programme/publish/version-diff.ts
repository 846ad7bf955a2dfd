import type { Span } from '../plan/span.ts'

/** A slot as a version shows it. */
export type VersionSlot = Span & {
  slotId: string
  stageId: string
  stageName: string
  title: string
}

export type VersionChange =
  | { kind: 'new'; slot: VersionSlot }
  | { kind: 'moved'; slot: VersionSlot; from: VersionSlot }
  | { kind: 'renamed'; slot: VersionSlot; from: VersionSlot }
  | { kind: 'cancelled'; slot: VersionSlot }

/**
 * What a reader of the earlier version has to know about the later one, in the order of the day. A slot
 * that has moved and was renamed counts as moved.
 */
export function diffVersions(
  earlier: ReadonlyArray<VersionSlot>,
  later: ReadonlyArray<VersionSlot>,
): VersionChange[] {
  const before = new Map(earlier.map((slot) => [slot.slotId, slot]))
  const after = new Set(later.map((slot) => slot.slotId))
  const changes: VersionChange[] = [
    ...later.flatMap((slot): VersionChange[] => {
      const from = before.get(slot.slotId)
      if (!from) return [{ kind: 'new', slot }]
      if (hasMoved(from, slot)) return [{ kind: 'moved', slot, from }]
      if (isRenamed(from, slot)) return [{ kind: 'renamed', slot, from }]
      return []
    }),
    ...earlier
      .filter((slot) => !after.has(slot.slotId))
      .map((slot): VersionChange => ({ kind: 'cancelled', slot })),
  ]
  return changes.sort(
    (a, b) =>
      a.slot.startAt.getTime() - b.slot.startAt.getTime() ||
      (a.slot.slotId < b.slot.slotId ? -1 : 1),
  )
}

function hasMoved(a: VersionSlot, b: VersionSlot): boolean {
  return (
    a.stageId !== b.stageId ||
    a.startAt.getTime() !== b.startAt.getTime() ||
    a.endAt.getTime() !== b.endAt.getTime()
  )
}

function isRenamed(a: VersionSlot, b: VersionSlot): boolean {
  return a.title !== b.title || a.stageName !== b.stageName
}
