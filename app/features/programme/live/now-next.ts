import type { SlotStatus } from '#db/types.ts'
import type { Span } from '../plan/span.ts'

/** A slot as far as "now and next" goes. */
export type RunningSlot = Span & {
  stageId: string
  status: SlotStatus
  actualStartsAt: Date | null
  actualEndsAt: Date | null
}

export type StageNow<S> = { stageId: string; now: S | undefined; next: S | undefined }

/**
 * What is on each stage and what comes next, in the order in which the stages are given. What the stage manager
 * says goes before the plan: a started slot is on until it is finished, however late; a slot that has
 * not been started is on by its planned time, unless something else is.
 */
export function nowAndNext<S extends RunningSlot>(
  slots: ReadonlyArray<S>,
  stageIds: ReadonlyArray<string>,
  now: Date,
): StageNow<S>[] {
  const ordered = [...slots].sort((a, b) => a.startAt.getTime() - b.startAt.getTime())
  return stageIds.map((stageId) => {
    const waiting = ordered.filter((slot) => slot.stageId === stageId && isOpen(slot))
    const live = waiting.find((slot) => slot.status === 'live' && !isForgotten(slot, now))
    const planned = waiting.find(
      (slot) => slot.status !== 'live' && slot.startAt <= now && now < slot.endAt,
    )
    const current = live ?? planned
    const next = waiting.find(
      (slot) =>
        slot !== current &&
        slot.status !== 'live' &&
        (slot.startAt > now || (live !== undefined && now < slot.endAt)),
    )
    return { stageId, now: current, next }
  })
}

function isOpen(slot: RunningSlot): boolean {
  return slot.status !== 'done' && slot.status !== 'cancelled'
}

/** Nobody pressed finish: six hours after its planned end a slot no longer counts as on stage. */
function isForgotten(slot: RunningSlot, now: Date): boolean {
  return now.getTime() - slot.endAt.getTime() > 6 * 3_600_000
}
