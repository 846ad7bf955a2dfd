import { z } from 'zod'
import { pictureFile } from '#app/features/files/picture-form.ts'

/** Kinds that say how far a unit or booth has come. */
const progressKinds = ['expected', 'arrived', 'set_up', 'handed_over'] as const

const common = {
  /** Made by the phone: a report sent again is stored once. */
  id: z.uuid().optional(),
  boothId: z.uuid(),
  /** Where to go on without script. */
  kembali: z.string().max(300).optional(),
}

/** One report on a booth, as the phone sends it. */
export const ReportForm = z.discriminatedUnion('intent', [
  z.object({
    ...common,
    intent: z.literal('progress'),
    kind: z.enum(progressKinds),
    applicationId: z.uuid().optional(),
  }),
  z.object({
    ...common,
    intent: z.literal('problem'),
    applicationId: z.uuid().optional(),
    note: z.string().trim().min(1).max(2000),
    photo: pictureFile().optional(),
  }),
  z.object({
    ...common,
    intent: z.literal('solved'),
    solvesId: z.uuid(),
    note: z.string().trim().max(2000).default(''),
  }),
])
export type Report = z.output<typeof ReportForm>
