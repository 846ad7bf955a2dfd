import { anneal, usualHeat } from './anneal.ts'
import { boundValue } from './bound.ts'
import type { IndexedProblem } from './indexed-problem.ts'
import { createMemory, type Memory, restore } from './memory.ts'
import { createRandom } from './random.ts'
import { putIn } from './search-moves.ts'
import { createSearchState, type SearchState } from './search-state.ts'
import { takeGains } from './take-gains.ts'

/** How far a run is: share of its work, the best value so far, and the lowest bound. */
export type RunProgress = { share: number; value: number; bound: number }

export type Found = {
  /** Index of the booth by applicant, -1 = none. */
  place: Int32Array
  bound: number
  /** Ended before its work was done; another run need not come to the same. */
  cut: boolean
}

/** How much of the allowed time has passed, as a share from 0 to 1; always 0 when no time was set. */
export type Clock = () => number

/**
 * Computing the bound counts as this share of the work in the progress shown, and may take at most this share of the
 * time.
 */
const BOUND_SHARE = 0.3
const STEPS_A_SLICE = 4096

/**
 * Bound first, then the search. `goOn` is told how far it is, every few milliseconds, and ends the search by answering
 * false: what has been found by then is kept. When time passes faster than the work gets done, the bound ends early and
 * the search cools by the clock, so that little time makes a fair plan too.
 */
export function search(
  indexed: IndexedProblem,
  work: { seed: number; steps: number; rounds: number },
  clock: Clock,
  goOn: (progress: RunProgress) => boolean,
): Found {
  const state = createSearchState(indexed)
  for (const [who, booth] of state.lockedBooth.entries()) if (booth >= 0) putIn(state, who, booth)
  const best = createMemory(state)
  let bound = Number.POSITIVE_INFINITY
  let round = 0
  let going = true
  let hurried = false
  for (const lowest of boundValue(state, work.rounds)) {
    bound = lowest
    round += 1
    going = goOn({ share: (BOUND_SHARE * round) / work.rounds, value: best.value, bound })
    hurried = round < work.rounds && clock() > BOUND_SHARE
    if (!going || hurried) break
  }
  if (going && state.free.length > 0) {
    const end = walk(state, work, best, clock, (share) =>
      goOn({ share: BOUND_SHARE + (1 - BOUND_SHARE) * share, value: best.value, bound }),
    )
    going = end !== 'told'
    hurried ||= end === 'hurried'
  }
  restore(state, best)
  takeGains(state)
  return { place: state.place, bound, cut: !going || hurried }
}

/** Anneals in slices, to the end of its steps, or of the time, or until it is told to end. */
function walk(
  state: SearchState,
  { seed, steps }: { seed: number; steps: number },
  best: Memory,
  clock: Clock,
  goOn: (share: number) => boolean,
): 'done' | 'hurried' | 'told' {
  const random = createRandom(seed)
  const heat = usualHeat(state)
  const heatAt = (share: number) => heat.from * (heat.to / heat.from) ** share
  const startsAt = clock()
  let hurried = false
  let share = 0
  for (let done = 0; done < steps && share < 1; done += STEPS_A_SLICE) {
    const slice = Math.min(STEPS_A_SLICE, steps - done)
    const timePassed = Math.max(0, (clock() - startsAt) / (1 - startsAt))
    hurried ||= timePassed > (done + slice) / steps
    const next = Math.min(1, Math.max(timePassed, (done + slice) / steps))
    anneal(state, random, { from: heatAt(share), to: heatAt(next) }, slice, best)
    share = next
    if (!goOn(share)) return 'told'
  }
  return hurried ? 'hurried' : 'done'
}
