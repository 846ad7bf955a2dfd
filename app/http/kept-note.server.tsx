import { renderToStaticMarkup } from 'react-dom/server'
import { Alert } from '#app/components/alert.tsx'
import { getT } from '#app/i18n/i18n.server.ts'

const MINUTE = 60_000

/** A kept page that says at its head how old it is, because the database does not answer. */
export async function markKept(
  page: Uint8Array,
  request: Request,
  ageMs: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const t = await getT(request, ['common'])
  const title = t('problem.lastGood', { minutes: Math.max(1, Math.round(ageMs / MINUTE)) })
  const note = renderToStaticMarkup(
    <div className="mx-auto max-w-6xl px-4 pt-4 sm:px-6">
      <Alert tone="warn" live title={title} />
    </div>,
  )
  const html = new TextDecoder().decode(page).replace(/<body[^>]*>/, (body) => body + note)
  return new Uint8Array(new TextEncoder().encode(html))
}
