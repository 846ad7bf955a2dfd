import { z } from 'zod'
import type { ErrorKey, FormMessage } from '#app/lib/domain-error.ts'
import { isErrorKey } from '#app/lib/form-messages.ts'
import type { PlanStep } from '../plan-step.ts'
import type { BoardState } from './board-data.server.ts'

const Refused = z.object({
  refused: z.object({
    key: z.string().refine(isErrorKey),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
})
const Done = z.object({ revision: z.string(), byHand: z.array(z.string()) })
const State = z.object({
  stamp: z.string(),
  run: z.string().nullable(),
  status: z.enum(['draft', 'published', 'superseded']),
  state: z
    .object({
      revision: z.string(),
      places: z.array(z.tuple([z.string(), z.string()])),
      locked: z.array(z.string()),
      byHand: z.array(z.string()),
      lockedBooths: z.array(z.string()),
      lockedKanwil: z.array(z.string()),
    })
    .nullable(),
})

export type StepAnswer = z.output<typeof Done> | { refused: FormMessage }
export type PlanNews =
  | { stamp: string; run: string | null; status: string; state: BoardState | null }
  | 'gone'

function refusal(key: ErrorKey): StepAnswer {
  return { refused: { key } }
}

/** Asks the server to take a step of a plan. Whatever goes wrong on the way is answered as a refusal too. */
export async function postStep(url: string, planId: string, step: PlanStep): Promise<StepAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ planId, step: JSON.stringify(step) }),
    })
    const answer: unknown = await response.json().catch(() => undefined)
    const done = Done.safeParse(answer)
    if (response.ok && done.success) return done.data
    const refused = Refused.safeParse(answer)
    if (!refused.success) return refusal('stepNotSaved')
    return { refused: refused.data.refused }
  } catch {
    return refusal('offline')
  }
}

/** What has become of a plan since `revision`; nothing when the server cannot be asked now. */
export async function fetchNews(
  url: string,
  planId: string,
  revision: string,
): Promise<PlanNews | undefined> {
  try {
    const query = new URLSearchParams({ rencana: planId, revisi: revision })
    const response = await fetch(`${url}?${query}`)
    if (response.status === 404) return 'gone'
    return response.ok ? State.parse(await response.json()) : undefined
  } catch {
    return undefined
  }
}
