import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { I18nextProvider } from 'react-i18next'
import { pageHeaders } from './http/page-headers.server.ts'
import { renderPage } from './http/render-page.server.ts'
import { i18nOf, languageOf } from './i18n/i18n.server.ts'
import { log } from './lib/log.server.ts'
import { RequestContext } from './lib/request-context.ts'

export { createApp } from './http/app.server.ts'

/** Data and rendering that take longer than this are answered with an error. */
export const streamTimeout = 10_000

/** Renders a page whole, so that its status is right and its body can be kept and compressed. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce, requestId, liveMark, version }: AppLoadContext,
): Promise<Response> {
  const { html, failed } = await renderPage(
    <RequestContext.Provider value={{ nonce, requestId, liveMark, version }}>
      <I18nextProvider i18n={i18nOf(languageOf(request))}>
        <RemixServer
          context={context}
          url={request.url}
          abortDelay={streamTimeout + 1000}
          nonce={nonce}
        />
      </I18nextProvider>
    </RequestContext.Provider>,
    { nonce, timeoutMs: streamTimeout + 1000 },
  )
  pageHeaders(headers, html, context, nonce)
  return new Response(html, { headers, status: failed && status < 400 ? 500 : status })
}

/** Bugs go to the log, under the reference that the person sees on the error page. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted) return
  // A wrong address or method is the asker's doing; the line of the request tells it.
  if (isRouteErrorResponse(error) && error.status < 500) return
  log.error({ err: error, requestId: context.requestId }, 'a request failed')
}
