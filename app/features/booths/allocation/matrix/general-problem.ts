import type { MatrixProblem } from './matrix-problem.ts'

/** A problem with loads of all kinds, made ready to search in. */
export type GeneralProblem = {
  rows: number
  columns: number
  /** Row by row, times `profitScale`; -Infinity where the row may not or cannot go. */
  profit: Float64Array
  /** What makes all profits whole numbers, or 1 when nothing does. */
  profitScale: number
  /** Row by row, in the unit of `capacity`. */
  load: Float64Array
  capacity: Float64Array
  assignAll: boolean
  /** Whether loads and capacities are whole numbers, so that sums are exact. */
  wholeLoads: boolean
  /** Whether profits are whole numbers, so that a bound may be rounded down. */
  wholeProfits: boolean
}

const MOST_DECIMALS = 1e6
const MOST_WHOLE = 2 ** 50

/**
 * Counts loads and profits in the smallest decimal they are written in, and bars each row from the columns it alone
 * is too large for. 0.1 three times is 0.3 that way, as in the file, and not a hair more, as in binary sums.
 */
export function toGeneral(problem: MatrixProblem): GeneralProblem {
  const { rows, columns, assignAll } = problem
  const given =
    typeof problem.load === 'number'
      ? new Float64Array(rows * columns).fill(problem.load)
      : problem.load
  const loadScale = decimalScale(given)
  const load = loadScale === undefined ? given : inUnits(given, loadScale)
  const capacity = problem.capacity.map((value) => {
    // Room beyond the last whole unit holds nothing where loads are whole.
    if (loadScale === undefined) return value
    const room = value * loadScale
    return Math.abs(room - Math.round(room)) <= 1e-9 * room ? Math.round(room) : Math.floor(room)
  })
  const profitScale = decimalScale(problem.profit)
  const profit = inUnits(problem.profit, profitScale ?? 1, profitScale !== undefined)
  for (let at = 0; at < profit.length; at += 1)
    if ((load[at] ?? 0) > (capacity[at % columns] ?? 0)) profit[at] = Number.NEGATIVE_INFINITY
  return {
    rows,
    columns,
    profit,
    profitScale: profitScale ?? 1,
    load,
    capacity,
    assignAll,
    wholeLoads: loadScale !== undefined,
    wholeProfits: profitScale !== undefined,
  }
}

function inUnits(values: Float64Array, scale: number, whole = true): Float64Array {
  return values.map((value) => (whole ? Math.round(value * scale) : value))
}

/** The least power of ten that makes all values whole numbers that can be summed up exactly. */
function decimalScale(values: Float64Array): number | undefined {
  let scale = 1
  let sum = 0
  for (const value of values) {
    if (value === Number.NEGATIVE_INFINITY) continue
    while (!isWhole(value * scale)) {
      scale *= 10
      if (scale > MOST_DECIMALS) return undefined
    }
    sum += Math.abs(value)
  }
  return sum * scale <= MOST_WHOLE ? scale : undefined
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= 1e-9 * Math.min(1e3, Math.abs(value))
}

/** Sum of the profits, or undefined when the plan breaks a rule. */
export function assignmentValue(
  problem: GeneralProblem,
  assignment: Int32Array,
): number | undefined {
  const { rows, columns, profit, load, capacity, assignAll } = problem
  const used = new Float64Array(columns)
  let value = 0
  for (let row = 0; row < rows; row += 1) {
    const column = assignment[row] ?? -1
    if (column < 0) {
      if (assignAll) return undefined
      continue
    }
    const at = row * columns + column
    const gain = profit[at] ?? 0
    if (gain === Number.NEGATIVE_INFINITY) return undefined
    value += gain
    used[column] = (used[column] ?? 0) + (load[at] ?? 0)
    if ((used[column] ?? 0) > (capacity[column] ?? 0)) return undefined
  }
  return value
}
