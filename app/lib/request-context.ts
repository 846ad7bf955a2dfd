import { createContext, useContext } from 'react'

export type RequestContext = { nonce?: string; requestId?: string }

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
