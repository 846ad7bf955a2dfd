import { z } from 'zod'

/** What the phone accepts from the server: the parts of the described answers that it uses. */
export const StateMessage = z.object({
  now: z.string(),
  event: z.object({ id: z.string(), slug: z.string(), name: z.string(), timeZone: z.string() }),
  gate: z.object({ id: z.string(), name: z.string() }),
  gates: z.array(z.object({ id: z.string(), name: z.string() })),
  entryRule: z.enum(['once', 'once_per_day', 're_entry']),
  keys: z.array(z.object({ number: z.number(), publicKey: z.string() })),
  revoked: z.array(z.string()),
  changed: z.array(
    z.object({
      id: z.string(),
      validOn: z.string(),
      admits: z.number(),
      gateId: z.string().nullable(),
    }),
  ),
  complete: z.boolean(),
  entries: z.array(z.tuple([z.string(), z.string(), z.number(), z.string(), z.boolean()])),
})
export type StateMessage = z.infer<typeof StateMessage>

export const PairedMessage = z.object({
  token: z.string(),
  device: z.object({
    id: z.string(),
    kind: z.enum(['gate', 'till']),
    label: z.string(),
    event: z.object({ id: z.string(), name: z.string(), timeZone: z.string() }),
    place: z.object({ id: z.string(), name: z.string() }),
  }),
})

export const AnswersMessage = z.object({
  now: z.string(),
  answers: z.array(
    z.object({
      seq: z.number(),
      verdict: z.enum([
        'admitted',
        'exited',
        'already_in',
        'not_in',
        'wrong_day',
        'wrong_event',
        'wrong_gate',
        'revoked',
        'unknown',
        'counted',
      ]),
      people: z.number(),
      validOn: z.string().nullable(),
      earlier: z.object({ at: z.string(), gate: z.string() }).nullable(),
    }),
  ),
})

const Count = z.object({ entered: z.number(), exited: z.number(), walkIns: z.number() })
export const CountsMessage = z.object({
  total: Count.extend({ inside: z.number() }),
  gates: z.array(Count.extend({ gateId: z.string() })),
})
export type CountsMessage = z.infer<typeof CountsMessage>

export const RefusalMessage = z.object({ error: z.string() })

/** Adds what is new to what is known; a complete state replaces it. */
export function mergeState(known: StateMessage | undefined, news: StateMessage): StateMessage {
  if (news.complete || !known) return news
  const entries = new Map(known.entries.map((entry) => [`${entry[0]} ${entry[1]}`, entry]))
  for (const entry of news.entries) entries.set(`${entry[0]} ${entry[1]}`, entry)
  return { ...news, complete: true, entries: [...entries.values()] }
}
