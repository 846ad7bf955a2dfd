import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { LogoMark } from '#app/components/logo.tsx'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'

export type PageRefusal =
  | 'tooLarge'
  | 'refused'
  | 'unreadable'
  | 'failed'
  | 'notSaved'
  | 'typeAgain'
  | 'busy'
  | 'tooMany'
  | 'foreignHost'
  | 'unknownHost'

type Beside = {
  /** Under which the log knows the request. */
  reference?: string
  /** The way on; to the front page when left out. */
  way?: ReactElement
}

/** Puts a page in place of an answer without a body that says to come back later; all else stays. */
export async function explainLater(c: Context, answer: Response): Promise<Response> {
  if (answer.body !== null || c.req.method !== 'GET') return answer
  if (answer.status !== 503 && answer.status !== 429) return answer
  c.header('Retry-After', answer.headers.get('Retry-After') ?? undefined)
  return refusalPage(c, answer.status, answer.status === 503 ? 'busy' : 'tooMany')
}

/**
 * A page for what never reaches the app: refused before it, or failed in spite of it. It needs neither database nor
 * build, only its own style sheet.
 */
export async function refusalPage(
  c: Context,
  status: ContentfulStatusCode,
  refusal: PageRefusal,
  { reference, way }: Beside = {},
): Promise<Response> {
  const language = languageOf(c.req.raw)
  const t = await getT(language, ['common'])
  const title = t(`problem.${refusal}Title`)
  const page = renderToStaticMarkup(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Gelar`}</title>
        <link rel="stylesheet" href="/css/refusal.css" />
      </head>
      <body>
        <main>
          <LogoMark className="mark" />
          <h1>{title}</h1>
          <p>{t(`problem.${refusal}Body`)}</p>
          {way ?? <a href="/">{t('problem.home')}</a>}
          {reference ? (
            <small>
              {t('problem.reference')}: <code>{reference}</code>
            </small>
          ) : null}
        </main>
      </body>
    </html>,
  )
  c.header('Cache-Control', 'no-store')
  return c.html(`<!doctype html>${page}`, status)
}
