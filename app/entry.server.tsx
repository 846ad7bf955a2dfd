import { PassThrough } from 'node:stream'
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
} from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'

const ABORT_AFTER_MS = 10_000
/** Loaders that are still pending after this are answered with an error. */
export const streamTimeout = ABORT_AFTER_MS - 1000

/** Renders a page. Browsers get the shell as soon as it is ready, robots the whole page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const waitForAll = isbot(request.headers.get('user-agent') ?? '')
  return new Promise((resolve, reject) => {
    let statusCode = status
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer
        context={context}
        url={request.url}
        abortDelay={ABORT_AFTER_MS}
        nonce={loadContext.nonce}
      />,
      {
        nonce: loadContext.nonce,
        [waitForAll ? 'onAllReady' : 'onShellReady']() {
          shellSent = true
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: statusCode }),
          )
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          statusCode = 500
          if (shellSent) console.error(error)
        },
      },
    )
    setTimeout(abort, ABORT_AFTER_MS).unref()
  })
}
