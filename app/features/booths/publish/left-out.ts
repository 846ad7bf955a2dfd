import { z } from 'zod'

/** What becomes of somebody whom a published plan leaves out: waits, is declined, or is still to be placed. */
export const leftOutFates = ['waiting_list', 'placing', 'declined'] as const
export type LeftOutFate = (typeof leftOutFates)[number]

const Fate = z.enum(leftOutFates)

/** Ids in one field: a form holds no thousand fields. */
const Ids = z
  .string()
  .max(40 * 20_000)
  .default('')
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()))

/** One person's own answer as the form sends it, `id:fate`; empty where it is that of all. */
const Own = z
  .string()
  .optional()
  .transform((text, context): [string, LeftOutFate][] => {
    if (!text) return []
    const [id, fate] = text.split(':')
    const parsed = z.tuple([z.uuid(), Fate]).safeParse([id, fate])
    if (parsed.success) return [parsed.data]
    context.addIssue({ code: 'custom', message: 'invalid' })
    return z.NEVER
  })

/** The part of the form of publishing that asks what becomes of those who are left out. */
export const LeftOutFields = z.object({
  leftOut: Fate.optional(),
  /** Whose names the planner was shown with that question. */
  leftOutIds: Ids,
  leftOutOwn: z
    .array(Own)
    .max(500)
    .default([])
    .transform((answers) => answers.flat()),
})
