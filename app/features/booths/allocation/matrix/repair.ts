import type { GeneralProblem } from './general-problem.ts'

/**
 * A plan near the given one whose columns are not overfull: rows leave overfull columns, those first that lose least
 * per load, and rows without a column go where they are worth most. Prices are per unit of load, by column.
 */
export function repair(
  problem: GeneralProblem,
  assignment: Int32Array,
  prices: Float64Array,
): Int32Array {
  const { rows, columns, profit, load, capacity } = problem
  const plan = Int32Array.from(assignment)
  const room = Float64Array.from(capacity)
  const rowsOf = Array.from({ length: columns }, (): number[] => [])
  plan.forEach((column, row) => {
    if (column < 0) return
    room[column] = (room[column] ?? 0) - (load[row * columns + column] ?? 0)
    rowsOf[column]?.push(row)
  })
  const worth = (row: number, column: number) => {
    const at = row * columns + column
    return (profit[at] ?? 0) - (prices[column] ?? 0) * (load[at] ?? 0)
  }
  const seeking: number[] = []
  for (let column = 0; column < columns; column += 1) {
    if ((room[column] ?? 0) >= 0) continue
    const byWorth = (rowsOf[column] ?? []).map((row) => {
      const size = load[row * columns + column] ?? 0
      return { row, size, ratio: size > 0 ? worth(row, column) / size : Number.POSITIVE_INFINITY }
    })
    byWorth.sort((a, b) => a.ratio - b.ratio || a.row - b.row)
    for (const { row, size } of byWorth) {
      if ((room[column] ?? 0) >= 0) break
      room[column] = (room[column] ?? 0) + size
      plan[row] = -1
      seeking.push(row)
    }
  }
  for (let row = 0; row < rows; row += 1) if (assignment[row] === -1) seeking.push(row)
  for (const row of seeking) {
    let best = problem.assignAll ? Number.NEGATIVE_INFINITY : 0
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column
      if ((load[at] ?? 0) > (room[column] ?? 0)) continue
      const gain = problem.assignAll ? worth(row, column) : (profit[at] ?? 0)
      if (gain <= best) continue
      best = gain
      plan[row] = column
    }
    const column = plan[row] ?? -1
    if (column >= 0) room[column] = (room[column] ?? 0) - (load[row * columns + column] ?? 0)
  }
  return plan
}
