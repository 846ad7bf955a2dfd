import { z } from 'zod'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { localInstant } from '#app/lib/form-instants.ts'
import { calendarDay } from '#app/lib/form-values.ts'

const letterCodeInvalid: ErrorKey = 'letterCodeInvalid'
const setupEndsFirst: ErrorKey = 'setupEndsFirst'
const remarkNeeded: ErrorKey = 'required'

const answers = ['confirmed', 'declined'] as const

/** What letters say beside the place itself; times by the clock of the venue. */
export function letterSettings(zone: string) {
  return z
    .object({
      intent: z.literal('settings'),
      letterCode: z
        .string()
        .transform((text) => text.trim().toUpperCase())
        .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9.-]{0,19}$/, { error: letterCodeInvalid }))
        .optional(),
      placeAnswerDueOn: calendarDay().optional(),
      setupStartsAt: localInstant(zone).optional(),
      setupEndsAt: localInstant(zone).optional(),
      setupNotes: z.string().trim().max(2000).optional(),
    })
    .refine(
      ({ setupStartsAt, setupEndsAt }) =>
        !setupStartsAt || !setupEndsAt || setupStartsAt < setupEndsAt,
      { error: setupEndsFirst, path: ['setupEndsAt'] },
    )
}
export type LetterSettings = Omit<z.output<ReturnType<typeof letterSettings>>, 'intent'>

/** What is done on the page of the letters' contents: they are set, or all who hold older words are told. */
export function letterSettingsForm(zone: string) {
  return z.discriminatedUnion('intent', [
    letterSettings(zone),
    z.object({ intent: z.literal('tell') }),
  ])
}

/** The exhibitor's answer. */
export const AnswerForm = z.object({
  letterId: z.uuid(),
  answer: z.enum(answers),
  remark: z.string().trim().max(2000).default(''),
})

/** What the organizer does with answers. */
export const AnswersForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('remind') }),
  z.object({
    intent: z.literal('behalf'),
    letterId: z.uuid(),
    answer: z.enum(answers),
    remark: z.string({ error: remarkNeeded }).trim().min(1).max(2000),
  }),
  z.object({ intent: z.literal('give'), applicationId: z.uuid(), boothId: z.uuid() }),
])
