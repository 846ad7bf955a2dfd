import { applyMoves } from '../moves.ts'
import type { PlanStep } from '../plan-step.ts'
import type { BoardState } from './board-data.server.ts'

function toggled(list: ReadonlyArray<string>, id: string, present: boolean): string[] {
  const rest = list.filter((other) => other !== id)
  return present ? [...rest, id] : rest
}

/** The plan after a step that the server took: it alone knows who came back to where the solver had it. */
export function agreedState(
  state: BoardState,
  step: PlanStep,
  byHand: ReadonlyArray<string>,
): BoardState {
  const after = applyPlanStep(state, step)
  if (step.kind === 'lock') return after
  const moved = new Set(step.moves.map(({ applicationId }) => applicationId))
  return { ...after, byHand: [...after.byHand.filter((id) => !moved.has(id)), ...byHand] }
}

/** The plan after a step, as the server will have it once it has agreed. */
export function applyPlanStep(state: BoardState, step: PlanStep): BoardState {
  if (step.kind === 'lock') {
    const field = { placement: 'locked', booth: 'lockedBooths', kanwil: 'lockedKanwil' } as const
    const name = field[step.target]
    return { ...state, [name]: toggled(state[name], step.id, step.locked) }
  }
  const ids = step.moves.map(({ applicationId }) => applicationId)
  return {
    ...state,
    places: [...applyMoves(new Map(state.places), step.moves)],
    // Whoever was moved counts as placed by hand, and no lock stays on a place that was left.
    byHand: [...state.byHand.filter((id) => !ids.includes(id)), ...ids],
    locked: state.locked.filter((id) => !ids.includes(id)),
  }
}
