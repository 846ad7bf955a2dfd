import { Writable } from 'node:stream'
import type { ReactElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { log } from '#app/lib/log.server.ts'

/** Renders a page whole. `failed` tells that a part of it is missing; nothing is waited for longer than allowed. */
export function renderPage(
  page: ReactElement,
  { nonce, timeoutMs }: { nonce: string; timeoutMs: number },
): Promise<{ html: string; failed: boolean }> {
  return new Promise((done, fail) => {
    let failed = false
    const chunks: Buffer[] = []
    const body = new Writable({
      write(chunk: Buffer, _encoding, next) {
        chunks.push(chunk)
        next()
      },
      final(next) {
        // React 18 fills up a chunk with zeros when the next character does not fit in.
        done({ html: Buffer.concat(chunks).toString('utf8').replaceAll('\0', ''), failed })
        next()
      },
    })
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        clearTimeout(timer)
        pipe(body)
      },
      onShellError(error) {
        clearTimeout(timer)
        fail(error)
      },
      onError(error) {
        failed = true
        log.error({ err: error }, 'a part of a page could not be rendered')
      },
    })
    const timer = setTimeout(() => abort(new Error('Rendering took too long')), timeoutMs)
  })
}
