import type { SlotStatus } from '#db/types.ts'
import type { PrayerBreak } from '../prayer/prayer-breaks.ts'
import { covers, overlaps, type Span, widen } from './span.ts'

/** A slot as far as clashes go. */
export type PlacedSlot = Span & {
  id: string
  stageId: string
  actId: string | null
  status: SlotStatus
  setupMinutes: number
  strikeMinutes: number
}

export type SlotConflict = { kind: 'same-stage' | 'same-act'; slotIds: [string, string] }

/** The time a slot holds its stage: planned time with set-up before and strike after. */
export function occupiedSpan(slot: PlacedSlot): Span {
  return widen(slot, slot.setupMinutes, slot.strikeMinutes)
}

/**
 * Every pair of slots that cannot both happen, as the database would refuse them: one stage counts
 * set-up and strike, one act its planned time. A slot may start the moment another ends.
 */
export function findSlotConflicts(slots: ReadonlyArray<PlacedSlot>): SlotConflict[] {
  const placed = slots
    .filter((slot) => slot.status !== 'cancelled')
    .map((slot) => ({ slot, occupied: occupiedSpan(slot) }))
    .sort(
      (a, b) =>
        a.occupied.startAt.getTime() - b.occupied.startAt.getTime() ||
        (a.slot.id < b.slot.id ? -1 : 1),
    )
  const conflicts: SlotConflict[] = []
  let running: typeof placed = []
  for (const current of placed) {
    running = running.filter((earlier) => earlier.occupied.endAt > current.occupied.startAt)
    for (const earlier of running) conflicts.push(...clashesOf(earlier.slot, current.slot))
    running.push(current)
  }
  return conflicts
}

/**
 * How two slots clash whose times with set-up and strike overlap: by their stage, by their act, by both or not at
 * all.
 */
function clashesOf(a: PlacedSlot, b: PlacedSlot): SlotConflict[] {
  const slotIds: [string, string] = a.id < b.id ? [a.id, b.id] : [b.id, a.id]
  const conflicts: SlotConflict[] = []
  if (a.stageId === b.stageId && overlaps(occupiedSpan(a), occupiedSpan(b))) {
    conflicts.push({ kind: 'same-stage', slotIds })
  }
  if (a.actId !== null && a.actId === b.actId && overlaps(a, b)) {
    conflicts.push({ kind: 'same-act', slotIds })
  }
  return conflicts
}

export type SlotWarning =
  | { kind: 'prayer-break'; slotId: string; prayer: PrayerBreak['prayer']; startAt: Date }
  | { kind: 'outside-hours'; slotId: string }
  | { kind: 'no-permit'; slotId: string }

export type Surroundings = {
  breaks: ReadonlyArray<PrayerBreak>
  /** Opening hours of every day of the festival. */
  hours: ReadonlyArray<Span>
}

/**
 * What an organizer should know but may overrule: a slot on stage during a prayer break (its own set-up
 * may fall into one), or outside of the opening hours. A break in the programme is never in the way.
 */
export function findSlotWarnings(
  slots: ReadonlyArray<
    Span & { id: string; kind: string; status: SlotStatus; isPermitted: boolean }
  >,
  { breaks, hours }: Surroundings,
): SlotWarning[] {
  return slots
    .filter((slot) => slot.status !== 'cancelled' && slot.status !== 'done')
    .flatMap((slot): SlotWarning[] => {
      const pause = slot.kind === 'break' ? undefined : breaks.find((rest) => overlaps(slot, rest))
      const warnings: SlotWarning[] = []
      if (pause) {
        const { prayer, startAt } = pause
        warnings.push({ kind: 'prayer-break', slotId: slot.id, prayer, startAt })
      }
      if (!hours.some((open) => covers(open, slot))) {
        warnings.push({ kind: 'outside-hours', slotId: slot.id })
      }
      if (!slot.isPermitted) warnings.push({ kind: 'no-permit', slotId: slot.id })
      return warnings
    })
}
