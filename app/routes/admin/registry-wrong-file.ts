import type { LoaderFunctionArgs } from '@remix-run/node'
import { longDb } from '#app/db.server.ts'
import { exportWrongRows } from '#app/features/exhibitors/registry/import-registry.server.ts'
import { authorizeSystem, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { languageOf } from '#app/i18n/i18n.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'
import { fileKindOf, fileReply } from '#app/lib/table-file.server.ts'

/** Rows of an import that are wrong, with their reasons, as a file to mend. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await authorizeSystem(request, 'system.manage')
  const file = fileKindOf(request)
  const language = languageOf(request)
  const id = params.import
  return answerFileTo(actor, request, async () => {
    const rows = isUuid(id)
      ? await exportWrongRows(longDb, actor, { id, file, language }, request.signal)
      : undefined
    if (rows === undefined) throw notFound()
    return fileReply(file, 'registri-baris-salah', rows)
  })
}
