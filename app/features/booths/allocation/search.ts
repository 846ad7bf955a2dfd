import { anneal, usualHeat } from './anneal.ts'
import { boundValue } from './bound.ts'
import { createField, type Field } from './field.ts'
import { putIn } from './field-moves.ts'
import type { Ground } from './ground.ts'
import { createMemory, isBetter, remember, restore } from './memory.ts'
import { createRandom } from './random.ts'
import { settle } from './settle.ts'

/** How far a run is: share of its work, the best value so far, and the lowest bound. */
export type Progress = { share: number; value: number; bound: number }

export type Found = {
  /** Index of the booth by applicant, -1 = none. */
  place: Int32Array
  bound: number
  /** Ended before its work was done; another run need not come to the same. */
  cut: boolean
}

/** Share of the work that the bound is, as progress tells it. */
const BOUND_SHARE = 0.3
const STEPS_A_SLICE = 4096

/**
 * Bound first, then the search. `goOn` is told how far it is, every few milliseconds, and ends the search by answering
 * false: what has been found by then is kept.
 */
export function search(
  ground: Ground,
  work: { seed: number; steps: number; rounds: number },
  goOn: (progress: Progress) => boolean,
): Found {
  const field = createField(ground)
  for (const [who, booth] of field.lockedBooth.entries()) if (booth >= 0) putIn(field, who, booth)
  const best = createMemory(field)
  let bound = Number.POSITIVE_INFINITY
  let round = 0
  let going = true
  for (const lowest of boundValue(field, work.rounds)) {
    bound = lowest
    round += 1
    going = goOn({ share: (BOUND_SHARE * round) / work.rounds, value: best.value, bound })
    if (!going) break
  }
  going &&= walk(field, work, best, (share) =>
    goOn({ share: BOUND_SHARE + (1 - BOUND_SHARE) * share, value: best.value, bound }),
  )
  restore(field, best)
  settle(field)
  return { place: field.place, bound, cut: !going }
}

/** Anneals in slices; false when it was told to end. */
function walk(
  field: Field,
  { seed, steps }: { seed: number; steps: number },
  best: ReturnType<typeof createMemory>,
  goOn: (share: number) => boolean,
): boolean {
  if (field.free.length === 0 || steps <= 0) return true
  const random = createRandom(seed)
  const heat = usualHeat(field)
  const heatAt = (share: number) => heat.from * (heat.to / heat.from) ** share
  for (let done = 0; done < steps; done += STEPS_A_SLICE) {
    const slice = Math.min(STEPS_A_SLICE, steps - done)
    const span = { from: heatAt(done / steps), to: heatAt((done + slice) / steps) }
    anneal(field, random, span, slice, best)
    if (!goOn((done + slice) / steps)) return false
  }
  if (isBetter(field, best)) remember(field, best)
  return true
}
