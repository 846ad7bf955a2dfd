import { type Applicant, type BoothNode, fits } from './ground.ts'
import { place, type Standing, takeOut, totalOf } from './standing.ts'

type Memory = { shortfall: number; value: number; places: Array<BoothNode | null> }

const START_HEAT = 6
const END_HEAT = 0.02
const STEPS_BETWEEN_YIELDS = 1000

function remember(standing: Standing, applicants: ReadonlyArray<Applicant>): Memory {
  return {
    shortfall: standing.shortfall,
    value: totalOf(standing.parts),
    places: applicants.map((applicant) => applicant.place),
  }
}

function pick<T>(items: ReadonlyArray<T>, random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)]
}

/**
 * Local search by moving, swapping and inserting, worse steps taken ever more rarely. Works for a number of
 * steps, not for a time, so that the same seed gives the same answer on every machine. Leaves the best found.
 */
export function* improve(
  standing: Standing,
  random: () => number,
  steps: number,
): Generator<void, void> {
  const free = standing.ground.applicants.filter((a) => !a.locked && a.options.length > 0)
  if (free.length === 0 || steps <= 0) return
  let best = remember(standing, free)
  const cooling = (END_HEAT / START_HEAT) ** (1 / steps)
  let heat = START_HEAT
  for (let step = 0; step < steps; step += 1) {
    if (step % STEPS_BETWEEN_YIELDS === 0) yield
    heat *= cooling
    const applicant = pick(free, random)
    const node = applicant && pick(applicant.options, random)
    if (!applicant || !node || applicant.place === node) continue
    const shortfall = standing.shortfall
    const value = totalOf(standing.parts)
    const undo = tryStep(standing, applicant, node, random)
    if (undo === null) continue
    const gain = totalOf(standing.parts) - value
    const accepted =
      standing.shortfall !== shortfall
        ? standing.shortfall < shortfall
        : gain >= 0 || random() < Math.exp(gain / heat)
    if (!accepted) {
      undo()
      continue
    }
    const reached = value + gain
    if (
      standing.shortfall < best.shortfall ||
      (standing.shortfall === best.shortfall && reached > best.value + 1e-9)
    )
      best = remember(standing, free)
  }
  free.forEach((applicant) => {
    takeOut(standing, applicant)
  })
  free.forEach((applicant, index) => {
    const node = best.places[index]
    if (node) place(standing, applicant, node)
  })
}

/**
 * Brings the applicant to the booth, if need be against one that stands there: that one takes the place left
 * behind, or any other with room, or none. Answers how to undo it; null when the rules allow nothing.
 */
function tryStep(
  standing: Standing,
  applicant: Applicant,
  node: BoothNode,
  random: () => number,
): (() => void) | null {
  const home = takeOut(standing, applicant)
  if (fits(applicant, node)) {
    place(standing, applicant, node)
    return () => {
      takeOut(standing, applicant)
      if (home) place(standing, applicant, home)
    }
  }
  const other = pick(node.members, random)
  if (other && !other.locked) {
    takeOut(standing, other)
    if (fits(applicant, node)) {
      place(standing, applicant, node)
      const refuge =
        home && other.options.includes(home) && fits(other, home)
          ? home
          : other.options.find((option) => option !== node && fits(other, option))
      if (refuge) place(standing, other, refuge)
      return () => {
        takeOut(standing, applicant)
        takeOut(standing, other)
        place(standing, other, node)
        if (home) place(standing, applicant, home)
      }
    }
    place(standing, other, node)
  }
  if (home) place(standing, applicant, home)
  return null
}

/** Takes every single move or insertion that gains, best first for each applicant, until none is left. */
export function settle(standing: Standing, rounds = 20): void {
  for (let round = 0; round < rounds; round += 1) {
    let moved = false
    for (const applicant of standing.ground.applicants) {
      if (applicant.locked || applicant.options.length === 0) continue
      const home = takeOut(standing, applicant)
      const empty = { shortfall: standing.shortfall, value: totalOf(standing.parts) }
      let target: BoothNode | null = null
      let best = empty
      const candidates = home ? [home, ...applicant.options] : applicant.options
      for (const node of candidates) {
        if (!fits(applicant, node)) continue
        place(standing, applicant, node)
        const value = totalOf(standing.parts)
        if (
          standing.shortfall < best.shortfall ||
          (standing.shortfall === best.shortfall && value > best.value + 1e-9)
        ) {
          best = { shortfall: standing.shortfall, value }
          target = node
        }
        takeOut(standing, applicant)
      }
      if (target) place(standing, applicant, target)
      if (target !== home) moved = true
    }
    if (!moved) return
  }
}
