import type { LoaderFunctionArgs } from '@remix-run/node'
import { longDb } from '#app/db.server.ts'
import {
  applicationSorts,
  listAllApplications,
} from '#app/features/exhibitors/applications/list-applications.server.ts'
import { writeApplications } from '#app/features/exhibitors/review/application-file.server.ts'
import { readFilter } from '#app/features/exhibitors/review/read-filter.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import { answerFile } from '#app/lib/heavy/answer-file.server.ts'
import { parseSort } from '#app/lib/list-query.ts'
import { fileKindOf, fileReply } from '#app/lib/table-file.server.ts'

/** Downloads beside the list: `permohonan.csv` and `permohonan.xlsx`, of what its filter shows. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, user } = await authorize(request, params, 'application.view')
  const filter = { ...readFilter(new URL(request.url).searchParams), readerId: user.id }
  const sort = parseSort(request, applicationSorts, 'name')
  const kind = fileKindOf(request)
  const [rows, t] = await Promise.all([
    listAllApplications(longDb, event.id, filter, sort),
    getT(request, ['exhibitors']),
  ])
  const context = { t, language: languageOf(request), timeZone: event.timeZone }
  return answerFile(async () =>
    fileReply(
      kind,
      `${event.slug}-permohonan`,
      await writeApplications(kind, rows, context, request.signal),
    ),
  )
}
