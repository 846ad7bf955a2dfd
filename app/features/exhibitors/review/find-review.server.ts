import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import type { StaffDuty } from '#db/types.ts'
import { findApplication } from '../applications/application-page.server.ts'
import { staffDuties } from '../apply/step-forms.ts'

/** Everything that those who judge an application read of it. */
export async function findReview(
  db: Db,
  eventId: string,
  applicationId: string,
  /** Only applications of these Kanwil are found; undefined = all. */
  kanwilCodes?: ReadonlyArray<string>,
) {
  const base = await findApplication(db, eventId, { id: applicationId })
  if (!base) return undefined
  if (kanwilCodes && !(base.kanwilCode && kanwilCodes.includes(base.kanwilCode))) return undefined
  const [own, ranked] = await Promise.all([
    db
      .selectFrom('application')
      .select('kanwilRank')
      .where('eventId', '=', eventId)
      .where('id', '=', applicationId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('application')
      .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
      .select(sql<number>`count(*) filter (where application.kanwil_rank is not null)`.as('count'))
      .where('application.eventId', '=', eventId)
      .where('exhibitor.kanwilCode', '=', base.kanwilCode ?? '')
      .executeTakeFirstOrThrow(),
  ])
  return {
    ...base,
    staff: base.staff.toSorted(byDuty),
    kanwilRank: own.kanwilRank,
    rankedCount: ranked.count,
  }
}

type Person = { id: string; name: string; duty: StaffDuty }

/** Leaders first, and within a duty by name. */
function byDuty(a: Person, b: Person): number {
  return (
    staffDuties.indexOf(a.duty) - staffDuties.indexOf(b.duty) ||
    a.name.localeCompare(b.name, 'id') ||
    (a.id < b.id ? -1 : 1)
  )
}

export type ReviewView = NonNullable<Awaited<ReturnType<typeof findReview>>>
