import type { Highs } from 'highs'
import { annealMatrix } from './anneal.ts'
import { type CapacityPrices, priceCapacities } from './capacity-prices.ts'
import { dive, roundsOfDives } from './dive.ts'
import { assignmentValue, type GeneralProblem, toGeneral } from './general-problem.ts'
import { dropIntegerSolver, loadIntegerSolver, solvePart } from './integer-program.ts'
import { canFillColumns, Knapsack } from './knapsack.ts'
import { boundByKnapsacks } from './knapsack-bound.ts'
import { type MatrixPlan, type MatrixProblem, NoPlanError } from './matrix-problem.ts'
import { multipliersOf, promisingArcs } from './promising.ts'
import { repair } from './repair.ts'

export type Limits = { seconds: number; seed: number }

/** Branch and cut works to this, relative to the value. */
const TOLERANCE = 1e-6
const MOST_ARCS = 60_000
const MOST_ARCS_AT_ALL = 400_000
const FEW_ARCS = 2000
const SMALL_GAP = 0.0015
const FEW_PLACES = 300
const MOST_DIVES = 40
/**
 * A distance between plan and bound that counts as small, in units of profit; asked where profits are whole numbers.
 */
const SMALL_OPENING = 8
/** Steps of filling columns that any machine does in a second. */
const STEPS_PER_SECOND = 100_000_000

/**
 * The best plan found for loads of all kinds, with a bound: prices of capacity and knapsacks by column prove the
 * bound; chance moves, plans made column by column, and branch and cut find the plan and often close the gap.
 */
export async function solveGeneralLoads(given: MatrixProblem, limits: Limits): Promise<MatrixPlan> {
  const search = new Search(given, limits)
  search.refuseHopeless()
  search.byChance()
  if (!search.closed) {
    const highs = await loadIntegerSolver()
    try {
      search.byColumns(highs)
      if (!search.closed) search.byBranching(highs)
    } catch (error) {
      // As a rule the solver has run out of memory. The plan found before is kept.
      if (!(error instanceof WebAssembly.RuntimeError)) throw error
      dropIntegerSolver()
    }
  }
  return search.plan()
}

class Search {
  readonly #given: MatrixProblem
  readonly #problem: GeneralProblem
  readonly #seed: number
  readonly #seconds: number
  readonly #startedAt = performance.now()
  readonly #prices: CapacityPrices
  #bound: number
  #assignment: Int32Array | undefined
  #value = Number.NEGATIVE_INFINITY
  #impossible = false
  #multipliers: Float64Array | undefined

  constructor(given: MatrixProblem, { seconds, seed }: Limits) {
    const problem = toGeneral(given)
    this.#given = given
    this.#problem = problem
    this.#seconds = seconds
    this.#seed = seed
    this.#prices = priceCapacities(problem, 400, this.#until(0.15))
    this.#bound = this.#prices.bound
    if (!problem.assignAll) this.#offer(new Int32Array(problem.rows).fill(-1))
  }

  /** Whether the bound is reached. */
  get closed(): boolean {
    return this.#tightened() <= this.#value
  }

  refuseHopeless(): void {
    const { rows, columns, profit, assignAll } = this.#problem
    if (!assignAll) return
    for (let row = 0; row < rows; row += 1) {
      const own = profit.subarray(row * columns, (row + 1) * columns)
      if (own.every((value) => value === Number.NEGATIVE_INFINITY))
        throw new NoPlanError(`row ${row} fits into no column`, true)
    }
  }

