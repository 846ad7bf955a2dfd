import { z } from '@hono/zod-openapi'

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
const Verdict = z.enum(verdicts)
const Direction = z.enum(['entry', 'exit'])
const Seq = z.int().min(0).openapi({
  description:
    'Counted up by the phone and never used twice: with the phone it names the item for ever',
})
const Instant = z.iso.datetime({ offset: true }).openapi({ example: '2026-08-08T05:00:00.000Z' })

export const GateItem = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('ticket'),
      seq: Seq,
      code: z
        .string()
        .max(2000)
        .openapi({ description: 'As read or typed; at most 2000 characters of it' }),
      direction: Direction,
      scannedAt: Instant,
      offline: z
        .boolean()
        .openapi({ description: 'The phone had no connection and decided by itself' }),
      told: Verdict.nullable().default(null).openapi({
        description: 'What it then told people; null when it could not tell or was connected',
      }),
    }),
    z.object({
      kind: z.literal('walk_in'),
      seq: Seq,
      people: z.int().min(1).max(100),
      direction: Direction,
      scannedAt: Instant,
    }),
  ])
  .openapi('GateItem')

export const GateUpload = z
  .object({
    sentAt: Instant.openapi({
      description: "The phone's clock at sending, to put its times right",
    }),
    // Read one by one by the use case, so that a bad item is answered for itself; described as what it should be.
    items: z
      .array(z.looseObject({ seq: Seq }))
      .min(1)
      .max(500)
      .openapi({ type: 'array', items: { $ref: '#/components/schemas/GateItem' } }),
  })
  .openapi('GateUpload')

export const GateAnswer = z
  .object({
    seq: Seq,
    verdict: z.enum([...verdicts, 'counted', 'unsettled']).openapi({
      description:
        '`unsettled`: not judged but kept for an organizer, because the phone was revoked or the item is not understood',
    }),
    people: z.int().min(0).openapi({ description: 'People let in or out by it' }),
    validOn: z.iso.date().nullable().openapi({ description: "The ticket's day, when `wrong_day`" }),
    earlier: z
      .object({ at: Instant, gate: z.string() })
      .nullable()
      .openapi({ description: 'When and where it was let in, when `already_in`' }),
  })
  .openapi('GateAnswer')

export const GateUploadAnswer = z
  .object({ now: Instant, answers: z.array(GateAnswer) })
  .openapi('GateUploadAnswer')

const Place = z.object({ id: z.uuid(), name: z.string() })

export const GateState = z
  .object({
    now: Instant.openapi({ description: 'Send it back as `since` to get only newer entries' }),
    event: z.object({ id: z.uuid(), slug: z.string(), name: z.string(), timeZone: z.string() }),
    gate: Place,
    gates: z.array(Place),
    entryRule: z.enum(['once', 'once_per_day', 're_entry']),
    days: z.array(z.object({ on: z.iso.date(), opensAt: z.string(), closesAt: z.string() })),
    keys: z
      .array(z.object({ number: z.int(), publicKey: z.string() }))
      .openapi({ description: 'Ed25519 public keys, base64url' }),
    revoked: z.array(z.uuid()),
    changed: z.array(
      z.object({
        id: z.uuid(),
        validOn: z.iso.date(),
        admits: z.int(),
        gateId: z.uuid().nullable(),
      }),
    ),
    complete: z.boolean(),
    entries: z.array(z.tuple([z.uuid(), z.string(), z.int(), z.uuid(), z.boolean()])).openapi({
      description: 'Ticket, entry key, entered at (ms since 1970), gate, whether they have left',
    }),
  })
  .openapi('GateState')

const People = z.object({ entered: z.int(), exited: z.int(), inside: z.int(), walkIns: z.int() })

export const GateCounts = z
  .object({
    now: Instant,
    day: z.iso.date(),
    total: People,
    gates: z.array(
      z.object({
        gateId: z.uuid(),
        gate: z.string(),
        entered: z.int(),
        exited: z.int(),
        walkIns: z.int(),
        refused: z.int(),
      }),
    ),
  })
  .openapi('GateCounts')

export const StateQuery = z.object({ since: Instant.optional() })
