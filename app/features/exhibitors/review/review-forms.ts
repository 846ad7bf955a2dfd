import { z } from 'zod'
import { CoordinatorForm, DecisionForm, paragraph } from '../applications/exhibitor-forms.ts'
import { MOST_MARK } from './rubric.ts'

const mark = z.number().int().min(0).max(MOST_MARK)
const remark = paragraph(2000)

/** What one reader thinks of one application. */
export const RubricForm = z.object({
  intent: z.literal('score'),
  applicationId: z.uuid().optional(),
  quality: mark,
  story: mark,
  readiness: mark,
  remark,
})

const bulkIntents = ['accept', 'wait', 'decline', 'endorse', 'return', 'score'] as const

/** What an organizer does with the ticked applications, or with everything that the list's filter shows. */
export const BulkForm = z
  .object({
    intent: z.enum(bulkIntents),
    everything: z.boolean().default(false),
    applicationIds: z.array(z.uuid()).max(500).default([]),
    remark,
    quality: mark.optional(),
    story: mark.optional(),
    readiness: mark.optional(),
  })
  .superRefine((form, context) => {
    if (!form.everything && form.applicationIds.length === 0)
      context.addIssue({ code: 'custom', path: ['applicationIds'], message: 'chooseApplications' })
    if (form.intent === 'return' && form.remark === '')
      context.addIssue({ code: 'custom', path: ['remark'], message: 'required' })
    if (form.intent !== 'score') return
    for (const criterion of ['quality', 'story', 'readiness'] as const) {
      if (form[criterion] === undefined)
        context.addIssue({ code: 'custom', path: [criterion], message: 'required' })
    }
  })

/** Moves an application within its Kanwil's order: a button up or down, or a place by number. */
const RankForm = z
  .object({
    intent: z.enum(['up', 'down', 'to']),
    applicationId: z.uuid(),
    to: z.number().int().min(1).max(100_000).optional(),
  })
  .superRefine((form, context) => {
    if (form.intent === 'to' && form.to === undefined)
      context.addIssue({ code: 'custom', path: ['to'], message: 'required' })
  })

/** Takes the own marks of an application back. */
const RemoveScoreForm = z.object({ intent: z.literal('unscore') })

/** What an organizer does on the page of one application. */
export const ReviewForm = z.discriminatedUnion('intent', [
  RubricForm,
  RemoveScoreForm,
  DecisionForm,
])

/** What a coordinator does on the page of the own Kanwil. */
export const RegionForm = z.discriminatedUnion('intent', [RankForm, CoordinatorForm])
