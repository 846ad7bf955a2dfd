import * as z from 'zod/mini'

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
      gateId: z.nullable(z.string()),
    }),
  ),
  complete: z.boolean(),
  entries: z.array(z.tuple([z.string(), z.string(), z.number(), z.string(), z.boolean()])),
})
export type StateMessage = z.infer<typeof StateMessage>

export const AnswersMessage = z.object({
  now: z.string(),
  answers: z.array(
    z.object({
      seq: z.number(),
      // A verdict that this page does not know is shown as it is.
      verdict: z.string(),
      people: z.number(),
      validOn: z.nullable(z.string()),
      earlier: z.nullable(z.object({ at: z.string(), gate: z.string() })),
    }),
  ),
})

const count = { entered: z.number(), exited: z.number(), walkIns: z.number() }
export const CountsMessage = z.object({
  total: z.object({ ...count, inside: z.number() }),
  gates: z.array(z.object({ ...count, gateId: z.string() })),
})
export type CountsMessage = z.infer<typeof CountsMessage>

/** Adds what is new to what is known; a complete state replaces it. */
export function mergeState(known: StateMessage | undefined, news: StateMessage): StateMessage {
  if (news.complete || !known) return news
  const entries = new Map(known.entries.map((entry) => [`${entry[0]} ${entry[1]}`, entry]))
  for (const entry of news.entries) entries.set(`${entry[0]} ${entry[1]}`, entry)
  return { ...news, complete: true, entries: [...entries.values()] }
}
