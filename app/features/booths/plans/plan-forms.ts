import { z } from 'zod'
import { WEIGHT_MAX, type Weights } from '../allocation/problem.ts'
import { LeftOutFields } from '../publish/left-out.ts'
import { PlanStepForm } from './plan-step.ts'

const weight = z.number().int().min(0).max(WEIGHT_MAX)
export const WeightFields = z.object({
  priority: weight,
  wish: weight,
  together: weight,
  variety: weight,
  crowd: weight,
}) satisfies z.ZodType<Weights>

const planId = z.uuid()
const applicationId = z.uuid()

export const ProposeForm = z.object({
  intent: z.literal('propose'),
  ...WeightFields.shape,
  seed: z.number().int().min(1).max(1_000_000_000).default(1),
  /** The plan whose locks are kept. */
  basePlanId: planId.optional(),
  includeWaiting: z.boolean().default(false),
})

/** Places as a trial run sends them: pairs of application and booth, as JSON. */
const SentPlaces = z
  .string()
  .max(2_000_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'invalid' })
      return z.NEVER
    }
  })
  .pipe(z.array(z.tuple([z.uuid(), z.uuid()])).max(20_000))

/** Everything that is done to a plan on the board's page, one form each. */
export const PlanForm = z.discriminatedUnion('intent', [
  ProposeForm,
  z.object({ intent: z.literal('run-stop'), runId: z.uuid() }),
  z.object({ intent: z.literal('run-cancel'), runId: z.uuid() }),
  z.object({ intent: z.literal('empty') }),
  z.object({ intent: z.literal('duplicate'), planId }),
  z.object({ intent: z.literal('delete'), planId }),
  z.object({
    intent: z.literal('publish'),
    planId,
    /** Asked for where somebody was given a place after the plan was made. */
    newcomers: z.enum(['keep', 'drop']).optional(),
    /** Whose names the planner was shown with that question. */
    newcomerIds: z.array(z.uuid()).max(20_000).default([]),
    ...LeftOutFields.shape,
  }),
  z.object({ intent: z.literal('carry'), planId }),
  z.object({ intent: z.literal('step'), ...PlanStepForm.shape }),
  z.object({ intent: z.literal('place'), planId, applicationId, boothId: z.uuid() }),
  z.object({
    intent: z.literal('assign'),
    planId,
    applicationId,
    /** Empty = out of its booth. */
    boothCode: z
      .string()
      .max(12)
      .optional()
      .transform((code) => (code ?? '').trim().toUpperCase()),
  }),
  z.object({ intent: z.literal('wait'), planId, applicationId }),
  z.object({ intent: z.literal('weights'), planId, ...WeightFields.shape }),
  z.object({
    intent: z.literal('keep'),
    planId,
    ...WeightFields.shape,
    bound: z.number().min(0).max(1e9),
    places: SentPlaces,
  }),
])
export type PlanForm = z.output<typeof PlanForm>

/** Opens the published plan's fairness sheet to everybody, or closes it. */
export const SheetForm = z.object({ intent: z.enum(['open', 'close']), planId })

/** What is done while two plans are compared: a copy of one, or one place of the first taken over into the second. */
export const CompareForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('duplicate'), planId }),
  z.object({ intent: z.literal('adopt'), planId, applicationId, boothId: z.uuid().optional() }),
])
