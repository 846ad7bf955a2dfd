import * as z from 'zod/mini'
import * as answered from './answered.ts'
import * as asked from './asked.ts'
import { describe } from './describe.ts'

export const knownEntryRules = ['once', 'once_per_day', 're_entry'] as const

const Place = z.object({ id: answered.uuid(), name: z.string() })

/** All that a phone needs to judge codes by itself. */
export const GateState = describe(
  z.object({
    now: answered.instant({ description: 'Send it back as `since` to get only newer entries' }),
    endsAt: z.optional(answered.endsAt()),
    event: z.object({
      id: answered.uuid(),
      slug: z.string(),
      name: z.string(),
      timeZone: z.string(),
    }),
    gate: Place,
    gates: z.array(Place),
    entryRule: answered.known(knownEntryRules),
    days: z.array(z.object({ on: answered.day(), opensAt: z.string(), closesAt: z.string() })),
    keys: describe(z.array(z.object({ number: answered.whole(), publicKey: z.string() })), {
      description: 'Ed25519 public keys, base64url',
    }),
    revoked: describe(z.array(answered.uuid()), { description: 'Tickets that let nobody in' }),
    changed: describe(
      z.array(
        z.object({
          id: answered.uuid(),
          validOn: answered.day(),
          admits: answered.whole(),
          gateId: z.nullable(answered.uuid()),
        }),
      ),
      { description: 'Tickets that no longer are what their printed code says' },
    ),
    complete: describe(z.boolean(), {
      description: 'Whether `entries` are all that matter today, or only those since `since`',
    }),
    entries: describe(
      z.array(
        z.tuple([answered.uuid(), z.string(), answered.whole(), answered.uuid(), z.boolean()]),
      ),
      {
        description: 'Ticket, entry key, entered at (ms since 1970), gate, whether they have left',
      },
    ),
  }),
  { id: 'GateState' },
)
export type GateState = z.output<typeof GateState>

export const GateStateQuery = z.object({ since: z.optional(asked.instant()) })

const count = { entered: answered.whole(), exited: answered.whole(), walkIns: answered.whole() }

export const GateCounts = describe(
  z.object({
    now: answered.instant(),
    day: answered.day(),
    total: z.object({ ...count, inside: answered.whole() }),
    gates: z.array(
      z.object({
        gateId: answered.uuid(),
        gate: z.string(),
        ...count,
        refused: answered.whole({ description: 'Readings that let nobody in or out' }),
      }),
    ),
  }),
  { id: 'GateCounts' },
)
export type GateCounts = z.output<typeof GateCounts>
