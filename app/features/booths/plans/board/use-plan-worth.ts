import { useMemo, useState } from 'react'
import { scorePlan } from '#app/features/booths/allocation/value.ts'
import type { Places } from '../moves.ts'
import { settleScoredPlan } from '../reasons/effects.ts'
import type { BoardData } from './board-data.server.ts'
import { problemOf } from './board-problem.ts'

/** The board as long as nothing on it has changed, however often the page asks for it. */
export function useSameBoard(loaded: BoardData): BoardData {
  const [board, setBoard] = useState(loaded)
  if (board.stamp === loaded.stamp) return board
  setBoard(loaded)
  return loaded
}

/**
 * The solver's own picture of a plan, built once in the browser and kept up to date with every move: what the plan is
 * worth, and what any move would do to it. Parts are counted with unit weights.
 */
export function usePlanWorth(board: BoardData, places: Places) {
  const scored = useMemo(() => scorePlan(problemOf(board), []), [board])
  const worth = useMemo(() => {
    settleScoredPlan(scored, places)
    return { scored, parts: { ...scored.parts }, shortfall: scored.shortfall }
  }, [scored, places])
  return worth
}

export type PlanWorth = ReturnType<typeof usePlanWorth>
