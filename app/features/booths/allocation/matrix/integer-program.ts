import type { Highs } from 'highs'
import type { GeneralProblem } from './general-problem.ts'

let loading: Promise<Highs> | undefined

/** The solver for integer programs, loaded at its first use. */
export function loadIntegerSolver(): Promise<Highs> {
  loading ??= import('highs').then((highs) => highs.default())
  return loading
}

/** Forgets a solver that has broken down; the next use loads another. */
export function dropIntegerSolver(): void {
  loading = undefined
}

export type Part = {
  /** Rows that may move; the others stay where `current` has them. */
  rows: ReadonlyArray<number>
  /** Places open to a row, as row * columns + column. */
  arcs: Int32Array
  /** A plan that keeps the rules, or undefined. */
  current: Int32Array | undefined
  seconds: number
  /** Nodes of the search tree after which it ends: a limit that holds on any machine. */
  nodes?: number
  seed: number
  /** Only plans of the part worth more than this are of interest. */
  above?: number
}

export type PartResult = {
  /** The whole plan with the part solved anew; undefined when none was found. */
  assignment: Int32Array | undefined
  /** Proven bound on the value of the part; -Infinity when it is proven to have no plan of interest. */
  bound: number
  solved: boolean
}

/** The best way to place some rows into some of their columns, all else held: by branch and cut, within the time. */
export function solvePart(highs: Highs, problem: GeneralProblem, part: Part): PartResult {
  const { columns, profit, load, capacity, assignAll } = problem
  const { rows, arcs, current } = part
  const rowIndex = new Map(rows.map((row, index) => [row, index]))
  const room = Float64Array.from(capacity)
  if (current)
    current.forEach((column, row) => {
      if (column >= 0 && !rowIndex.has(row))
        room[column] = (room[column] ?? 0) - (load[row * columns + column] ?? 0)
    })
  const count = arcs.length
  const starts = new Int32Array(count + 1)
  const indices = new Int32Array(count * 2)
  const values = new Float64Array(count * 2)
  const cost = new Float64Array(count)
  const start = new Float64Array(count)
  arcs.forEach((at, index) => {
    const row = Math.floor(at / columns)
    const column = at % columns
    starts[index + 1] = 2 * (index + 1)
    indices[2 * index] = rowIndex.get(row) ?? 0
    values[2 * index] = 1
    indices[2 * index + 1] = rows.length + column
    values[2 * index + 1] = load[at] ?? 0
    cost[index] = -(profit[at] ?? 0)
    if (current?.[row] === column) start[index] = 1
  })
  const rowLower = new Float64Array(rows.length + columns).fill(-highs.infinity)
  if (assignAll) rowLower.fill(1, 0, rows.length)
  const rowUpper = new Float64Array(rows.length + columns).fill(1)
  rowUpper.set(room, rows.length)
  if (count === 0) {
    const possible = rows.length === 0 || !assignAll
    return {
      assignment: possible ? (current ?? new Int32Array(problem.rows).fill(-1)) : undefined,
      bound: possible ? 0 : Number.NEGATIVE_INFINITY,
      solved: true,
    }
  }
  return highs.withModel((model) => {
    model.passModel({
      numCols: count,
      numRows: rows.length + columns,
      colCost: cost,
      colLower: new Float64Array(count),
      colUpper: new Float64Array(count).fill(1),
      rowLower,
      rowUpper,
      matrix: {
        format: 'csc',
        numRows: rows.length + columns,
        numCols: count,
        starts,
        indices,
        values,
      },
      integrality: new Int32Array(count).fill(1),
    })
    model.options.set('output_flag', false)
    model.options.set('time_limit', Math.max(0.01, part.seconds))
    model.options.set('random_seed', part.seed & 0x7fff)
    // Measured on assignments of the literature: a quarter less time.
    model.options.set('mip_lp_age_limit', 20)
    model.options.set('mip_detect_symmetry', false)
    model.options.set('mip_rel_gap', 0)
    model.options.set('mip_abs_gap', problem.wholeProfits ? 0.99 : 1e-7)
    if (part.nodes !== undefined) model.options.set('mip_max_nodes', part.nodes)
    if (part.above !== undefined && part.above > Number.NEGATIVE_INFINITY)
      model.options.set('objective_bound', -part.above)
    if (current) model.setSolution({ colValue: start })
    model.run()
    const status = model.getModelStatus()
    const { modelStatus } = highs.constants
    if (status === modelStatus.infeasible)
      return { assignment: undefined, bound: Number.NEGATIVE_INFINITY, solved: true }
    const bound = -Number(model.info.get('mip_dual_bound'))
    const found = model.info.get('primal_solution_status') === 2
    if (!found) return { assignment: undefined, bound, solved: false }
    const assignment = current ? Int32Array.from(current) : new Int32Array(problem.rows).fill(-1)
    for (const row of rows) assignment[row] = -1
    const { colValue } = model.getSolution()
    arcs.forEach((at, index) => {
      if ((colValue[index] ?? 0) > 0.5) assignment[Math.floor(at / columns)] = at % columns
    })
    return { assignment, bound, solved: status === modelStatus.optimal }
  })
}
