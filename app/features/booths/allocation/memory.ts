import { putIn, putOut } from './search-moves.ts'
import type { SearchState } from './search-state.ts'

/** A plan worth going back to: where everybody was, and what that was worth. */
export type Memory = { shortfall: number; value: number; place: Int32Array }

export function createMemory(state: SearchState): Memory {
  return { shortfall: state.shortfall, value: state.value, place: state.place.slice() }
}

/** Notes the plan as it stands in `memory`. */
export function remember(state: SearchState, memory: Memory): void {
  memory.shortfall = state.shortfall
  memory.value = state.value
  memory.place.set(state.place)
}

/** Whether what stands is better than what is remembered: fewer promised tables missing, or worth more. */
export function isBetter(state: SearchState, memory: Memory): boolean {
  return (
    state.shortfall < memory.shortfall ||
    (state.shortfall === memory.shortfall && state.value > memory.value + 1e-9)
  )
}

/** Everybody back to where they were. */
export function restore(state: SearchState, memory: Memory): void {
  for (const who of state.free) if (state.place[who] !== memory.place[who]) putOut(state, who)
  for (const who of state.free) {
    const booth = memory.place[who] ?? -1
    if (booth >= 0 && state.place[who] !== booth) putIn(state, who, booth)
  }
}