  byChance(): void {
    const { rows, columns, profit, load, assignAll } = this.#problem
    const { prices } = this.#prices
    const start = new Int32Array(rows).fill(-1)
    let losses = 0
    for (let row = 0; row < rows; row += 1) {
      let best = assignAll ? Number.NEGATIVE_INFINITY : 0
      let second = best
      for (let column = 0; column < columns; column += 1) {
        const at = row * columns + column
        const worth = (profit[at] ?? 0) - (prices[column] ?? 0) * (load[at] ?? 0)
        if (worth > best) {
          second = best
          best = worth
          start[row] = column
        } else if (worth > second) second = worth
      }
      if (second > Number.NEGATIVE_INFINITY) losses += best - second
    }
    this.#offer(repair(this.#problem, start, prices))
    const usual = Math.max(losses / Math.max(1, rows), 1e-9)
    const end = annealMatrix(this.#problem, {
      start,
      prices,
      moves: Math.min(6_000_000, 100_000 + 25_000 * rows),
      seed: this.#seed,
      heat: [usual, usual / 20],
      deadline: this.#until(0.35),
      onBetter: (assignment) => this.#offer(assignment),
    })
    this.#offer(repair(this.#problem, end, prices))
  }

  byColumns(highs: Highs): void {
    const problem = this.#problem
    if (!canFillColumns(problem)) return
    const { multipliers, bound } = boundByKnapsacks(problem, {
      multipliers: multipliersOf(problem, this.#prices.prices),
      target: this.#value,
      rounds: 500,
      deadline: this.#until(0.35),
    })
    this.#bound = Math.min(this.#bound, bound)
    this.#multipliers = multipliers
    // Branching is done with so few places before dives have begun.
    if (problem.rows * problem.columns <= FEW_PLACES) return
    const knapsack = new Knapsack(problem)
    const budget = this.#seconds * STEPS_PER_SECOND
    const rounds = roundsOfDives(problem, budget)
    if (rounds === 0) return
    let stalled = 0
    for (let trial = 0; trial < MOST_DIVES && stalled < this.#patience; trial += 1) {
      if (this.closed || knapsack.steps > budget || performance.now() > this.#until(0.7)) return
      const plan = dive(highs, problem, knapsack, {
        multipliers,
        rounds,
        target: this.#value,
        seed: this.#seed * 1000 + trial,
        nodes: 60,
        deadline: this.#until(0.85),
      })
      stalled = plan && this.#offer(plan) ? 0 : stalled + 1
    }
  }

  /** Branch and cut over all that can still be part of a better plan. */
  byBranching(highs: Highs): void {
    const problem = this.#problem
    const arcs = promisingArcs(problem, {
      assignment: this.#assignment,
      value: this.#value,
      prices: this.#prices,
      multipliers: this.#multipliers,
    })
    if (arcs.length > (this.#assignment ? MOST_ARCS : MOST_ARCS_AT_ALL)) return
    // So many open places so far from the bound are more than branching can decide.
    if (arcs.length > FEW_ARCS && this.#multipliers && this.#gap > SMALL_GAP) return
    const result = solvePart(highs, problem, {
      rows: Array.from({ length: problem.rows }, (_, row) => row),
      arcs,
      current: this.#assignment,
      seconds: this.#seconds * 0.97 - (performance.now() - this.#startedAt) / 1000,
      seed: this.#seed,
    })
    if (result.assignment) this.#offer(result.assignment)
    // What was left out cannot be in a plan better than the one known.
    const outside = this.#value
    if (result.bound === Number.NEGATIVE_INFINITY) {
      if (outside === Number.NEGATIVE_INFINITY) this.#impossible = true
      else this.#bound = outside
    } else
      this.#bound = Math.min(
        this.#bound,
        Math.max(outside, result.bound + (TOLERANCE / 4) * Math.max(1, Math.abs(result.bound))),
      )
  }

  plan(): MatrixPlan {
    if (!this.#assignment) {
      throw this.#impossible
        ? new NoPlanError('not all rows fit into the columns', true)
        : new NoPlanError(
            `no plan with a column for every row was found in ${this.#seconds} s; there may be one`,
            false,
          )
    }
    const { profitScale } = this.#problem
    // Counted in the given profits, so that the sum carries no other rounding.
    let objective = 0
    this.#assignment.forEach((column, row) => {
      if (column >= 0) objective += this.#given.profit[row * this.#given.columns + column] ?? 0
    })
    const bound = Math.max(this.#value, this.#tightened())
    const optimal = bound - this.#value <= TOLERANCE * Math.max(1, Math.abs(bound))
    return {
      assignment: this.#assignment,
      objective,
      bound: bound === this.#value ? objective : Math.max(objective, bound / profitScale),
      optimal,
    }
  }

  /** Dives without a gain before branching: few where so little is open that branching may well decide it. */
  get #patience(): number {
    const open = this.#tightened() - this.#value
    return this.#problem.wholeProfits && open <= SMALL_OPENING ? 3 : 12
  }

  get #gap(): number {
    return (this.#tightened() - this.#value) / Math.max(1, Math.abs(this.#value))
  }

  /** The bound, rounded down where profits are whole. */
  #tightened(): number {
    return this.#problem.wholeProfits ? Math.floor(this.#bound + 1e-6) : this.#bound
  }

  #until(share: number): number {
    return this.#startedAt + this.#seconds * 1000 * share
  }

  #offer(assignment: Int32Array): boolean {
    const value = assignmentValue(this.#problem, assignment)
    if (value === undefined || value <= this.#value) return false
    this.#value = value
    this.#assignment = Int32Array.from(assignment)
    return true
  }
}
