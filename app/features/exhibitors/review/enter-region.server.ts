import type { Grant } from '#app/features/people/policy.ts'
import type { Db } from '#db/connect.server.ts'
import { listEventsOfRegion } from './region.server.ts'

/**
 * The Kanwil that a coordinator looks at (`?kanwil=`, else the first of the own) and the festival (`?festival=`, else the
 * newest). Undefined for anybody else's Kanwil and for festivals that do not concern the own.
 */
export async function enterRegion(db: Db, grants: ReadonlyArray<Grant>, query: URLSearchParams) {
  const codes = grants.flatMap((grant) =>
    grant.role === 'kanwil_coordinator' && grant.kanwilCode ? [grant.kanwilCode] : [],
  )
  if (codes.length === 0) return undefined
  const offices = await db
    .selectFrom('kanwil')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .orderBy('name')
    .execute()
  const wanted = query.get('kanwil')
  const office = wanted === null ? offices[0] : offices.find(({ code }) => code === wanted)
  if (!office) return undefined
  const events = await listEventsOfRegion(db, [office.code])
  const slug = query.get('festival')
  const event = slug === null ? events[0] : events.find((row) => row.slug === slug)
  if (slug !== null && !event) return undefined
  return { offices, office, events, event }
}
