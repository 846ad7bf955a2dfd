import { wholeFestival } from '#app/features/booths/allocation/sample-problems.ts'
import { solveAllocation } from '#app/features/booths/allocation/solve.ts'
import type { Line } from './print.ts'

const WANTED_S = 10

/** One plan for a festival of the size of IPPA Fest. */
export function measureAllocation(): Line {
  const problem = wholeFestival({ applications: 200, booths: 54 })
  const started = performance.now()
  const { gap } = solveAllocation(problem, { seed: 1 })
  const seconds = (performance.now() - started) / 1000
  return {
    name: 'allocation of 200 applications to 54 booths',
    figure: `${seconds.toFixed(1)} s, at most ${(gap * 100).toFixed(1)} % below the best`,
    wanted: `<= ${WANTED_S} s`,
    reached: seconds <= WANTED_S,
  }
}
