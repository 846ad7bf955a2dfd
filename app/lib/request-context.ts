import { createContext, useContext } from 'react'
import { isProxyAlone } from './line/whole-answer.ts'

export type RequestContext = {
  nonce?: string
  requestId?: string
  liveMark?: string
  version?: string
}

/** What a page may know of its own request; filled while rendering on the server. */
export const RequestContext = createContext<RequestContext>({})

/** The nonce that `<Scripts>` and inline scripts of a hydrated page carry. Empty in the browser. */
export function useNonce(): string | undefined {
  return useContext(RequestContext).nonce
}

/**
 * The reference under which the log knows this request. The root element carries it as
 * `data-request-id`, from where the browser reads it, so that both render the same.
 */
export function useRequestId(): string | undefined {
  const { requestId } = useContext(RequestContext)
  if (requestId !== undefined) return requestId
  return typeof document === 'undefined' ? undefined : document.documentElement.dataset.requestId
}

/** How far the server had heard of changes before it made this page; the root element carries it as `data-live`. */
export function useLiveMark(): string | undefined {
  const { liveMark } = useContext(RequestContext)
  if (liveMark !== undefined) return liveMark
  return typeof document === 'undefined' ? undefined : document.documentElement.dataset.live
}

/** A form was larger than the server, or a proxy before it, takes. Only the browser throws it. */
export class TooLargeError extends Error {}

/** Told to the window when a form could not be saved because the database was not there; its page stays as it is. */
export const notSavedEvent = 'gelar:not-saved'

const isChange = ([asked, init]: Parameters<typeof fetch>) =>
  (init?.method ?? (asked instanceof Request ? asked.method : 'GET')).toUpperCase() === 'POST'

/**
 * Keeps the reference of the last answer that failed at the root element, in place of the page's own: an error
 * page after a navigation in the browser is about that request. A form that was too large is told apart from other
 * answers that cannot be read. The framework offers no hook for its answers.
 */
export function noteFailedAnswers(): void {
  const { fetch } = window
  window.fetch = async (...request) => {
    const answer = await fetch(...request)
    const reference = answer.status >= 500 ? answer.headers.get('X-Request-Id') : null
    if (reference) document.documentElement.dataset.requestId = reference
    if (
      answer.status === 503 &&
      answer.url.includes('.data') &&
      isChange(request) &&
      !isProxyAlone(answer)
    )
      window.dispatchEvent(new Event(notSavedEvent))
    if (answer.status === 413 && new URL(answer.url).pathname.endsWith('.data'))
      throw new TooLargeError()
    return answer
  }
}
