import type { LoaderFunctionArgs } from '@remix-run/node'
import { longDb } from '#app/db.server.ts'
import { kindOfSlug, kindSlug } from '#app/features/exhibitors/registry/registry-addresses.ts'
import {
  exportRegistry,
  writeTemplate,
} from '#app/features/exhibitors/registry/registry-file.server.ts'
import { authorizeSystem } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerFile } from '#app/lib/heavy/answer-file.server.ts'
import { fileKindOf, fileReply } from '#app/lib/table-file.server.ts'

/** Downloads beside the registry: a whole list (`?jenis=upt`), or with `templat=ya` only its headings and a sample. */
export async function loader({ request }: LoaderFunctionArgs) {
  await authorizeSystem(request, 'system.view')
  const query = new URL(request.url).searchParams
  const kind = kindOfSlug(query.get('jenis')) ?? 'upt'
  const form = fileKindOf(request)
  const t = await getT(request, ['registry'])
  const name = `registri-${kindSlug(kind)}`
  return answerFile(async () =>
    query.get('templat') === 'ya'
      ? fileReply(form, `${name}-templat`, await writeTemplate(kind, form, t))
      : fileReply(form, name, await exportRegistry(longDb, kind, form, t, request.signal)),
  )
}
