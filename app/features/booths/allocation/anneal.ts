import { isBetter, type Memory, remember } from './memory.ts'
import { areStrangers, gainFrom, hasRoom, insertGain, putIn, putOut } from './search-moves.ts'
import type { SearchState } from './search-state.ts'

export type Heat = { from: number; to: number }

/** How often an application is tried in a booth near another of its Kanwil (a sibling) instead of in any booth. */
const TO_SIBLINGS = 0.75
/** How many may have to leave a booth for one that comes. */
const MOST_PUSHED = 3
const REFUGES = 6

/** Found by measurement: hotter starts lose time, cooler ones get stuck. */
export function usualHeat(state: SearchState): Heat {
  const { weights } = state.indexed.problem
  const points = 0.3 * weights.priority + weights.wish + weights.together + weights.crowd
  const tables = state.tables.reduce((sum, one) => sum + one, 0) / Math.max(1, state.tables.length)
  const scale = Math.max(0.1, points * tables)
  return { from: 0.2 * scale, to: 0.015 * scale }
}

/**
 * Moves, swaps and pushes drawn by chance, worse ones taken ever more rarely as it cools. Remembers the best of all in
 * `best`; the state is left where the walk ended.
 */
export function anneal(
  state: SearchState,
  random: () => number,
  heat: Heat,
  steps: number,
  best: Memory,
): void {
  const { free } = state
  const cooling = (heat.to / heat.from) ** (1 / Math.max(1, steps))
  let now = heat.from
  for (let step = 0; step < steps; step += 1) {
    now *= cooling
    const who = free[(random() * free.length) | 0] ?? 0
    const booth = target(state, who, random)
    if (booth < 0 || state.place[who] === booth) continue
    if (tryStep(state, who, booth, now, random) && isBetter(state, best)) remember(state, best)
  }
}

/** A booth to try: near another application of the same Kanwil (a sibling), or any that is open. */
function target(state: SearchState, who: number, random: () => number): number {
  const clan = state.clan[who] ?? -1
  if (clan >= 0 && random() < TO_SIBLINGS) {
    const siblings = state.clanMembers[clan]
    const sibling = siblings?.[(random() * siblings.length) | 0] ?? who
    const at = state.place[sibling] ?? -1
    if (at < 0) return -1
    const around = state.neighbours[at]
    const beside = around && around.length > 0 && random() < 0.5
    const booth = beside ? (around[(random() * around.length) | 0] ?? at) : at
    return state.allowed[who * state.boothCount + booth] === 1 ? booth : -1
  }
  const options = state.options[who]
  return options?.[(random() * options.length) | 0] ?? -1
}

function tryStep(
  state: SearchState,
  who: number,
  booth: number,
  heat: number,
  random: () => number,
): boolean {
  const home = state.place[who] ?? -1
  const lacks =
    (state.usedTables[booth] ?? 0) + (state.tables[who] ?? 0) - (state.capacity[booth] ?? 0)
  const lacksPower =
    (state.usedWatts[booth] ?? 0) + (state.watts[who] ?? 0) - (state.power[booth] ?? 0)
  if (lacks <= 0 && lacksPower <= 0) {
    if (home < 0) return tryInsert(state, who, booth, heat, random)
    const gain = gainFrom(state, who, booth, home) - gainFrom(state, who, home, home)
    if (gain < 0 && random() >= Math.exp(gain / heat)) return false
    putOut(state, who)
    putIn(state, who, booth)
    return true
  }
  const members = state.members[booth] ?? []
  const other = members[(random() * members.length) | 0]
  if (other === undefined || (state.lockedBooth[other] ?? -1) >= 0) return false
  const enough = (state.tables[other] ?? 0) >= lacks && (state.watts[other] ?? 0) >= lacksPower
  if (
    enough &&
    home >= 0 &&
    canFollow(state, other, home, who) &&
    areStrangers(state, who, other)
  ) {
    const gain =
      gainFrom(state, who, booth, home) -
      gainFrom(state, who, home, home) +
      gainFrom(state, other, home, booth) -
      gainFrom(state, other, booth, booth)
    if (gain < 0 && random() >= Math.exp(gain / heat)) return false
    putOut(state, who)
    putOut(state, other)
    putIn(state, who, booth)
    putIn(state, other, home)
    return true
  }
  // Whoever pushes several gains rarely: tried less often.
  if (!enough && random() < 0.9) return false
  return tryPush(state, who, booth, heat, random)
}

/** Whether one may stand in the booth that another leaves. */
function canFollow(state: SearchState, who: number, booth: number, leaver: number): boolean {
  return (
    state.allowed[who * state.boothCount + booth] === 1 &&
    (state.usedTables[booth] ?? 0) - (state.tables[leaver] ?? 0) + (state.tables[who] ?? 0) <=
      (state.capacity[booth] ?? 0) &&
    (state.usedWatts[booth] ?? 0) - (state.watts[leaver] ?? 0) + (state.watts[who] ?? 0) <=
      (state.power[booth] ?? 0)
  )
}

function tryInsert(
  state: SearchState,
  who: number,
  booth: number,
  heat: number,
  random: () => number,
): boolean {
  if (!hasRoom(state, who, booth)) return false
  const group = state.group[who] ?? 0
  const owed = (state.placedTables[group] ?? 0) < (state.minTables[group] ?? 0)
  const gain = insertGain(state, who, booth)
  if (!owed && gain < 0 && random() >= Math.exp(gain / heat)) return false
  putIn(state, who, booth)
  return true
}

/**
 * Takes a booth from some of those who stand there; they go to the place left behind, to another with room, or out.
 * One whose Kanwil has its maximum takes the place of a sibling instead.
 */
function tryPush(
  state: SearchState,
  who: number,
  booth: number,
  heat: number,
  random: () => number,
): boolean {
  const { shortfall, value } = state
  const home = putOut(state, who)
  const pushed: number[] = []
  for (let round = 0; round < MOST_PUSHED && !hasRoom(state, who, booth); round += 1) {
    const members = state.members[booth] ?? []
    const other = members[(random() * members.length) | 0]
    if (other === undefined || (state.lockedBooth[other] ?? -1) >= 0) break
    putOut(state, other)
    pushed.push(other)
  }
  if (hasRoom(state, who, booth)) {
    putIn(state, who, booth)
    for (const other of pushed) {
      const refuge = findRefuge(state, other, home, booth, random)
      if (refuge >= 0) putIn(state, other, refuge)
    }
    const gain = state.value - value
    const taken =
      state.shortfall === shortfall
        ? gain >= 0 || random() < Math.exp(gain / heat)
        : state.shortfall < shortfall
    if (taken) return true
    for (const other of pushed) putOut(state, other)
    putOut(state, who)
  }
  for (const other of pushed) putIn(state, other, booth)
  if (home >= 0) putIn(state, who, home)
  state.value = value
  return false
}

/** The place left behind, or the best of a few others with room; -1 when there is none. */
function findRefuge(
  state: SearchState,
  who: number,
  home: number,
  not: number,
  random: () => number,
): number {
  if (home >= 0 && state.allowed[who * state.boothCount + home] && hasRoom(state, who, home))
    return home
  const options = state.options[who]
  if (!options) return -1
  let refuge = -1
  let most = 0
  for (let round = 0; round < REFUGES; round += 1) {
    const booth = options[(random() * options.length) | 0] ?? 0
    if (booth === not || !hasRoom(state, who, booth)) continue
    const gain = insertGain(state, who, booth)
    if (refuge < 0 || gain > most) {
      refuge = booth
      most = gain
    }
  }
  return refuge
}
