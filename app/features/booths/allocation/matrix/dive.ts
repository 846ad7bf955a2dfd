import type { Highs } from 'highs'
import { createRandom } from '../random.ts'
import type { GeneralProblem } from './general-problem.ts'
import { solvePart } from './integer-program.ts'
import type { Knapsack } from './knapsack.ts'

type Options = {
  multipliers: Float64Array
  rounds: number
  seed: number
  /** Nodes of the search for the last columns. */
  nodes: number
  deadline: number
  /** Value of the best plan known: a dive that cannot lead beyond it ends early. */
  target: number
}

const STEPS = 40
const LAST_COLUMNS = 3
const LAST_ARCS = 900

/** Rounds after each settled column that leave room for a few dives in so many steps; 0 when there is none. */
export function roundsOfDives({ rows, columns }: GeneralProblem, steps: number): number {
  const perRound = (rows * columns * Math.min(columns, STEPS)) / 2
  const rounds = Math.floor(steps / (4 * Math.max(1, perRound)))
  return rounds < 5 ? 0 : Math.min(60, rounds)
}

/**
 * A plan made column by column in an order by chance: a column keeps the rows that fill it best at the multipliers,
 * which are then set anew for the rows and columns that are left. The last columns are filled together, exactly.
 * Undefined when some rows that must get a place do not.
 */
export function dive(
  highs: Highs,
  problem: GeneralProblem,
  knapsack: Knapsack,
  options: Options,
): Int32Array | undefined {
  const { rows, columns } = problem
  const assignment = new Int32Array(rows).fill(-1)
  const open = new Uint8Array(rows).fill(1)
  const left = shuffled(columns, options.seed)
  let multipliers = options.multipliers
  let value = 0
  const batch = Math.ceil(columns / STEPS)
  while (left.length > LAST_COLUMNS) {
    if (performance.now() > options.deadline) return undefined
    const settled = settle(problem, knapsack, { left, open, multipliers, rounds: options.rounds })
    multipliers = settled.multipliers
    for (const column of left.splice(-Math.min(batch, left.length - LAST_COLUMNS)))
      for (let row = 0; row < rows; row += 1)
        if (open[row] === 1 && settled.takers[row * columns + column] === 1) {
          assignment[row] = column
          value += problem.profit[row * columns + column] ?? 0
          open[row] = 0
        }
  }
  const settled = settle(problem, knapsack, { left, open, multipliers, rounds: options.rounds })
  if (value + settled.value <= options.target) return undefined
  const last = Array.from(open.keys()).filter((row) => open[row] === 1)
  const arcs = arcsOf(problem, last, left, multipliers)
  const { assignment: filled } = solvePart(highs, problem, {
    rows: last,
    arcs,
    current: undefined,
    seconds: Math.min(1.5, (options.deadline - performance.now()) / 1000),
    nodes: options.nodes,
    above: options.target - value,
    seed: options.seed,
  })
  if (!filled) return undefined
  for (const row of last) assignment[row] = filled[row] ?? -1
  return assignment
}

type Rest = { left: number[]; open: Uint8Array; multipliers: Float64Array; rounds: number }

/** The multipliers that prove most for what is left, and what its columns take at them. */
function settle(
  problem: GeneralProblem,
  knapsack: Knapsack,
  { left, open, multipliers, rounds }: Rest,
) {
  const { rows, columns, assignAll } = problem
  let best = { value: Number.POSITIVE_INFINITY, multipliers, takers: new Uint8Array(0) }
  let current = multipliers
  for (let round = 0; round < rounds; round += 1) {
    const takers = new Uint8Array(rows * columns)
    let value = 0
    for (let row = 0; row < rows; row += 1) if (open[row] === 1) value += current[row] ?? 0
    for (const column of left) value += knapsack.fill(column, current, open, takers)
    if (value < best.value) best = { value, multipliers: current, takers }
    let norm = 0
    const pull = new Float64Array(rows)
    for (let row = 0; row < rows; row += 1) {
      if (open[row] === 0) continue
      let count = -1
      for (const column of left) count += takers[row * columns + column] ?? 0
      pull[row] = count
      norm += count * count
    }
    if (norm === 0) break
    const factor = (0.0015 * Math.abs(value) * (1 - round / rounds)) / norm
    current = current.map((multiplier, row) => {
      const moved = multiplier + factor * (pull[row] ?? 0)
      return assignAll ? moved : Math.max(0, moved)
    })
  }
  return best
}

/** Every place the last rows may take in the last columns; where these are many, the most promising. */
function arcsOf(
  problem: GeneralProblem,
  rows: number[],
  columns: number[],
  multipliers: Float64Array,
): Int32Array {
  const { profit } = problem
  const arcs = rows.flatMap((row) =>
    columns
      .map((column) => row * problem.columns + column)
      .filter((at) => profit[at] !== Number.NEGATIVE_INFINITY),
  )
  if (arcs.length <= LAST_ARCS) return Int32Array.from(arcs)
  const worth = (at: number) =>
    (profit[at] ?? 0) - (multipliers[Math.floor(at / problem.columns)] ?? 0)
  return Int32Array.from(
    arcs.sort((a, b) => worth(b) - worth(a) || a - b).slice(0, LAST_ARCS),
  ).sort()
}

function shuffled(count: number, seed: number): number[] {
  const random = createRandom(seed)
  const order = Array.from({ length: count }, (_, index) => index)
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const moved = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = moved
  }
  return order
}
