import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { projectRoot } from '#app/lib/heavy/project-root.server.ts'
import type { AllocationProblem } from '../allocation/problem.ts'
import type { Allocation } from '../allocation/solve.ts'
import type { SolveNews, SolveOrder } from './solve-worker.ts'

const MOST_MEMORY_MB = 2048

export type Solving = {
  /** The allocation, or the failure of the thread. */
  result: Promise<Allocation>
  /** The progress that the thread reported last. */
  progress(): { share: number; value: number; bound: number } | undefined
  /** Lets it end with the best so far. */
  end(): void
  /** Ends it without a plan; `result` is rejected then. */
  kill(): Promise<void>
}

/** Computes an allocation in a thread of its own. */
export function solveInThread(
  problem: AllocationProblem,
  options: { seed: number; seconds?: number | undefined; steps?: number | undefined },
): Solving {
  const root = projectRoot()
  const ending = new Int32Array(new SharedArrayBuffer(4))
  const order: SolveOrder = {
    problem,
    seed: options.seed,
    seconds: options.seconds,
    steps: options.steps,
    ending,
  }
  const worker = new Worker(
    pathToFileURL(join(root, 'app', 'features', 'booths', 'runs', 'solve-thread.js')),
    {
      name: 'allocation',
      workerData: order,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    },
  )
  let newest: ReturnType<Solving['progress']>
  const result = new Promise<Allocation>((done, fail) => {
    worker.on('message', (news: SolveNews) => {
      if (news.kind === 'done') done(news.allocation)
      else newest = { share: news.share, value: news.value, bound: news.bound }
    })
    worker.on('error', fail)
    worker.on('exit', (code) => fail(new Error(`The thread ended with ${code}.`)))
  })
  // A killed thread rejects its result, which nobody may be waiting for.
  result.catch(() => {})
  return {
    result,
    progress: () => newest,
    end: () => {
      Atomics.store(ending, 0, 1)
    },
    async kill() {
      await worker.terminate()
    },
  }
}
