import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Reason } from '#app/features/booths/allocation/reasons.ts'
import type { Allocation } from '#app/features/booths/allocation/solve.ts'

/**
 * `npm run --silent allocate -- --matrix FILE.json [--seconds S] [--seed N]`, or `--problem FILE.json`: prints one JSON
 * object with the plan. What is wrong goes to standard error in one line, with exit code 2.
 */

const USAGE =
  'pemakaian / usage: npm run --silent allocate -- (--matrix FILE.json | --problem FILE.json) [--seconds S] [--seed N]'
const DEFAULT_SECONDS = 10
const PROBLEM_SECONDS = 60
const MOST_SECONDS = 86_400

type Answer = {
  assignment: Array<number | null>
  objective: number
  bound: number
  optimal: boolean
  milliseconds: number
}

async function allocateMatrix(path: string, seconds: number, seed: number): Promise<Answer> {
  const startedAt = performance.now()
  const { readMatrixFile } = await import('#app/features/booths/allocation/matrix/read-matrix.ts')
  const { solveMatrix } = await import('#app/features/booths/allocation/matrix/solve-matrix.ts')
  const plan = await solveMatrix(readMatrixFile(path), { seconds, seed })
  return {
    assignment: Array.from(plan.assignment, (column) => (column < 0 ? null : column)),
    objective: plan.objective,
    bound: plan.bound,
    optimal: plan.optimal,
    milliseconds: since(startedAt),
  }
}

/** Of a whole problem it is also told why, and what could not be kept. */
type ProblemAnswer = Answer &
  Pick<Allocation, 'conflicts' | 'shortfalls'> & {
    /** Why each application stands where it does, or has no place, in the order of the file. */
    reasons: Reason[][]
  }

async function allocateProblem(
  path: string,
  seconds: number,
  seed: number,
): Promise<ProblemAnswer> {
  const startedAt = performance.now()
  const { parseProblem } = await import('#app/features/booths/allocation/problem-file.ts')
  const { solveAllocation } = await import('#app/features/booths/allocation/solve.ts')
  const problem = parseProblem(readFileSync(path, 'utf8'))
  const allocation = solveAllocation(problem, { seed, seconds })
  const boothIndex = new Map(problem.booths.map((booth, index) => [booth.id, index]))
  const boothOf = new Map(allocation.placements.map((row) => [row.applicationId, row.boothId]))
  const reasonsOf = new Map(
    [...allocation.placements, ...allocation.leftovers].map((row) => [
      row.applicationId,
      row.reasons,
    ]),
  )
  return {
    assignment: problem.applications.map(({ id }) => boothIndex.get(boothOf.get(id) ?? '') ?? null),
    objective: allocation.value,
    bound: allocation.bound,
    optimal: isOptimal(allocation),
    milliseconds: since(startedAt),
    reasons: problem.applications.map(({ id }) => reasonsOf.get(id) ?? []),
    conflicts: allocation.conflicts,
    shortfalls: allocation.shortfalls,
  }
}

/**
 * No plan is better: the bound is reached, no lock breaks a rule, and no table is missing to a Kanwil that somebody of
 * it has asked for, for such tables come before every point.
 */
function isOptimal({ value, bound, conflicts, shortfalls }: Allocation): boolean {
  return (
    conflicts.length === 0 &&
    shortfalls.every(({ missingTables, notAskedFor }) => missingTables <= notAskedFor) &&
    bound - value <= 1e-9 * Math.max(1, Math.abs(bound))
  )
}

function since(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 10) / 10
}

class UsageError extends Error {
  override name = 'UsageError'
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      matrix: { type: 'string' },
      problem: { type: 'string' },
      seconds: { type: 'string' },
      seed: { type: 'string' },
    },
  })
  if ((values.matrix === undefined) === (values.problem === undefined)) throw new UsageError(USAGE)
  const seconds = values.seconds === undefined ? undefined : Number(values.seconds)
  if (seconds !== undefined && !(seconds > 0 && seconds <= MOST_SECONDS))
    throw new UsageError(
      `--seconds: bilangan di atas 0, paling banyak / a number above 0, at most ${MOST_SECONDS}`,
    )
  const seed = Number(values.seed ?? 1)
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    throw new UsageError(
      '--seed: bilangan bulat dari / a whole number from 0 sampai / to 4294967295',
    )
  return { ...values, seconds, seed }
}

/** The line that tells a person what is wrong. */
function lineOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.trim().replace(/\s*\n\s*/g, '; ')
}

try {
  const { matrix, problem, seconds, seed } = readOptions()
  const answer =
    matrix === undefined
      ? await allocateProblem(problem ?? '', seconds ?? PROBLEM_SECONDS, seed)
      : await allocateMatrix(matrix, seconds ?? DEFAULT_SECONDS, seed)
  process.stdout.write(`${JSON.stringify(answer)}\n`)
} catch (error) {
  process.stderr.write(`allocate: ${lineOf(error)}\n`)
  process.exitCode = 2
}
