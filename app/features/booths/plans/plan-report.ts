import { z } from 'zod'
import { Blocked, RULE_CODES } from '../allocation/reasons.ts'

/** What the solver reported about a plan when it was computed. */
export const PlanReport = z.object({
  parts: z.object({
    priority: z.number(),
    wish: z.number(),
    together: z.number(),
    variety: z.number(),
    crowd: z.number(),
  }),
  value: z.number(),
  bound: z.number(),
  gap: z.number(),
  shortfalls: z.array(
    z.object({
      kanwilCode: z.string(),
      missingTables: z.number(),
      // Absent in reports of older plans.
      notAskedFor: z.number().optional(),
      blocked: z.array(Blocked).optional(),
    }),
  ),
  conflicts: z.array(
    z.object({
      applicationId: z.string(),
      boothId: z.string(),
      rules: z.array(z.enum(RULE_CODES)),
    }),
  ),
  steps: z.number(),
  // Whether time or a person ended the search early; absent in reports of older plans.
  cut: z.boolean().optional(),
})
export type PlanReport = z.infer<typeof PlanReport>
