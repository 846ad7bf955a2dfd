import * as z from 'zod/mini'
import * as answered from './answered.ts'
import * as asked from './asked.ts'
import { describe } from './describe.ts'
import { BATCH_MAX, CODE_MAX } from './limits.ts'

const verdicts = [
  'admitted',
  'exited',
  'already_in',
  'not_in',
  'wrong_day',
  'wrong_event',
  'wrong_gate',
  'revoked',
  'unknown',
] as const

const Direction = z.enum(['entry', 'exit'])
const seq = {
  description:
    'Counted up by the phone and never used twice: with the phone it names the item for ever',
}

/** A code that a phone has read, or visitors without a ticket. */
export const GateItemUpload = describe(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('ticket'),
      seq: describe(asked.whole(0), seq),
      code: describe(asked.string(0, CODE_MAX), {
        description: 'As read or typed; at most 2000 characters of it',
      }),
      direction: Direction,
      scannedAt: asked.instant(),
      offline: describe(z.boolean(), {
        description: 'The phone had no connection and decided by itself',
      }),
      told: describe(z._default(z.nullable(z.enum(verdicts)), null), {
        description: 'What it then told people; null when it could not tell or was connected',
      }),
    }),
    z.object({
      kind: z.literal('walk_in'),
      seq: describe(asked.whole(0), seq),
      people: asked.whole(1, 100),
      direction: Direction,
      scannedAt: asked.instant(),
    }),
  ]),
  { id: 'GateItemUpload' },
)
export type GateItemUpload = z.output<typeof GateItemUpload>

export const GateUpload = describe(
  z.object({
    sentAt: asked.instant("The phone's clock at sending, to put its times right"),
    // Read one by one, so that an item that is not understood never holds back the others.
    items: asked.list(asked.readLater('GateItemUpload', { seq: asked.whole(0) }), 1, BATCH_MAX),
  }),
  { id: 'GateUpload' },
)
export type GateUpload = z.output<typeof GateUpload>

/** What the server has stored for an item; the same for an item that is sent again. */
export const GateItemAnswer = describe(
  z.object({
    seq: answered.whole({ minimum: 0, ...seq }),
    verdict: describe(answered.known([...verdicts, 'counted', 'unsettled']), {
      description:
        '`unsettled`: not judged but kept for an organizer, because the phone was revoked or the item is not understood',
    }),
    people: answered.whole({ minimum: 0, description: 'People let in or out by it' }),
    validOn: describe(z.nullable(answered.day()), {
      description: "The ticket's day, when `wrong_day`",
    }),
    earlier: describe(z.nullable(z.object({ at: answered.instant(), gate: z.string() })), {
      description: 'When and where it was let in, when `already_in`',
    }),
  }),
  { id: 'GateItemAnswer' },
)
export type GateItemAnswer = z.output<typeof GateItemAnswer>

export const GateUploadAnswer = describe(
  z.object({ now: answered.instant(), answers: z.array(GateItemAnswer) }),
  { id: 'GateUploadAnswer' },
)
