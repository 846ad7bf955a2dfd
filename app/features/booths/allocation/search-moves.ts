import type { SearchState } from './search-state.ts'

/** Whether a free applicant without a place has room in a booth that is open to it. */
export function hasRoom(state: SearchState, who: number, booth: number): boolean {
  const group = state.group[who] ?? 0
  const tables = state.tables[who] ?? 0
  return (
    (state.usedTables[booth] ?? 0) + tables <= (state.capacity[booth] ?? 0) &&
    (state.usedWatts[booth] ?? 0) + (state.watts[who] ?? 0) <= (state.power[booth] ?? 0) &&
    (state.placedTables[group] ?? 0) + tables <= (state.maxTables[group] ?? 0)
  )
}

/** What the plan gains when an applicant without a place gets this booth. */
export function insertGain(state: SearchState, who: number, booth: number): number {
  return gainFrom(state, who, booth, -1)
}

/**
 * What the applicant is worth in `booth` once it has left `home`, where it stands now (-1 = nowhere), all others as
 * they are. With `home` as `booth` that is what it is worth where it stands.
 */
export function gainFrom(state: SearchState, who: number, booth: number, home: number): number {
  const tables = state.tables[who] ?? 0
  let gain = state.points[who * state.zoneCount + (state.zone[booth] ?? 0)] ?? 0
  const clan = state.clan[who] ?? -1
  if (clan >= 0) {
    const at = booth * state.clanCount + clan
    let near = tables * (state.nearCount[at] ?? 0) + (state.nearTables[at] ?? 0)
    if (home === booth || (home >= 0 && state.beside[booth * state.boothCount + home] === 1))
      near -= 2 * tables
    gain += (state.nearness[clan] ?? 0) * near
  }
  const group = state.group[who] ?? 0
  const exposed = tables * (state.crowd[booth] ?? 0)
  let exposure = state.exposure[group] ?? 0
  if (home >= 0) exposure -= tables * (state.crowd[home] ?? 0)
  const share = (2 * exposure + exposed) / (state.requested[group] ?? 1)
  gain += state.weightCrowd * exposed * (2 - share)
  if (state.weightVariety > 0) gain -= state.weightVariety * facingUnits(state, who, booth, home)
  return gain
}

/** Units of the same kinds that newly face each other with the applicant in this booth. */
function facingUnits(state: SearchState, who: number, booth: number, home: number): number {
  const { kindCount, units } = state
  const own = state.unitsPerKind[who] ?? 0
  const neighbours = state.neighbours[booth]
  const kinds = state.kinds[who]
  if (!neighbours || !kinds) return 0
  let sum = 0
  for (let k = 0; k < kinds.length; k += 1) {
    const kind = kinds[k] ?? 0
    let here = units[booth * kindCount + kind] ?? 0
    if (booth === home) here -= own
    for (let n = 0; n < neighbours.length; n += 1) {
      const other = neighbours[n] ?? 0
      let over = (units[other * kindCount + kind] ?? 0) - here
      if (other === home) over -= own
      if (over > 0) sum += over < own ? over : own
    }
  }
  return sum
}

/** Whether two applicants change nothing in each other's points when they change booths. */
export function areStrangers(state: SearchState, one: number, other: number): boolean {
  if (state.group[one] === state.group[other]) return false
  const first = state.kinds[one]
  const second = state.kinds[other]
  if (!first || !second) return true
  for (let a = 0; a < first.length; a += 1)
    for (let b = 0; b < second.length; b += 1) if (first[a] === second[b]) return false
  return true
}

/** Puts an applicant without a place into a booth; rules are the caller's to ask. */
export function putIn(state: SearchState, who: number, booth: number): void {
  state.value += insertGain(state, who, booth)
  note(state, who, booth, 1)
  state.members[booth]?.push(who)
  state.place[who] = booth
}

/** Takes an applicant out of its booth and answers which that was; -1 when it had none. */
export function putOut(state: SearchState, who: number): number {
  const booth = state.place[who] ?? -1
  if (booth < 0) return -1
  note(state, who, booth, -1)
  const members = state.members[booth]
  if (members) {
    const at = members.indexOf(who)
    const last = members.pop()
    if (last !== undefined && at < members.length) members[at] = last
  }
  state.place[who] = -1
  state.value -= insertGain(state, who, booth)
  return booth
}

function note(state: SearchState, who: number, booth: number, sign: 1 | -1): void {
  const { clanCount, kindCount } = state
  const tables = sign * (state.tables[who] ?? 0)
  const group = state.group[who] ?? 0
  const clan = state.clan[who] ?? -1
  const units = sign * (state.unitsPerKind[who] ?? 0)
  state.usedTables[booth] = (state.usedTables[booth] ?? 0) + tables
  state.usedWatts[booth] = (state.usedWatts[booth] ?? 0) + sign * (state.watts[who] ?? 0)
  state.exposure[group] = (state.exposure[group] ?? 0) + tables * (state.crowd[booth] ?? 0)
  const min = state.minTables[group] ?? 0
  const had = state.placedTables[group] ?? 0
  const has = had + tables
  state.placedTables[group] = has
  state.shortfall += Math.max(0, min - has) - Math.max(0, min - had)
  const kinds = state.kinds[who]
  if (kinds) {
    for (let k = 0; k < kinds.length; k += 1) {
      const at = booth * kindCount + (kinds[k] ?? 0)
      state.units[at] = (state.units[at] ?? 0) + units
    }
  }
  if (clan < 0) return
  const here = booth * clanCount + clan
  state.nearCount[here] = (state.nearCount[here] ?? 0) + sign
  state.nearTables[here] = (state.nearTables[here] ?? 0) + tables
  const neighbours = state.neighbours[booth]
  if (!neighbours) return
  for (let n = 0; n < neighbours.length; n += 1) {
    const at = (neighbours[n] ?? 0) * clanCount + clan
    state.nearCount[at] = (state.nearCount[at] ?? 0) + sign
    state.nearTables[at] = (state.nearTables[at] ?? 0) + tables
  }
}
