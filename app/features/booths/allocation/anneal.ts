import type { Field } from './field.ts'
import { areStrangers, gainFrom, hasRoom, insertGain, putIn, putOut } from './field-moves.ts'
import { isBetter, type Memory, remember } from './memory.ts'

export type Heat = { from: number; to: number }

/** How often an application is tried in a booth near another of its Kanwil (a sibling) instead of in any booth. */
const TO_SIBLINGS = 0.75
/** How many may have to leave a booth for one that comes. */
const MOST_PUSHED = 3
const REFUGES = 6

/** Found by measurement: hotter starts lose time, cooler ones get stuck. */
export function usualHeat(field: Field): Heat {
  const { weights } = field.ground.problem
  const points = 0.3 * weights.priority + weights.wish + weights.together + weights.crowd
  const tables = field.tables.reduce((sum, one) => sum + one, 0) / Math.max(1, field.tables.length)
  const scale = Math.max(0.1, points * tables)
  return { from: 0.2 * scale, to: 0.015 * scale }
}

/**
 * Moves, swaps and pushes drawn by chance, worse ones taken ever more rarely as it cools. Remembers the best of all in
 * `best`; the field is left where the walk ended.
 */
export function anneal(
  field: Field,
  random: () => number,
  heat: Heat,
  steps: number,
  best: Memory,
): void {
  const { free } = field
  const cooling = (heat.to / heat.from) ** (1 / Math.max(1, steps))
  let now = heat.from
  for (let step = 0; step < steps; step += 1) {
    now *= cooling
    const who = free[(random() * free.length) | 0] ?? 0
    const booth = target(field, who, random)
    if (booth < 0 || field.place[who] === booth) continue
    if (tryStep(field, who, booth, now, random) && isBetter(field, best)) remember(field, best)
  }
}

/** A booth to try: near another application of the same Kanwil (a sibling), or any that is open. */
function target(field: Field, who: number, random: () => number): number {
  const clan = field.clan[who] ?? -1
  if (clan >= 0 && random() < TO_SIBLINGS) {
    const siblings = field.clanMembers[clan]
    const sibling = siblings?.[(random() * siblings.length) | 0] ?? who
    const at = field.place[sibling] ?? -1
    if (at < 0) return -1
    const around = field.neighbours[at]
    const beside = around && around.length > 0 && random() < 0.5
    const booth = beside ? (around[(random() * around.length) | 0] ?? at) : at
    return field.allowed[who * field.boothCount + booth] === 1 ? booth : -1
  }
  const options = field.options[who]
  return options?.[(random() * options.length) | 0] ?? -1
}

function tryStep(
  field: Field,
  who: number,
  booth: number,
  heat: number,
  random: () => number,
): boolean {
  const home = field.place[who] ?? -1
  const lacks =
    (field.usedTables[booth] ?? 0) + (field.tables[who] ?? 0) - (field.capacity[booth] ?? 0)
  const lacksPower =
    (field.usedWatts[booth] ?? 0) + (field.watts[who] ?? 0) - (field.power[booth] ?? 0)
  if (lacks <= 0 && lacksPower <= 0) {
    if (home < 0) return tryInsert(field, who, booth, heat, random)
    const gain = gainFrom(field, who, booth, home) - gainFrom(field, who, home, home)
    if (gain < 0 && random() >= Math.exp(gain / heat)) return false
    putOut(field, who)
    putIn(field, who, booth)
    return true
  }
  const members = field.members[booth] ?? []
  const other = members[(random() * members.length) | 0]
  if (other === undefined || (field.lockedBooth[other] ?? -1) >= 0) return false
  const enough = (field.tables[other] ?? 0) >= lacks && (field.watts[other] ?? 0) >= lacksPower
  if (
    enough &&
    home >= 0 &&
    canFollow(field, other, home, who) &&
    areStrangers(field, who, other)
  ) {
    const gain =
      gainFrom(field, who, booth, home) -
      gainFrom(field, who, home, home) +
      gainFrom(field, other, home, booth) -
      gainFrom(field, other, booth, booth)
    if (gain < 0 && random() >= Math.exp(gain / heat)) return false
    putOut(field, who)
    putOut(field, other)
    putIn(field, who, booth)
    putIn(field, other, home)
    return true
  }
  // Whoever pushes several gains rarely: tried less often.
  if (!enough && random() < 0.9) return false
  return tryPush(field, who, booth, heat, random)
}

/** Whether one may stand in the booth that another leaves. */
function canFollow(field: Field, who: number, booth: number, leaver: number): boolean {
  return (
    field.allowed[who * field.boothCount + booth] === 1 &&
    (field.usedTables[booth] ?? 0) - (field.tables[leaver] ?? 0) + (field.tables[who] ?? 0) <=
      (field.capacity[booth] ?? 0) &&
    (field.usedWatts[booth] ?? 0) - (field.watts[leaver] ?? 0) + (field.watts[who] ?? 0) <=
      (field.power[booth] ?? 0)
  )
}

function tryInsert(
  field: Field,
  who: number,
  booth: number,
  heat: number,
  random: () => number,
): boolean {
  if (!hasRoom(field, who, booth)) return false
  const group = field.group[who] ?? 0
  const owed = (field.placedTables[group] ?? 0) < (field.minTables[group] ?? 0)
  const gain = insertGain(field, who, booth)
  if (!owed && gain < 0 && random() >= Math.exp(gain / heat)) return false
  putIn(field, who, booth)
  return true
}

/**
 * Takes a booth from some of those who stand there; they go to the place left behind, to another with room, or out.
 * One whose Kanwil has its maximum takes the place of a sibling instead.
 */
function tryPush(
  field: Field,
  who: number,
  booth: number,
  heat: number,
  random: () => number,
): boolean {
  const { shortfall, value } = field
  const home = putOut(field, who)
  const pushed: number[] = []
  for (let round = 0; round < MOST_PUSHED && !hasRoom(field, who, booth); round += 1) {
    const members = field.members[booth] ?? []
    const other = members[(random() * members.length) | 0]
    if (other === undefined || (field.lockedBooth[other] ?? -1) >= 0) break
    putOut(field, other)
    pushed.push(other)
  }
  if (hasRoom(field, who, booth)) {
    putIn(field, who, booth)
    for (const other of pushed) {
      const refuge = findRefuge(field, other, home, booth, random)
      if (refuge >= 0) putIn(field, other, refuge)
    }
    const gain = field.value - value
    const taken =
      field.shortfall === shortfall
        ? gain >= 0 || random() < Math.exp(gain / heat)
        : field.shortfall < shortfall
    if (taken) return true
    for (const other of pushed) putOut(field, other)
    putOut(field, who)
  }
  for (const other of pushed) putIn(field, other, booth)
  if (home >= 0) putIn(field, who, home)
  field.value = value
  return false
}

/** The place left behind, or the best of a few others with room; -1 when there is none. */
function findRefuge(
  field: Field,
  who: number,
  home: number,
  not: number,
  random: () => number,
): number {
  if (home >= 0 && field.allowed[who * field.boothCount + home] && hasRoom(field, who, home))
    return home
  const options = field.options[who]
  if (!options) return -1
  let refuge = -1
  let most = 0
  for (let round = 0; round < REFUGES; round += 1) {
    const booth = options[(random() * options.length) | 0] ?? 0
    if (booth === not || !hasRoom(field, who, booth)) continue
    const gain = insertGain(field, who, booth)
    if (refuge < 0 || gain > most) {
      refuge = booth
      most = gain
    }
  }
  return refuge
}
