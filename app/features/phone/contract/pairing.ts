import * as z from 'zod/mini'
import * as answered from './answered.ts'
import * as asked from './asked.ts'
import { describe } from './describe.ts'

/** A phone asks to be paired by a code. */
export const PairRequest = describe(
  z.object({
    code: describe(asked.string(1, 40), { example: '7KQ2-M8XD' }),
    label: describe(asked.text(1, 80), { description: 'Who holds the phone', example: 'Rani' }),
    kind: describe(z.optional(z.enum(['gate', 'till'])), {
      description:
        'What the phone will work as; a code of the other kind is refused and stays good',
    }),
  }),
  { id: 'PairRequest' },
)
export type PairRequest = z.output<typeof PairRequest>

/** What a phone learns of itself when it is paired. */
const PairedDevice = describe(
  z.object({
    id: answered.uuid(),
    kind: answered.known(['gate', 'till']),
    label: z.string(),
    event: z.object({
      id: answered.uuid(),
      slug: z.string(),
      name: z.string(),
      timeZone: z.string(),
    }),
    place: describe(z.object({ id: answered.uuid(), name: z.string() }), {
      description: 'The gate with its name, or the booth with its code',
    }),
  }),
  { id: 'PairedDevice' },
)

export const Paired = describe(
  z.object({
    token: z.string(),
    device: PairedDevice,
    now: z.optional(answered.instant()),
    endsAt: z.optional(answered.endsAt()),
  }),
  { id: 'Paired' },
)
export type Paired = z.output<typeof Paired>
