import type { LoaderFunctionArgs } from '@remix-run/node'
import { longDb } from '#app/db.server.ts'
import { authorizeSome } from '#app/features/people/authorize.server.ts'
import { writeSalesFile } from '#app/features/sales/files/write-sales-file.server.ts'
import { scopeOf } from '#app/features/sales/totals/sales-scope.server.ts'
import { languageOf } from '#app/i18n/i18n.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'
import { fileKindOf, fileReply } from '#app/lib/table-file.server.ts'

/** Downloads beside the page: `penjualan.csv` and `penjualan.xlsx`, of what the reader may see. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, event, reach } = await authorizeSome(request, params, 'sales.view')
  const { scope, day } = scopeOf(request, event, reach)
  const kind = fileKindOf(request)
  const context = { language: languageOf(request), timeZone: event.timeZone }
  const name = [event.slug, 'penjualan', day].filter(Boolean).join('-')
  return answerFileTo(actor, request, async () =>
    fileReply(kind, name, await writeSalesFile(longDb, scope, kind, context, request.signal)),
  )
}
