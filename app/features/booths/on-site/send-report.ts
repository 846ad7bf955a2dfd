import { z } from 'zod'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { isErrorKey } from '#app/lib/form-messages.ts'
import type { WaitingReport } from './report-store.ts'

/** What became of one attempt: kept by the server, refused for good, or to be sent again. */
export type Sent =
  | { kind: 'kept' }
  | { kind: 'refused'; message: FormMessage }
  | { kind: 'signed-out' }
  | { kind: 'later' }

const Answer = z.object({
  ok: z.boolean(),
  key: z.string().refine(isErrorKey).optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

/** Sends a report once. Whatever is not a clear answer of the server counts as no answer. */
export async function sendReport(
  { action, fields }: WaitingReport,
  fetcher: typeof fetch = fetch,
): Promise<Sent> {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  let response: Response
  try {
    response = await fetcher(action, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      redirect: 'manual',
    })
  } catch {
    return { kind: 'later' }
  }
  if (response.type === 'opaqueredirect' || response.status === 302) return { kind: 'signed-out' }
  if (response.status >= 500 || response.status === 429) return { kind: 'later' }
  if (response.status === 413) return { kind: 'refused', message: { key: 'pictureTooBig' } }
  const answer = Answer.safeParse(await response.json().catch(() => undefined))
  if (!answer.success) {
    // A festival or booth that is gone answers with a page.
    return response.status === 404
      ? { kind: 'refused', message: { key: 'boothNotFound' } }
      : { kind: 'later' }
  }
  if (answer.data.ok) return { kind: 'kept' }
  const { key = 'invalid', params } = answer.data
  return { kind: 'refused', message: isErrorKey(key) ? { key, params } : { key: 'invalid' } }
}
