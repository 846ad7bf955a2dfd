import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MatrixProblem } from '#app/features/booths/allocation/matrix/matrix-problem.ts'
import { createRandom } from '#app/features/booths/allocation/random.ts'

export type Kind = 'A' | 'B' | 'C' | 'D'

/**
 * A generalized assignment problem by the recipe of the literature (P. C. Chu and J. E. Beasley, A genetic algorithm
 * for the generalised assignment problem, Computers & Operations Research 24, 1997): costs are minimised, each job
 * has one agent. Rows are jobs, columns are agents, profits the costs below zero.
 */
export function generalAssignment(kind: Kind, agents: number, jobs: number, seed: number) {
  const random = createRandom(seed)
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const load = new Float64Array(jobs * agents)
  const cost = load.map((_, at) => {
    load[at] = kind === 'D' ? between(1, 100) : between(5, 25)
    return kind === 'D' ? 111 - (load[at] ?? 0) + between(-10, 10) : between(10, 50)
  })
  return minimised(agents, jobs, {
    cost,
    load,
    capacity: capacityOf(kind, agents, jobs, cost, load),
  })
}

function capacityOf(
  kind: Kind,
  agents: number,
  jobs: number,
  cost: Float64Array,
  load: Float64Array,
) {
  if (kind === 'C' || kind === 'D')
    return Float64Array.from({ length: agents }, (_, agent) => {
      let sum = 0
      for (let job = 0; job < jobs; job += 1) sum += load[job * agents + agent] ?? 0
      return Math.floor((0.8 * sum) / agents)
    })
  const cheapest = new Float64Array(agents)
  for (let job = 0; job < jobs; job += 1) {
    let best = 0
    for (let agent = 1; agent < agents; agent += 1)
      if ((cost[job * agents + agent] ?? 0) < (cost[job * agents + best] ?? 0)) best = agent
    cheapest[best] = (cheapest[best] ?? 0) + (load[job * agents + best] ?? 0)
  }
  const room = 0.6 * (jobs / agents) * 15 + 0.4 * Math.max(...cheapest)
  return new Float64Array(agents).fill(Math.floor(kind === 'A' ? room : 0.7 * room))
}

/** A published instance in the format of the OR-Library: costs, then loads, agent by agent, then capacities. */
export function publishedAssignment(name: string): MatrixProblem {
  const path = join(import.meta.dirname, 'data', `${name}.txt`)
  const numbers = readFileSync(path, 'utf8').trim().split(/\s+/).map(Number)
  const [agents = 0, jobs = 0] = numbers
  const pairs = agents * jobs
  if (numbers.length !== 2 + 2 * pairs + agents) throw new Error(`${name} is not complete.`)
  const byJob = (from: number) =>
    Float64Array.from({ length: pairs }, (_, at) => {
      const agent = at % agents
      return numbers[from + agent * jobs + Math.floor(at / agents)] ?? 0
    })
  return minimised(agents, jobs, {
    cost: byJob(2),
    load: byJob(2 + pairs),
    capacity: Float64Array.from(numbers.slice(2 + 2 * pairs)),
  })
}

type Minimised = { cost: Float64Array; load: Float64Array; capacity: Float64Array }

function minimised(
  agents: number,
  jobs: number,
  { cost, load, capacity }: Minimised,
): MatrixProblem {
  const profit = cost.map((value) => -value)
  return { rows: jobs, columns: agents, profit, load, capacity, assignAll: true }
}

/** Profits of a square problem with loads of one. */
const unitPatterns = {
  'by chance': (_row: number, _column: number, random: () => number) => Math.floor(random() * 1e6),
  'of two values': (_row: number, _column: number, random: () => number) =>
    Math.floor(random() * 2),
  'row times column': (row: number, column: number) => (row + 1) * (column + 1),
}
export type UnitPattern = keyof typeof unitPatterns

export function unitAssignment(pattern: UnitPattern, size: number): MatrixProblem {
  const random = createRandom(size)
  const profitOf = unitPatterns[pattern]
  const profit = new Float64Array(size * size)
  for (let at = 0; at < profit.length; at += 1)
    profit[at] = profitOf(Math.floor(at / size), at % size, random)
  const capacity = new Float64Array(size).fill(1)
  return { rows: size, columns: size, profit, load: 1, capacity, assignAll: true }
}
