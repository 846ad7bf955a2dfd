import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/db.server.ts'
import { authorizeSome } from '#app/features/people/authorize.server.ts'
import { fileTypes, writeSalesFile } from '#app/features/sales/files/sales-file-reply.server.ts'
import { scopeOf } from '#app/features/sales/totals/sales-scope.server.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'

/** Downloads beside the page: `penjualan.csv` and `penjualan.xlsx`, of what the reader may see. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, reach } = await authorizeSome(request, params, 'sales.view')
  const { scope, day } = scopeOf(request, event, reach)
  const kind = new URL(request.url).pathname.endsWith('.csv') ? 'csv' : 'xlsx'
  const t = await getT(request, ['sales'])
  const context = { t, language: languageOf(request), timeZone: event.timeZone }
  const file = await writeSalesFile(db, scope, kind, context)
  const name = [event.slug, 'penjualan', day].filter(Boolean).join('-')
  return new Response(typeof file === 'string' ? file : new Uint8Array(file), {
    headers: {
      'Content-Type': fileTypes[kind],
      'Content-Disposition': `attachment; filename="${name}.${kind}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
