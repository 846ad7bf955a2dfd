import { versionHeader } from '../version/newer-version.ts'

type Ask = (signal: AbortSignal) => Promise<Response>

/** The whole answer; undefined when there is none, when it breaks off, or when `stop` ends the asking. */
export async function wholeAnswer(ask: Ask, stop: AbortSignal): Promise<Response | undefined> {
  try {
    const answer = await ask(stop)
    const body = await answer.arrayBuffer()
    return new Response(body.byteLength > 0 ? body : null, answer)
  } catch {
    return undefined
  }
}

/** Whether an answer is that of a proxy whose server is away. */
export function isProxyAlone({ status, headers }: Response): boolean {
  return status >= 502 && status <= 504 && !headers.has(versionHeader)
}
