import type { AllocationProblem } from '#app/features/booths/allocation/problem.ts'
import { solveAllocation } from '#app/features/booths/allocation/solve.ts'

// A trial run of the solver in the planner's own browser: nothing is stored, and closing it ends it.

export type PreviewAsked = { problem: AllocationProblem; seed: number; seconds: number }
export type PreviewTold =
  | { kind: 'progress'; share: number }
  | { kind: 'done'; places: Array<[string, string]>; bound: number }

addEventListener('message', ({ data }: MessageEvent<PreviewAsked>) => {
  const tell = (message: PreviewTold) => postMessage(message)
  const { placements, bound } = solveAllocation(data.problem, {
    seed: data.seed,
    seconds: data.seconds,
    onProgress: ({ share }) => tell({ kind: 'progress', share }),
  })
  const places = placements.map(({ applicationId, boothId }): [string, string] => [
    applicationId,
    boothId,
  ])
  tell({ kind: 'done', places, bound })
})
