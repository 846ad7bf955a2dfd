import type { LoaderFunctionArgs } from '@remix-run/node'
import { longDb } from '#app/db.server.ts'
import { kindOfSlug, kindSlug } from '#app/features/exhibitors/registry/registry-addresses.ts'
import {
  exportRegistry,
  writeTemplate,
} from '#app/features/exhibitors/registry/registry-file.server.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { languageOf } from '#app/i18n/i18n.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'
import { fileKindOf, fileReply } from '#app/lib/table-file.server.ts'

/** Downloads beside the registry: a whole list (`?jenis=upt`), or with `templat=ya` only its headings and a sample. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await authorizeSystem(request, 'system.view')
  const query = new URL(request.url).searchParams
  const file = fileKindOf(request)
  const asked = {
    kind: kindOfSlug(query.get('jenis')) ?? 'upt',
    file,
    language: languageOf(request),
  } as const
  const name = `registri-${kindSlug(asked.kind)}`
  return answerFileTo(actor, request, async () =>
    query.get('templat') === 'ya'
      ? fileReply(file, `${name}-templat`, await writeTemplate(asked, request.signal))
      : fileReply(file, name, await exportRegistry(longDb, asked, request.signal)),
  )
}
