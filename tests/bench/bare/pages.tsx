// What a public page costs at the least without keeping it: `node:http` and React, which renders the tree of
// the page with data that were loaded once.
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, type EntryContext, type ServerBuild } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { i18nOf, languageOf } from '#app/i18n/i18n.server.ts'
import { Builds } from '../../../server/builds.ts'

const builds = new Builds(process.cwd())
const [newest = ''] = await builds.list()
const build: ServerBuild = await import(
  pathToFileURL(`${builds.dirOf(newest)}/server/index.js`).href
)
const contexts = new Map<string, EntryContext>()

/** Our loaders run once for each page; what they gave is kept for all its renderings. */
const load = createRequestHandler(
  {
    ...build,
    entry: {
      module: {
        ...build.entry.module,
        default(request: Request, status: number, _headers: Headers, context: EntryContext) {
          const { serverHandoffStream: _unused, ...loaded } = context
          contexts.set(new URL(request.url).pathname, loaded)
          return new Response(null, { status })
        },
      },
    },
  },
  'production',
)

async function contextOf(path: string): Promise<EntryContext | undefined> {
  if (!contexts.has(path)) {
    await load(new Request(`http://localhost${path}`), {
      requestId: 'bench',
      nonce: 'bench',
      clientAddress: '127.0.0.1',
      version: '',
      liveMark: '',
    })
  }
  return contexts.get(path)
}

const i18n = i18nOf(languageOf(new Request('http://localhost/')))
const server = createServer(async (request, response) => {
  const path = request.url ?? '/'
  try {
    const context = await contextOf(path)
    if (!context) throw new Error(`${path} has no page`)
    const html = renderToString(
      <I18nextProvider i18n={i18n}>
        <RemixServer context={context} url={`http://localhost${path}`} />
      </I18nextProvider>,
    )
    const body = `<!DOCTYPE html>${html}`
    response.writeHead(context.staticHandlerContext.statusCode, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
    })
    response.end(body)
  } catch (error) {
    response.writeHead(500, { 'Content-Length': '0' }).end()
    console.error(error)
  }
})
server.listen(Number(process.env.PORT), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
