import { findBrokenPlacements } from '#app/features/booths/allocation/judge.ts'
import { fullFestival } from '#app/features/booths/allocation/sample-problems.ts'
import { solveAllocation } from '#app/features/booths/allocation/solve.ts'
import type { Line } from './print.ts'

/** Sizes of the growth curve; those that are wanted within a time are the real one and ten times that. */
const sizes = [
  { applications: 157, booths: 14 },
  { applications: 627, booths: 54, wantedS: 2 },
  { applications: 2508, booths: 216 },
  { applications: 6270, booths: 540, wantedS: 60 },
]
/** Share of the wanted time after which the search is cut short: a slower machine gives a plan in time too. */
const CAP = 0.85

/** Plans for festivals with every rule and soft term, from a quarter of the real size to ten times it. */
export function measureAllocations(): Line[] {
  return sizes.map(({ applications, booths, wantedS }) => {
    const problem = fullFestival({ applications, booths })
    const seconds = wantedS === undefined ? undefined : wantedS * CAP
    const started = performance.now()
    const { placements, conflicts, gap, cut } = solveAllocation(problem, { seed: 1, seconds })
    const took = (performance.now() - started) / 1000
    const keepsRules = findBrokenPlacements(problem, placements).length === conflicts.length
    const figure = `${took.toFixed(1)} s, at most ${(gap * 100).toFixed(1)} % below the best`
    return {
      name: `allocation of ${applications} applications to ${booths} booths`,
      figure: cut ? `${figure} (cut short)` : figure,
      wanted: wantedS === undefined ? '' : `<= ${wantedS} s, every rule kept`,
      reached: keepsRules && (wantedS === undefined || took <= wantedS),
    }
  })
}
