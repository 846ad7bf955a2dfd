import { z } from 'zod'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { calendarDay, clockTime } from '#app/lib/form-values.ts'

const required: ErrorKey = 'required'

export const slotKinds = ['act', 'ceremony', 'break'] as const
export const performerKinds = [
  'band',
  'tradisional',
  'tari',
  'teater',
  'dj',
  'fesyen',
  'talkshow',
  'seremoni',
  'paduan_suara',
] as const
export const permitApprovers = ['upt', 'kanwil', 'ditjenpas'] as const
export const permitStatuses = ['requested', 'valid', 'withdrawn'] as const

/** A slot: where, what, from when, how long. The day and clock are the venue's. */
export const SlotForm = z
  .object({
    stageId: z.uuid(),
    kind: z.enum(slotKinds),
    actId: z.uuid().optional(),
    title: z.string().trim().max(150).optional(),
    day: calendarDay(),
    startsAt: clockTime(),
    minutes: z.number().int().min(1).max(1440),
    setupMinutes: z.number().int().min(0).max(480),
    strikeMinutes: z.number().int().min(0).max(480),
  })
  .superRefine((slot, context) => {
    const missing = slot.kind === 'act' ? 'actId' : 'title'
    if (!slot[missing]) context.addIssue({ code: 'custom', path: [missing], message: required })
  })

/** What can be done to a slot without opening its form. */
export type SlotValues = z.output<typeof SlotForm>

export const SlotStep = z.object({
  intent: z.literal('step'),
  slotId: z.uuid(),
  to: z.enum(['planned', 'confirmed', 'live', 'done', 'cancelled']),
})

export const StageForm = z.object({ name: z.string().trim().min(1).max(100) })

export const ActForm = z.object({
  name: z.string().trim().min(1).max(150),
  kind: z.enum(performerKinds),
  origin: z.string().trim().min(1).max(200),
  kanwilCode: z.string().max(2).optional(),
  membersCount: z.number().int().min(1).max(2000),
  isWargaBinaan: z.boolean().optional(),
  travelMinutes: z.number().int().min(0).max(2880),
})

export const RegisterForm = z.object({ performerId: z.uuid() })

export const PublishForm = z.object({
  afterNumber: z.number().int().min(0),
  note: z.string().trim().max(500).optional(),
})
