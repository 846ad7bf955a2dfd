import type { Field } from './field.ts'

/** Whether a free applicant without a place has room in a booth that is open to it. */
export function hasRoom(field: Field, who: number, booth: number): boolean {
  const group = field.group[who] ?? 0
  const tables = field.tables[who] ?? 0
  return (
    (field.usedTables[booth] ?? 0) + tables <= (field.capacity[booth] ?? 0) &&
    (field.usedWatts[booth] ?? 0) + (field.watts[who] ?? 0) <= (field.power[booth] ?? 0) &&
    (field.placedTables[group] ?? 0) + tables <= (field.maxTables[group] ?? 0)
  )
}

/** What the plan gains when an applicant without a place gets this booth. */
export function insertGain(field: Field, who: number, booth: number): number {
  return gainFrom(field, who, booth, -1)
}

/**
 * What the applicant is worth in `booth` once it has left `home`, where it stands now (-1 = nowhere), all others as
 * they are. With `home` as `booth` that is what it is worth where it stands.
 */
export function gainFrom(field: Field, who: number, booth: number, home: number): number {
  const tables = field.tables[who] ?? 0
  let gain = field.points[who * field.zoneCount + (field.zone[booth] ?? 0)] ?? 0
  const clan = field.clan[who] ?? -1
  if (clan >= 0) {
    const at = booth * field.clanCount + clan
    let near = tables * (field.nearCount[at] ?? 0) + (field.nearTables[at] ?? 0)
    if (home === booth || (home >= 0 && field.beside[booth * field.boothCount + home] === 1))
      near -= 2 * tables
    gain += (field.nearness[clan] ?? 0) * near
  }
  const group = field.group[who] ?? 0
  const exposed = tables * (field.crowd[booth] ?? 0)
  let exposure = field.exposure[group] ?? 0
  if (home >= 0) exposure -= tables * (field.crowd[home] ?? 0)
  const share = (2 * exposure + exposed) / (field.requested[group] ?? 1)
  gain += field.weightCrowd * exposed * (2 - share)
  if (field.weightVariety > 0) gain -= field.weightVariety * facingUnits(field, who, booth, home)
  return gain
}

/** Units of the same kinds that newly face each other with the applicant in this booth. */
function facingUnits(field: Field, who: number, booth: number, home: number): number {
  const { kindCount, units } = field
  const own = field.unitsPerKind[who] ?? 0
  const neighbours = field.neighbours[booth]
  const kinds = field.kinds[who]
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
export function areStrangers(field: Field, one: number, other: number): boolean {
  if (field.group[one] === field.group[other]) return false
  const first = field.kinds[one]
  const second = field.kinds[other]
  if (!first || !second) return true
  for (let a = 0; a < first.length; a += 1)
    for (let b = 0; b < second.length; b += 1) if (first[a] === second[b]) return false
  return true
}

/** Puts an applicant without a place into a booth; rules are the caller's to ask. */
export function putIn(field: Field, who: number, booth: number): void {
  field.value += insertGain(field, who, booth)
  note(field, who, booth, 1)
  field.members[booth]?.push(who)
  field.place[who] = booth
}

/** Takes an applicant out of its booth and answers which that was; -1 when it had none. */
export function putOut(field: Field, who: number): number {
  const booth = field.place[who] ?? -1
  if (booth < 0) return -1
  note(field, who, booth, -1)
  const members = field.members[booth]
  if (members) {
    const at = members.indexOf(who)
    const last = members.pop()
    if (last !== undefined && at < members.length) members[at] = last
  }
  field.place[who] = -1
  field.value -= insertGain(field, who, booth)
  return booth
}

function note(field: Field, who: number, booth: number, sign: 1 | -1): void {
  const { clanCount, kindCount } = field
  const tables = sign * (field.tables[who] ?? 0)
  const group = field.group[who] ?? 0
  const clan = field.clan[who] ?? -1
  const units = sign * (field.unitsPerKind[who] ?? 0)
  field.usedTables[booth] = (field.usedTables[booth] ?? 0) + tables
  field.usedWatts[booth] = (field.usedWatts[booth] ?? 0) + sign * (field.watts[who] ?? 0)
  field.exposure[group] = (field.exposure[group] ?? 0) + tables * (field.crowd[booth] ?? 0)
  const min = field.minTables[group] ?? 0
  const had = field.placedTables[group] ?? 0
  const has = had + tables
  field.placedTables[group] = has
  field.shortfall += Math.max(0, min - has) - Math.max(0, min - had)
  const kinds = field.kinds[who]
  if (kinds) {
    for (let k = 0; k < kinds.length; k += 1) {
      const at = booth * kindCount + (kinds[k] ?? 0)
      field.units[at] = (field.units[at] ?? 0) + units
    }
  }
  if (clan < 0) return
  const here = booth * clanCount + clan
  field.nearCount[here] = (field.nearCount[here] ?? 0) + sign
  field.nearTables[here] = (field.nearTables[here] ?? 0) + tables
  const neighbours = field.neighbours[booth]
  if (!neighbours) return
  for (let n = 0; n < neighbours.length; n += 1) {
    const at = (neighbours[n] ?? 0) * clanCount + clan
    field.nearCount[at] = (field.nearCount[at] ?? 0) + sign
    field.nearTables[at] = (field.nearTables[at] ?? 0) + tables
  }
}
