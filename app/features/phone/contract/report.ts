import * as z from 'zod/mini'
import * as answered from './answered.ts'
import * as asked from './asked.ts'
import { describe } from './describe.ts'
import { HELD_SPANS_MAX } from './limits.ts'

const COUNT_MAX = 10_000_000

/** Running numbers in a row, both ends included. */
const HeldSpan = z
  .object({ first: asked.whole(0, COUNT_MAX), last: asked.whole(0, COUNT_MAX) })
  .check(z.refine(({ first, last }) => first <= last))

/** What a phone tells of itself under one pairing. */
export const PhoneReport = describe(
  z.object({
    sentAt: asked.instant("The phone's clock at sending, to put its times right"),
    waiting: describe(asked.whole(0, COUNT_MAX), {
      description: 'Items of this pairing that are still to be sent',
    }),
    refused: describe(asked.whole(0, COUNT_MAX), {
      description: 'Items that the server has refused and the phone keeps',
    }),
    oldestAt: describe(z.nullable(asked.instant()), {
      description: 'When the oldest of both was made',
    }),
    numbers: describe(
      z.nullable(
        z.object({
          given: asked.whole(0, COUNT_MAX),
          held: asked.whole(0, COUNT_MAX),
          heldIn: describe(z.optional(asked.list(HeldSpan, 0, HELD_SPANS_MAX)), {
            description: 'Which those are; left out when they lie too scattered to be told',
          }),
        }),
      ),
      {
        description:
          'The phone has given out the running numbers below `given` under this pairing, and `held` of them lie on it. ' +
          'Both read at one moment; null when the phone cannot tell',
      },
    ),
    version: describe(asked.text(1, 64), { description: 'The build that the phone runs' }),
    batteryPercent: z.nullable(asked.whole(0, 100)),
  }),
  { id: 'PhoneReport' },
)
export type PhoneReport = z.output<typeof PhoneReport>

export const ReportTaken = describe(z.object({ now: answered.instant() }), { id: 'ReportTaken' })
