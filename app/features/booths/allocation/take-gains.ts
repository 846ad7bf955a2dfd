import { gainFrom, hasRoom, insertGain, putIn, putOut } from './search-moves.ts'
import type { SearchState } from './search-state.ts'

/** The best booth with room for an applicant without a place; -1 when none gains and its Kanwil is owed nothing. */
function bestInsertion(state: SearchState, who: number): number {
  const group = state.group[who] ?? 0
  const owed = (state.placedTables[group] ?? 0) < (state.minTables[group] ?? 0)
  let most = owed ? Number.NEGATIVE_INFINITY : 0
  let best = -1
  for (const booth of state.options[who] ?? []) {
    if (!hasRoom(state, who, booth)) continue
    const gain = insertGain(state, who, booth)
    if (gain > most) {
      most = gain
      best = booth
    }
  }
  return best
}

function bestMove(state: SearchState, who: number, home: number): number {
  let most = gainFrom(state, who, home, home) + 1e-9
  let best = -1
  const tables = state.tables[who] ?? 0
  const watts = state.watts[who] ?? 0
  for (const booth of state.options[who] ?? []) {
    if (
      booth === home ||
      (state.usedTables[booth] ?? 0) + tables > (state.capacity[booth] ?? 0) ||
      (state.usedWatts[booth] ?? 0) + watts > (state.power[booth] ?? 0)
    )
      continue
    const gain = gainFrom(state, who, booth, home)
    if (gain > most) {
      most = gain
      best = booth
    }
  }
  return best
}

/**
 * Places and moves one application after the other as long as that gains anything, and takes out those that cost more
 * points than they bring.
 */
export function takeGains(state: SearchState, rounds = 20): void {
  for (let round = 0; round < rounds; round += 1) {
    let changed = false
    for (const who of state.free) {
      const home = state.place[who] ?? -1
      const to = home < 0 ? bestInsertion(state, who) : bestMove(state, who, home)
      if (to >= 0) {
        putOut(state, who)
        putIn(state, who, to)
        changed = true
      } else if (home >= 0 && costs(state, who, home)) {
        putOut(state, who)
        changed = true
      }
    }
    if (!changed) return
  }
}

function costs(state: SearchState, who: number, home: number): boolean {
  const group = state.group[who] ?? 0
  const left = (state.placedTables[group] ?? 0) - (state.tables[who] ?? 0)
  return left >= (state.minTables[group] ?? 0) && gainFrom(state, who, home, home) < -1e-9
}
