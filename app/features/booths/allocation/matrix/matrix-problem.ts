/**
 * The generalized assignment problem: every row goes into one column or stays out, the loads in a column stay within
 * its capacity, and the sum of the profits is as large as can be.
 */
export type MatrixProblem = {
  rows: number
  columns: number
  /** Row by row; -Infinity where the row may not go into the column. */
  profit: Float64Array
  /** One number for all pairs, or row by row. Never below zero. */
  load: number | Float64Array
  /** By column, never below zero. */
  capacity: Float64Array
  /** Whether every row must get a column. */
  assignAll: boolean
}

export type MatrixPlan = {
  /** Column by row, -1 = stays out. */
  assignment: Int32Array
  /** Sum of the profits taken. */
  objective: number
  /** Proven: no plan is worth more. Never below `objective`. */
  bound: number
  /** Whether the bound is reached. */
  optimal: boolean
}

/** Thrown when not all rows can get a column though they must, or when none of the tries found how. */
export class NoPlanError extends Error {
  override name = 'NoPlanError'
  /** Whether it is certain that there is no plan. */
  readonly proven: boolean

  constructor(message: string, proven: boolean) {
    super(message)
    this.proven = proven
  }
}

export const STAYS_OUT = -1
