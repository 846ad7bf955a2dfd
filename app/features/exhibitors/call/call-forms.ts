import { z } from 'zod'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { paragraph } from '../applications/exhibitor-forms.ts'
import { productCategories } from '../catalogue/categories.ts'
import { callFields } from './call-terms.ts'

const key = (name: ErrorKey) => name
const limit = z.number().int().min(1).max(10_000).optional()

/** Text of a `DateTimeField`; the venue's zone, known to the server, makes it a moment. */
const localText = z
  .string()
  .regex(/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: key('timeInvalid') })

/** Dates, rules and terms of a call. */
export const CallForm = z
  .object({
    intent: z.literal('save'),
    callOpensAt: localText.optional(),
    callClosesAt: localText.optional(),
    callRules: paragraph(4000),
    /** None ticked = every kind. */
    categories: z.array(z.enum(productCategories)).default([]),
    askedFields: z.array(z.enum(callFields)).default([]),
    maxTablesPerApplication: z.number().int().min(1).max(100),
    maxApplicationsPerKanwil: limit,
    maxTablesPerKanwil: limit,
  })
  .superRefine(({ callOpensAt, callClosesAt }, context) => {
    if (callOpensAt && callClosesAt && callClosesAt <= callOpensAt)
      context.addIssue({ code: 'custom', path: ['callClosesAt'], message: key('callClosesFirst') })
  })
export type CallInput = z.output<typeof CallForm>

const kanwilCode = z.string().regex(/^[A-Z]{2,4}$/)

/** Limits of one Kanwil instead of the call's. */
export const QuotaForm = z
  .object({
    intent: z.literal('quota'),
    kanwilCode,
    minTables: z.number().int().min(0).max(10_000).default(0),
    maxTables: z.number().int().min(0).max(10_000).optional(),
    maxApplications: limit,
  })
  .superRefine(({ minTables, maxTables }, context) => {
    if (maxTables !== undefined && maxTables < minTables)
      context.addIssue({ code: 'custom', path: ['maxTables'], message: key('quotaOrder') })
  })
export type QuotaInput = z.output<typeof QuotaForm>

export const RemoveQuotaForm = z.object({ intent: z.literal('removeQuota'), kanwilCode })

/** All UPT of some Kanwil, or exhibitors one by one. */
export const InviteKanwilForm = z.object({
  intent: z.literal('inviteKanwil'),
  kanwilCodes: z.array(kanwilCode).min(1).max(100),
})
export const ChosenForm = z
  .object({
    intent: z.enum(['invite', 'remind']),
    /** All that the list's filter finds, whatever is ticked. */
    everything: z.boolean().default(false),
    exhibitorIds: z.array(z.uuid()).max(500).default([]),
    /** Also those who have been written to within the last day. */
    again: z.boolean().default(false),
  })
  .superRefine(({ everything, exhibitorIds }, context) => {
    if (!everything && exhibitorIds.length === 0)
      context.addIssue({ code: 'custom', path: ['exhibitorIds'], message: key('chooseExhibitors') })
  })
export const RemindAllForm = z.object({
  intent: z.literal('remindAll'),
  again: z.boolean().default(false),
})
