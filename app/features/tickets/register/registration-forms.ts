import { z } from 'zod'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { calendarDay } from '#app/lib/form-values.ts'

const mustAgree: ErrorKey = 'mustAgree'

const name = z.string().trim().min(1).max(80)
const email = z.email().max(254).optional()
const groupSize = z.number().int().min(1).max(100)

/** A visitor's registration: no account, one contact at most, no number of any document. */
export const RegisterVisitor = z.object({
  /** Made with the page; a form sent twice registers once. */
  formKey: z.uuid(),
  name,
  email,
  visitOn: calendarDay(),
  groupSize,
  consent: z.boolean({ error: mustAgree }).refine((agreed) => agreed, { error: mustAgree }),
  wantsNews: z.boolean().default(false),
})
export type RegisterVisitor = z.output<typeof RegisterVisitor>

/** What the holder of a link may do with the registration. */
export const EditRegistration = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('change'), name, visitOn: calendarDay(), groupSize }),
  z.object({ intent: z.literal('cancel') }),
  z.object({ intent: z.literal('erase') }),
  z.object({ intent: z.literal('mail') }),
])
export type EditRegistration = z.output<typeof EditRegistration>
export type ChangeRegistration = Extract<EditRegistration, { intent: 'change' }>
