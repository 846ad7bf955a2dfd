import type { Field } from './field.ts'
import { putIn, putOut } from './field-moves.ts'

/** A plan worth going back to: where everybody was, and what that was worth. */
export type Memory = { shortfall: number; value: number; place: Int32Array }

export function createMemory(field: Field): Memory {
  return { shortfall: field.shortfall, value: field.value, place: field.place.slice() }
}

/** Notes the plan as it stands in `memory`. */
export function remember(field: Field, memory: Memory): void {
  memory.shortfall = field.shortfall
  memory.value = field.value
  memory.place.set(field.place)
}

/** Whether what stands is better than what is remembered: fewer promised tables missing, or worth more. */
export function isBetter(field: Field, memory: Memory): boolean {
  return (
    field.shortfall < memory.shortfall ||
    (field.shortfall === memory.shortfall && field.value > memory.value + 1e-9)
  )
}

/** Everybody back to where they were. */
export function restore(field: Field, memory: Memory): void {
  for (const who of field.free) if (field.place[who] !== memory.place[who]) putOut(field, who)
  for (const who of field.free) {
    const booth = memory.place[who] ?? -1
    if (booth >= 0 && field.place[who] !== booth) putIn(field, who, booth)
  }
}
