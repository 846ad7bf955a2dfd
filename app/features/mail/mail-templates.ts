import { z } from 'zod'
import { calendarDay, clockTime } from '#app/lib/form-values.ts'

/** A page of this site that a mail links to. The address in front of it is added when the mail is rendered. */
const path = z.string().regex(/^\/(?!\/)/)
const instant = z.iso.datetime({ offset: true })

/** The official letter of a place, which goes along as PDF. */
const ofLetter = {
  letterId: z.uuid().optional(),
  reference: z.string().optional(),
  answerDueOn: calendarDay().nullable().optional(),
}

const setupTimes = z.object({ startsAt: instant.nullable(), endsAt: instant.nullable() })

const ofExhibitor = { exhibitor: z.string(), event: z.string(), path }
const ofCall = {
  ...ofExhibitor,
  venue: z.string(),
  startsOn: calendarDay(),
  endsOn: calendarDay().nullable(),
  timeZone: z.string(),
  /** Until when an application can be sent; absent where the call has no end yet. */
  closesAt: instant.optional(),
  /** Whom to ask, in particular for an account. */
  contact: z.string().optional(),
}
const roleName = z.enum([
  'administrator',
  'organizer',
  'kanwil_coordinator',
  'exhibitor_officer',
  'cashier',
  'gate_crew',
  'stage_manager',
  'auditor',
])

const accountNews = z.enum([
  'factorOn',
  'factorOff',
  'codesRenewed',
  'recoveryUsed',
  'factorLocked',
  'resetAsked',
  'resetWithdrawn',
  'factorReset',
  'addressAsked',
  'addressChanged',
])
/** What can become of the doors of an account. */
export type AccountNews = z.output<typeof accountNews>

/** What each mail is filled with. Stored with the message, and read back by the same schema. */
export const mailTemplates = {
  /** One-time link to choose a new password. */
  'reset-password': z.object({ name: z.string(), path, validMinutes: z.number().int() }),
  /** One-time link that proves a new address. */
  'confirm-address': z.object({ name: z.string(), path, validHours: z.number().int() }),
  /** What became of the doors of an account. */
  'account-news': z.object({ name: z.string(), what: accountNews, path }),
  /** A first account, or one more role for somebody who has one (`hasAccount`). */
  invitation: z.object({
    name: z.string(),
    inviter: z.string(),
    role: roleName,
    /** What the role is about: a Kanwil, an exhibitor, a booth, a gate or a stage, by its name. */
    scope: z.string().optional(),
    event: z.string().optional(),
    hasAccount: z.boolean(),
    path,
    validDays: z.number().int(),
  }),
  /** Asks an exhibitor to apply. */
  'call-invitation': z.object(ofCall),
  /** Asks once more, while there is no answer. */
  'call-reminder': z.object(ofCall),
  'application-received': z.object({
    ...ofExhibitor,
    tables: z.number().int(),
    products: z.array(z.string()),
  }),
  'application-returned': z.object({ ...ofExhibitor, remark: z.string() }),
  'application-decided': z.object({
    ...ofExhibitor,
    /** `placing`: the plan is published without a place for it, and one is still looked for. */
    decision: z.enum(['accepted', 'waiting_list', 'declined', 'placing']),
    remark: z.string().optional(),
  }),
  'placement-published': z.object({
    ...ofExhibitor,
    ...ofLetter,
    booth: z.string(),
    zone: z.string(),
    tables: z.number().int(),
    venue: z.string(),
    startsOn: calendarDay(),
    endsOn: calendarDay().nullable(),
  }),
  'placement-changed': z.object({
    ...ofExhibitor,
    ...ofLetter,
    from: z.string(),
    /** Absent when the exhibitor has lost its place. */
    to: z.string().optional(),
    zone: z.string().optional(),
    /** What becomes of an exhibitor that has lost its place. */
    fate: z.enum(['waiting_list', 'declined', 'placing']).optional(),
  }),
  /** An answer to the letter of a place is still missing. */
  'place-reminder': z.object({
    ...ofExhibitor,
    letterId: z.uuid(),
    reference: z.string(),
    booth: z.string(),
    zone: z.string(),
    answerDueOn: calendarDay().nullable(),
  }),
  /** What holds for setting up a place has changed, and what it was before. */
  'place-setup': z.object({
    ...ofExhibitor,
    letterId: z.uuid(),
    reference: z.string(),
    booth: z.string(),
    zone: z.string(),
    timeZone: z.string(),
    now: setupTimes,
    before: setupTimes,
    /** The notes where they have changed; empty where there are none any more. */
    notes: z.string().optional(),
    contact: z.string().optional(),
  }),
  /** A booth needs more of something it sells. */
  'restock-requested': z.object({
    ...ofExhibitor,
    booth: z.string(),
    product: z.string(),
    unit: z.string(),
    quantity: z.number().int(),
    note: z.string().optional(),
  }),
  /** The ticket with its code as picture; also sent when a registration has changed. */
  ticket: z.object({
    event: z.string(),
    /** As printed below the picture, to be typed at a gate without camera. */
    code: z.string(),
    /** What the picture says: the signed text that gates read. */
    qrText: z.string(),
    day: calendarDay(),
    opensAt: clockTime().optional(),
    closesAt: clockTime().optional(),
    timeZone: z.string(),
    venue: z.string(),
    groupSize: z.number().int().min(1),
    changed: z.boolean().default(false),
    /** The visitor's page, with the ways to change and to cancel. */
    path,
  }),
  'registration-cancelled': z.object({
    event: z.string(),
    /** Whose mail it is, so that it goes when its data are erased. */
    registrationId: z.uuid().optional(),
    day: calendarDay(),
    /** Where to register again. */
    path,
  }),
} as const

/** Mails that anybody can cause by typing an address: nothing that was typed freely may be in them. */
export const strangersMails = ['ticket', 'registration-cancelled'] as const

export type MailTemplate = keyof typeof mailTemplates
/** What a caller passes. */
export type MailInput<Template extends MailTemplate> = z.input<(typeof mailTemplates)[Template]>
/** What a template is rendered with. */
export type MailProps<Template extends MailTemplate> = z.output<(typeof mailTemplates)[Template]>

export function isMailTemplate(name: string): name is MailTemplate {
  return Object.hasOwn(mailTemplates, name)
}

/** Props that open an account to whoever holds them: removed from the outbox once the mail has gone out. */
export const secretProps: { readonly [Template in MailTemplate]?: ReadonlyArray<string> } = {
  'reset-password': ['path'],
  'confirm-address': ['path'],
  invitation: ['path'],
}

/**
 * What stands in place of props that let whoever holds them act for the addressee (enter, change, cancel), for readers of
 * the outbox who may only look.
 */
export const coveredProps: {
  readonly [Template in MailTemplate]?: Readonly<Record<string, string>>
} = {
  ticket: { code: '•••••-•••••', qrText: 'GELAR', path: '/' },
}
