import { z } from 'zod'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { calendarDay, clockTime } from '#app/lib/form-values.ts'
import { eventStatuses } from './event-status.ts'

const key = (name: ErrorKey) => name

export const entryRules = ['once', 'once_per_day', 're_entry'] as const

const fields = {
  name: z.string().trim().min(3).max(200),
  theme: z.string().trim().max(200).optional(),
  summaryId: z.string().trim().max(600).optional(),
  summaryEn: z.string().trim().max(600).optional(),
  venueId: z.uuid(),
  plannedStartsOn: calendarDay(),
  /** Absent = a permanent gallery. */
  plannedEndsOn: calendarDay().optional(),
  contactEmail: z.email().optional(),
  entryRule: z.enum(entryRules),
  registrationOpen: z.boolean().default(false),
  groupSizeMax: z.number().int().min(1).max(100),
  visitorDataUntil: calendarDay().optional(),
}

type Dates = Pick<
  z.infer<z.ZodObject<typeof fields>>,
  'plannedStartsOn' | 'plannedEndsOn' | 'visitorDataUntil'
>

function checkOrder(dates: Dates, context: z.RefinementCtx): void {
  const { plannedStartsOn, plannedEndsOn, visitorDataUntil } = dates
  const refuse = (path: keyof Dates, message: ErrorKey) =>
    context.addIssue({ code: 'custom', path: [path], message })
  if (plannedEndsOn && plannedEndsOn < plannedStartsOn) refuse('plannedEndsOn', 'eventEndsFirst')
  if (visitorDataUntil && visitorDataUntil < (plannedEndsOn ?? plannedStartsOn)) {
    refuse('visitorDataUntil', 'retentionTooShort')
  }
}

/** What an organizer may change of a festival. The address stays, because it has been printed. */
export const EditEvent = z.object(fields).superRefine(checkOrder)
export type EditEvent = z.infer<typeof EditEvent>

/** A new festival: the same and its address. */
export const NewEvent = z
  .object({
    slug: z
      .string()
      .trim()
      .regex(/^[a-z0-9][a-z0-9-]{1,60}$/, { error: key('slugInvalid') }),
    ...fields,
  })
  .superRefine(checkOrder)
export type NewEvent = z.infer<typeof NewEvent>

/** Words that are no festival's, because a page of the staff has the address. */
export const reservedSlugs: ReadonlyArray<string> = ['baru']

export const SaveDay = z
  .object({
    intent: z.literal('saveDay'),
    openOn: calendarDay(),
    opensAt: clockTime(),
    closesAt: clockTime(),
    visitorCapacity: z.number().int().min(1).max(10_000_000).optional(),
  })
  .refine((day) => day.closesAt > day.opensAt, {
    path: ['closesAt'],
    error: key('dayClosesFirst'),
  })
export type SaveDay = z.infer<typeof SaveDay>

export const RemoveDay = z.object({ intent: z.literal('removeDay'), openOn: calendarDay() })
export const StepEvent = z.object({ intent: z.literal('step'), to: z.enum(eventStatuses) })
