import type { Field } from './field.ts'
import { gainFrom, hasRoom, insertGain, putIn, putOut } from './field-moves.ts'

/** The best booth with room for an applicant without a place; -1 when none gains and its Kanwil is owed nothing. */
function bestInsertion(field: Field, who: number): number {
  const group = field.group[who] ?? 0
  const owed = (field.placedTables[group] ?? 0) < (field.minTables[group] ?? 0)
  let most = owed ? Number.NEGATIVE_INFINITY : 0
  let best = -1
  for (const booth of field.options[who] ?? []) {
    if (!hasRoom(field, who, booth)) continue
    const gain = insertGain(field, who, booth)
    if (gain > most) {
      most = gain
      best = booth
    }
  }
  return best
}

function bestMove(field: Field, who: number, home: number): number {
  let most = gainFrom(field, who, home, home) + 1e-9
  let best = -1
  const tables = field.tables[who] ?? 0
  const watts = field.watts[who] ?? 0
  for (const booth of field.options[who] ?? []) {
    if (
      booth === home ||
      (field.usedTables[booth] ?? 0) + tables > (field.capacity[booth] ?? 0) ||
      (field.usedWatts[booth] ?? 0) + watts > (field.power[booth] ?? 0)
    )
      continue
    const gain = gainFrom(field, who, booth, home)
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
export function settle(field: Field, rounds = 20): void {
  for (let round = 0; round < rounds; round += 1) {
    let changed = false
    for (const who of field.free) {
      const home = field.place[who] ?? -1
      const to = home < 0 ? bestInsertion(field, who) : bestMove(field, who, home)
      if (to >= 0) {
        putOut(field, who)
        putIn(field, who, to)
        changed = true
      } else if (home >= 0 && costs(field, who, home)) {
        putOut(field, who)
        changed = true
      }
    }
    if (!changed) return
  }
}

function costs(field: Field, who: number, home: number): boolean {
  const group = field.group[who] ?? 0
  const left = (field.placedTables[group] ?? 0) - (field.tables[who] ?? 0)
  return left >= (field.minTables[group] ?? 0) && gainFrom(field, who, home, home) < -1e-9
}
