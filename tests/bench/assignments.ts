import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MatrixProblem } from '#app/features/booths/allocation/matrix/matrix-problem.ts'
import { solveMatrix } from '#app/features/booths/allocation/matrix/solve-matrix.ts'
import { runAllocate, writeMatrixFile } from './allocate-command.ts'
import {
  generalAssignment,
  type Kind,
  publishedAssignment,
  type UnitPattern,
  unitAssignment,
} from './assignment-instances.ts'
import type { Line } from './print.ts'

const SECONDS = 10
const MOST_GAP = 0.005

/** Best values known of published instances, all proven (github.com/fontanf/generalizedassignmentsolver, data.csv). */
const published: Array<{ name: string; best: number }> = [
  { name: 'c05100', best: 1931 },
  { name: 'd05100', best: 6353 },
]

/** What the command reads from a file, in a process of its own. */
const commandSizes = [
  { size: 800, wantedS: 0.5, wantedGiB: 2 },
  { size: 5000, wantedS: 30, wantedGiB: 2 },
]
const unitSizes = [100, 200, 400, 800, 1600, 3200, 5000]
const unitPatterns: UnitPattern[] = ['by chance', 'of two values', 'row times column']
const kinds: Kind[] = ['A', 'B', 'C', 'D']
const agentsAndJobs = [5, 10, 20].flatMap((agents) => [100, 200].map((jobs) => ({ agents, jobs })))

/** Assignment problems as matrices: loads of one at the command line and over sizes, then loads of all kinds. */
export async function measureAssignments(folder: string): Promise<Line[]> {
  const lines: Line[] = []
  for (const each of commandSizes) lines.push(await measureCommand(folder, each))
  for (const pattern of unitPatterns)
    for (const size of unitSizes) lines.push(await measureUnit(pattern, size))
  for (const { name, best } of published)
    lines.push(await measureGeneral(`published ${name}`, publishedAssignment(name), best))
  for (const kind of kinds)
    for (const { agents, jobs } of agentsAndJobs) {
      const problem = generalAssignment(kind, agents, jobs, 1)
      const name = `kind ${kind}, ${agents} agents, ${jobs} jobs`
      lines.push(
        await measureGeneral(name, problem, kind === 'A' || kind === 'B' ? 'optimal' : undefined),
      )
    }
  return lines
}

async function measureCommand(
  folder: string,
  { size, wantedS, wantedGiB }: (typeof commandSizes)[number],
): Promise<Line> {
  const path = join(folder, `unit-${size}.json`)
  await writeMatrixFile(path, unitAssignment('by chance', size))
  const { optimal, milliseconds, seconds, gibibytes } = await runAllocate(path)
  await rm(path)
  // The small one is about the solver, the large one about all that a person waits for.
  const counted = wantedS < 1 ? milliseconds / 1000 : seconds
  return {
    name: `assignment command, ${size} x ${size}, loads of one`,
    figure: `${(milliseconds / 1000).toFixed(2)} s to read and solve, ${seconds.toFixed(1)} s in all, ${gibibytes.toFixed(2)} GiB`,
    wanted: `<= ${wantedS} s, ${wantedGiB} GiB, optimal`,
    reached: optimal && counted <= wantedS && gibibytes <= wantedGiB,
  }
}

async function measureUnit(pattern: UnitPattern, size: number): Promise<Line> {
  const problem = unitAssignment(pattern, size)
  const started = performance.now()
  const { optimal, objective, bound } = await solveMatrix(problem, { seconds: SECONDS, seed: 1 })
  const seconds = (performance.now() - started) / 1000
  return {
    name: `assignment ${size} x ${size}, profits ${pattern}`,
    figure: `${seconds.toFixed(2)} s`,
    wanted: 'optimal, <= 30 s',
    reached: optimal && bound === objective && seconds <= 30,
  }
}

/** `known` is the least cost known, or "optimal" where that is wanted; without it the gap to our own bound counts. */
async function measureGeneral(
  name: string,
  problem: MatrixProblem,
  known: number | 'optimal' | undefined,
): Promise<Line> {
  const started = performance.now()
  const plan = await solveMatrix(problem, { seconds: SECONDS, seed: 1 })
  const seconds = (performance.now() - started) / 1000
  const toBound = (plan.bound - plan.objective) / -plan.objective
  const toKnown = typeof known === 'number' ? (-plan.objective - known) / known : undefined
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`
  const inTime = seconds <= SECONDS * 1.05
  return {
    name: `assignment ${name}`,
    figure: [
      `${seconds.toFixed(1)} s`,
      `cost ${-plan.objective}`,
      plan.optimal ? 'optimal' : `${percent(toBound)} over the bound`,
      ...(toKnown === undefined ? [] : [`${percent(toKnown)} over the best known`]),
    ].join(', '),
    wanted:
      known === 'optimal'
        ? `<= ${SECONDS} s, optimal`
        : `<= ${SECONDS} s, ${percent(MOST_GAP)} over the ${known === undefined ? 'bound' : 'best known'}`,
    reached: inTime && (known === 'optimal' ? plan.optimal : (toKnown ?? toBound) <= MOST_GAP),
  }
}
