import { z } from 'zod'
import { languages } from '#app/i18n/i18n.ts'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { roleNames, scopeKinds } from './grants.ts'

const roleScopeMissing: ErrorKey = 'roleScopeMissing'

/** What a role is about has one field for each kind of thing; the role says which of them counts. */
export const InvitePerson = z
  .object({
    email: z.email().max(254),
    name: z.string().trim().min(1).max(200),
    language: z.enum(languages),
    role: z.enum(roleNames),
    kanwil: z.string().max(40).optional(),
    exhibitor: z.string().max(40).optional(),
    booth: z.string().max(40).optional(),
    gate: z.string().max(40).optional(),
    stage: z.string().max(40).optional(),
  })
  .superRefine((form, context) => {
    const kind = scopeKinds[form.role]
    if (kind === 'none' || kind === 'event' || form[kind]) return
    context.addIssue({ code: 'custom', message: roleScopeMissing, path: [kind] })
  })

export type InvitePerson = z.infer<typeof InvitePerson>

/** The thing that the chosen role is about; fields of other kinds are ignored. */
export function scopeIn(form: InvitePerson): string | null {
  const kind = scopeKinds[form.role]
  return kind === 'none' || kind === 'event' ? null : (form[kind] ?? null)
}

/** What can be done to one role in the list of people. */
const ChangeRole = z.object({
  intent: z.enum(['revoke', 'invite-again']),
  grantId: z.uuid(),
})

/** A step of the way back for somebody whose phone is lost. */
const ResetFactor = z.object({
  intent: z.enum(['ask-reset', 'confirm-reset', 'withdraw-reset']),
  userId: z.uuid(),
})

/** An answer to a role that waits for a second person. */
const SettleGrant = z.object({
  intent: z.enum(['confirm-grant', 'decline-grant']),
  requestId: z.uuid(),
})

/** What organizers can do in the list of people of their festival. */
export const ManagePerson = z.discriminatedUnion('intent', [ChangeRole, SettleGrant])

/** What administrators can do in the list of all people. */
export const AdministerPerson = z.discriminatedUnion('intent', [
  ChangeRole,
  SettleGrant,
  ResetFactor,
])
