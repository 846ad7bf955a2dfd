import { z } from 'zod'
import { readSentJson } from '#app/lib/sent-json.ts'
import { invertMoves } from './moves.ts'

const PlanMove = z.object({
  applicationId: z.uuid(),
  from: z.uuid().nullable(),
  to: z.uuid().nullable(),
})

function eachOnce(moves: ReadonlyArray<{ applicationId: string }>): boolean {
  return new Set(moves.map(({ applicationId }) => applicationId)).size === moves.length
}

const LOCK_TARGETS = ['placement', 'booth', 'kanwil'] as const
export type LockTarget = (typeof LOCK_TARGETS)[number]

/** One thing that a planner does to a plan and can take back: moves that belong together, or a lock. */
export const PlanStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moves'), moves: z.array(PlanMove).min(1).max(200).refine(eachOnce) }),
  z
    .object({
      kind: z.literal('lock'),
      target: z.enum(LOCK_TARGETS),
      /** Application, booth or code of a Kanwil. */
      id: z.string().min(1).max(60),
      locked: z.boolean(),
    })
    .refine(({ target, id }) => target === 'kanwil' || z.uuid().safeParse(id).success),
])
export type PlanStep = z.infer<typeof PlanStep>

/** What takes this step back. */
export function invertPlanStep(step: PlanStep): PlanStep {
  return step.kind === 'lock'
    ? { ...step, locked: !step.locked }
    : { kind: 'moves', moves: invertMoves(step.moves) }
}

/** A step as it is sent: the plan, and the step as JSON. */
export const PlanStepForm = z.object({
  planId: z.uuid(),
  step: z.string().max(60_000).transform(readSentJson).pipe(PlanStep),
})
