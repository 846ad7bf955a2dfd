import { type Limits, solveGeneralLoads } from './general-loads.ts'
import type { MatrixPlan, MatrixProblem } from './matrix-problem.ts'
import { solveUnitLoads } from './unit-loads.ts'

/**
 * Solves a generalized assignment problem: exactly and at once where all loads are alike, else as well as the time
 * allows. The same problem, seed and time give the same plan, unless the time cut it off.
 */
export async function solveMatrix(problem: MatrixProblem, limits: Limits): Promise<MatrixPlan> {
  const places = placesOf(problem)
  return places ? solveUnitLoads(problem, places) : solveGeneralLoads(problem, limits)
}

/** How many rows each column takes, where all loads are alike. */
function placesOf({
  rows,
  columns,
  profit,
  load,
  capacity,
}: MatrixProblem): Int32Array | undefined {
  let unit: number | undefined
  if (typeof load === 'number') unit = load
  else {
    for (let at = 0; at < load.length; at += 1) {
      if (profit[at] === Number.NEGATIVE_INFINITY) continue
      unit ??= load[at] ?? 0
      if (load[at] !== unit) return undefined
    }
  }
  const each = unit ?? 0
  return Int32Array.from({ length: columns }, (_, column) => {
    if (each === 0) return rows
    const ratio = (capacity[column] ?? 0) / each
    const whole = Math.round(ratio)
    // 0.3 takes 0.1 three times, whatever the binary quotient.
    return Math.min(rows, Math.abs(ratio - whole) <= 1e-9 * whole ? whole : Math.floor(ratio))
  })
}
