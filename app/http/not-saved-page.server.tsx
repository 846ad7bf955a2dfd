import type { Context } from 'hono'
import { getT } from '#app/i18n/i18n.server.ts'
import { FORM_LIMIT } from './body-limits.server.ts'
import { refusalPage } from './refusal-page.server.tsx'

/** A form that can be given back to who has sent it, copied before it is read. */
export function copyForm(request: Request): Request | undefined {
  const isSmall = Number(request.headers.get('Content-Length') ?? Infinity) <= FORM_LIMIT
  return request.method === 'POST' && isSmall ? request.clone() : undefined
}

/**
 * Answers a form without script for which the database was not there: a page that carries what was filled in, with a
 * button to send it again. Files and passwords it cannot carry: then the form itself is to be sent again.
 */
export async function notSavedPage(c: Context, form: FormData | undefined): Promise<Response> {
  const fields = carried(form)
  if (!fields) return refusalPage(c, 503, 'typeAgain')
  const t = await getT(c.req.raw, ['common'])
  const { pathname, search } = new URL(c.req.url)
  const way = (
    <form method="post" action={pathname + search}>
      {fields.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name may come several times, and nothing moves.
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{t('problem.sendAgain')}</button>
    </form>
  )
  return refusalPage(c, 503, 'notSaved', { way })
}

function carried(form: FormData | undefined): [string, string][] | undefined {
  if (!form) return undefined
  const fields: [string, string][] = []
  for (const [name, value] of form) {
    if (/password/i.test(name)) return undefined
    if (typeof value === 'string') fields.push([name, value])
    else if (value.size > 0) return undefined
  }
  return fields
}
