import { parentPort, workerData } from 'node:worker_threads'
import type { AllocationProblem } from '../allocation/problem.ts'
import { type Allocation, solveAllocation } from '../allocation/solve.ts'

/** What the thread is given. `ending[0]` becomes 1 when it is to end with the best so far. */
export type SolveOrder = {
  problem: AllocationProblem
  seed: number
  seconds: number | undefined
  steps: number | undefined
  ending: Int32Array
}

/** What the thread reports. */
export type SolveNews =
  | { kind: 'progress'; share: number; value: number; bound: number }
  | { kind: 'done'; allocation: Allocation }

const NEWS_EVERY_MS = 200

/** The thread that computes an allocation, so that the server goes on serving meanwhile. */
function run(order: SolveOrder): void {
  const tell = (news: SolveNews) => parentPort?.postMessage(news)
  let toldAt = 0
  const allocation = solveAllocation(order.problem, {
    seed: order.seed,
    seconds: order.seconds,
    steps: order.steps,
    stop: () => Atomics.load(order.ending, 0) === 1,
    onProgress: ({ share, value, bound }) => {
      const now = performance.now()
      if (now - toldAt < NEWS_EVERY_MS) return
      toldAt = now
      tell({ kind: 'progress', share, value, bound })
    },
  })
  tell({ kind: 'done', allocation })
}

run(workerData)
