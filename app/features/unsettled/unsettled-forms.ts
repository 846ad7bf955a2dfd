import { z } from 'zod'
import { uploadedFile } from '#app/lib/uploaded-file.ts'

/** Largest copy of a phone that is taken, in bytes: some ten thousand readings. */
export const mostCopyBytes = 5 * 1024 * 1024

export const CopyForm = z.object({
  intent: z.literal('copy'),
  file: uploadedFile(mostCopyBytes, 'copyTooBig'),
})

/** What an organizer does with something that a phone has handed in. */
export const UnsettledCommand = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('record'),
    itemId: z.uuid(),
    /** The shift to which a sale belongs, when the phone named none that is known. */
    shiftId: z.uuid().optional(),
    /** What is meant by a listing that the booth does not have. */
    listings: z.array(z.object({ from: z.uuid(), to: z.uuid() })).default([]),
    /** With it everything of the same phone that is listed for the same reason, sales of the same shift. */
    alike: z.boolean().default(false),
  }),
  z.object({
    intent: z.literal('dismiss'),
    itemId: z.uuid(),
    note: z.string().trim().min(1).max(500),
    alike: z.boolean().default(false),
  }),
  CopyForm,
])
export type UnsettledCommand = z.output<typeof UnsettledCommand>

/** What an organizer chooses so that something can be recorded. */
export type RecordChoice = Pick<
  Extract<UnsettledCommand, { intent: 'record' }>,
  'shiftId' | 'listings'
>
