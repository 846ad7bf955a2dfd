import type { LoaderFunctionArgs } from '@remix-run/node'
import { longDb } from '#app/db.server.ts'
import {
  applicationSorts,
  readAllApplications,
} from '#app/features/exhibitors/applications/list-applications.server.ts'
import { readFilter } from '#app/features/exhibitors/review/read-filter.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { languageOf } from '#app/i18n/i18n.server.ts'
import { answerFileTo } from '#app/lib/heavy/answer-file.server.ts'
import { drawnBeside } from '#app/lib/heavy/heavy.server.ts'
import { parseSort } from '#app/lib/list-query.ts'
import { fileKindOf, fileReply } from '#app/lib/table-file.server.ts'

const writeApplications = drawnBeside<
  typeof import('#app/features/exhibitors/review/application-file.heavy.ts')
>('#app/features/exhibitors/review/application-file.heavy.ts')

/** Downloads beside the list: `permohonan.csv` and `permohonan.xlsx`, of what its filter shows. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, event } = await authorize(request, params, 'application.view')
  const filter = { ...readFilter(new URL(request.url).searchParams), readerId: actor.userId }
  const sort = parseSort(request, applicationSorts, 'name')
  const kind = fileKindOf(request)
  const language = languageOf(request)
  return answerFileTo(actor, request, async () => {
    const rows = await readAllApplications(longDb, event.id, filter, sort)
    const order = { kind, rows, language, timeZone: event.timeZone }
    const { signal } = request
    return fileReply(kind, `${event.slug}-permohonan`, await writeApplications(order, { signal }))
  })
}
