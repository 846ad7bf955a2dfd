import fc from 'fast-check'
import type { MatrixPlan, MatrixProblem } from './matrix-problem.ts'

// Problems for tests, and the judge over their plans.

export type MatrixSize = { rows: number; columns: number }

/** Any problem up to this size: gaps, negative profits, loads of nothing and loads too large for any column. */
export function someMatrix(size: MatrixSize): fc.Arbitrary<MatrixProblem> {
  return fc
    .tuple(fc.integer({ min: 0, max: size.rows }), fc.integer({ min: 0, max: size.columns }))
    .chain(([rows, columns]) => {
      const pairs = { minLength: rows * columns, maxLength: rows * columns }
      const whole = fc.integer({ min: -9, max: 20 })
      const profit = fc.oneof(
        { weight: 3, arbitrary: whole },
        { weight: 1, arbitrary: whole.map((value) => value / 8 + 0.3) },
      )
      const gap = fc.constant(Number.NEGATIVE_INFINITY)
      return fc.record({
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        profit: fc
          .array(fc.oneof({ weight: 6, arbitrary: profit }, { weight: 1, arbitrary: gap }), pairs)
          .map((values) => Float64Array.from(values)),
        load: fc.oneof(
          fc.constantFrom(0, 1, 2, 0.1),
          fc
            .array(fc.integer({ min: 0, max: 6 }), pairs)
            .map((values) => Float64Array.from(values)),
          fc
            .array(fc.integer({ min: 0, max: 60 }), pairs)
            .map((values) => Float64Array.from(values, (value) => value / 10)),
        ),
        capacity: fc
          .array(fc.integer({ min: 0, max: 24 }), { minLength: columns, maxLength: columns })
          .map((values) => Float64Array.from(values, (value) => value / 2)),
        assignAll: fc.boolean(),
      })
    })
}

/** What is wrong with a plan; empty when it keeps every rule and its figures are true. */
export function faultsOfPlan(problem: MatrixProblem, plan: MatrixPlan): string[] {
  const faults: string[] = []
  const used = new Float64Array(problem.columns)
  let objective = 0
  for (let row = 0; row < problem.rows; row += 1) {
    const column = plan.assignment[row] ?? -1
    if (column < 0) {
      if (problem.assignAll) faults.push(`row ${row} has no column`)
      continue
    }
    const at = row * problem.columns + column
    const gain = problem.profit[at] ?? Number.NaN
    if (!Number.isFinite(gain)) faults.push(`row ${row} may not be in column ${column}`)
    objective += gain
    used[column] = (used[column] ?? 0) + loadAt(problem, at)
  }
  used.forEach((amount, column) => {
    if (amount > (problem.capacity[column] ?? 0) + 1e-9) faults.push(`column ${column} is overfull`)
  })
  if (Math.abs(objective - plan.objective) > 1e-9) faults.push('the objective is not the sum')
  if (plan.bound < plan.objective) faults.push('the bound is under the objective')
  if (plan.optimal !== plan.bound - plan.objective <= 1e-6)
    faults.push('optimal is not what it says')
  return faults
}

function loadAt({ load }: MatrixProblem, at: number): number {
  return typeof load === 'number' ? load : (load[at] ?? 0)
}

/** The best there is, by trying all plans; undefined when there is none. */
export function bestByTrying(problem: MatrixProblem): number | undefined {
  const { rows, columns, profit, assignAll } = problem
  const room = Float64Array.from(problem.capacity)
  let best: number | undefined
  const visit = (row: number, value: number) => {
    if (row === rows) {
      if (best === undefined || value > best) best = value
      return
    }
    if (!assignAll) visit(row + 1, value)
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column
      const gain = profit[at] ?? 0
      const load = loadAt(problem, at)
      const left = room[column] ?? 0
      if (gain === Number.NEGATIVE_INFINITY || load > left + 1e-9) continue
      room[column] = left - load
      visit(row + 1, value + gain)
      room[column] = left
    }
  }
  visit(0, 0)
  return best
}
