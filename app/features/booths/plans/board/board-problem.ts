import type { AllocationProblem } from '#app/features/booths/allocation/problem.ts'
import { UNIT_WEIGHTS } from '../reasons/effects.ts'
import type { BoardData } from './board-data.server.ts'

/**
 * The allocation problem behind a board. Weights are one, to be applied to the parts afterwards, and nobody is
 * locked: the board asks its locks itself.
 */
export function problemOf(board: BoardData): AllocationProblem {
  const { booths } = board.floor
  return {
    zones: board.floor.zones,
    booths: booths.map((booth, index) => ({
      id: booth.id,
      zoneId: booth.zoneId,
      capacity: booth.capacity,
      powerWatts: booth.powerWatts,
      hasWater: booth.hasWater,
      cookingAllowed: booth.cookingAllowed,
      hasColdStorage: booth.hasColdStorage,
      crowdValue: board.crowd[index] ?? 0.5,
      neighbourIds: (board.neighbours[index] ?? []).flatMap((other) => booths[other]?.id ?? []),
    })),
    applications: board.applications.map((row) => ({
      id: row.id,
      kanwilCode: row.kanwilCode,
      tables: row.tables,
      powerWatts: row.powerWatts,
      needsWater: row.needsWater,
      needsCooking: row.needsCooking,
      needsColdStorage: row.needsColdStorage,
      categories: row.categories,
      priorityScore: row.priorityScore,
      zoneWishes: row.wishes,
      excludedBoothIds: row.exclusions,
      lockedBoothId: null,
    })),
    quotas: board.quotas,
    weights: UNIT_WEIGHTS,
  }
}
