import type { GateState } from '#app/features/phone/contract/gate.ts'

/** Adds what is new to what is known; a complete state replaces it. */
export function mergeState(known: GateState | undefined, news: GateState): GateState {
  if (news.complete || !known) return news
  const entries = new Map(known.entries.map((entry) => [`${entry[0]} ${entry[1]}`, entry]))
  for (const entry of news.entries) entries.set(`${entry[0]} ${entry[1]}`, entry)
  return { ...news, complete: true, entries: [...entries.values()] }
}
