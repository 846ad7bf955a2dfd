import { db } from '#app/db.server.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { auditThings } from './audit-words.ts'
import { listActors, listAudit, listFarReaching } from './list-audit.server.ts'

/** What the audit trail's address asks for, and the page of it. */
export async function loadAudit(request: Request, eventId: string | null) {
  const query = new URL(request.url).searchParams
  const thing = auditThings.find((name) => name === query.get('tentang'))
  const by = query.get('oleh') ?? ''
  const page = parsePage(request)
  const { rows, total, pageCount } = await listAudit(db, { eventId, thing, by }, page)
  refuseBeyondLast(request, { page, pageCount })
  const actors = await listActors(db, eventId)
  const isFirst = page === 1 && thing === undefined && by === ''
  const farReaching = isFirst ? await listFarReaching(db, eventId) : []
  return { rows, total, page, pageCount, actors, thing: thing ?? '', by, farReaching }
}
