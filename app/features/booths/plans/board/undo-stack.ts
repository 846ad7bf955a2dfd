import { z } from 'zod'
import { PlanStep } from '../plan-step.ts'

const Stack = z.object({ done: z.array(PlanStep), undone: z.array(PlanStep) })

/** What this planner has done to a plan and taken back again, the latest last. */
export type UndoStack = z.infer<typeof Stack>

export const emptyStack: UndoStack = { done: [], undone: [] }

/** A new step: what had been taken back can no longer be done again. */
export function pushStep(stack: UndoStack, step: PlanStep): UndoStack {
  return { done: [...stack.done, step], undone: [] }
}

/** The latest step has been taken back. */
export function popDone(stack: UndoStack): UndoStack {
  const step = stack.done.at(-1)
  return step ? { done: stack.done.slice(0, -1), undone: [...stack.undone, step] } : stack
}

/** The step taken back last has been done again. */
export function popUndone(stack: UndoStack): UndoStack {
  const step = stack.undone.at(-1)
  return step ? { done: [...stack.done, step], undone: stack.undone.slice(0, -1) } : stack
}

/** Leaves out the latest step of one side: it could not be taken because others have changed the plan since. */
export function dropLatest(stack: UndoStack, side: 'done' | 'undone'): UndoStack {
  return { ...stack, [side]: stack[side].slice(0, -1) }
}

/** A stack as it was kept; an empty one when nothing readable was. */
export function readStack(text: string | null): UndoStack {
  if (text === null) return emptyStack
  try {
    return Stack.parse(JSON.parse(text))
  } catch {
    return emptyStack
  }
}
