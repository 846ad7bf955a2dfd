import { type Applicant, type BoothNode, fits } from './ground.ts'
import { place, type Standing, takeOut, totalOf } from './standing.ts'

type Choice = { node: BoothNode; gain: number; regret: number }

/** Best booth for a free applicant as things stand, and what it loses if it must take the second best. */
function bestChoice(standing: Standing, applicant: Applicant): Choice | null {
  let best: BoothNode | null = null
  let bestGain = Number.NEGATIVE_INFINITY
  let secondGain = 0
  const before = totalOf(standing.parts)
  for (const node of applicant.options) {
    if (!fits(applicant, node)) continue
    place(standing, applicant, node)
    const gain = totalOf(standing.parts) - before
    takeOut(standing, applicant)
    if (gain > bestGain) {
      secondGain = best === null ? 0 : bestGain
      bestGain = gain
      best = node
    } else if (gain > secondGain) {
      secondGain = gain
    }
  }
  return best === null ? null : { node: best, gain: bestGain, regret: bestGain - secondGain }
}

/**
 * Places free applicants one after another, first whoever would lose most by waiting; those whose
 * Kanwil has not reached its minimum go before all others. Ties fall to the smaller id. Yields so that a server
 * can do other work in between.
 */
export function* placeByRegret(standing: Standing): Generator<void, void> {
  const waiting = new Map<Applicant, Choice>()
  for (const applicant of standing.ground.applicants) {
    if (applicant.place !== null) continue
    yield
    const choice = bestChoice(standing, applicant)
    if (choice) waiting.set(applicant, choice)
  }
  while (waiting.size > 0) {
    const next = mostUrgent(waiting)
    if (next === null) return
    waiting.delete(next.applicant)
    yield
    // What was remembered may be stale: ask again, for the rules too.
    const choice = bestChoice(standing, next.applicant)
    if (choice === null) continue
    place(standing, next.applicant, choice.node)
    for (const [applicant, remembered] of waiting) {
      if (applicant.group !== next.applicant.group && remembered.node !== choice.node) continue
      const renewed = bestChoice(standing, applicant)
      if (renewed) waiting.set(applicant, renewed)
      else waiting.delete(applicant)
    }
  }
}

function mostUrgent(waiting: ReadonlyMap<Applicant, Choice>): { applicant: Applicant } | null {
  let first: Applicant | null = null
  let firstRegret = Number.NEGATIVE_INFINITY
  let firstOwed = false
  for (const [applicant, choice] of waiting) {
    const owed = applicant.group.placedTables < applicant.group.minTables
    if (first !== null && firstOwed && !owed) continue
    if (first === null || (owed && !firstOwed) || choice.regret > firstRegret) {
      first = applicant
      firstRegret = choice.regret
      firstOwed = owed
    }
  }
  return first === null ? null : { applicant: first }
}
