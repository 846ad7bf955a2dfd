import { decideApplicationsIn } from '#app/features/exhibitors/applications/decide-applications.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { LeftOutFate } from './left-out.ts'

/** Endorsed or accepted, and without a place in a plan. */
export type LeftOut = {
  applicationId: string
  exhibitorId: string
  exhibitor: string
  /** The booth of the published plan that it would lose. */
  losesBooth: string | null
}

/** What becomes of everybody whom a plan leaves out, once it is published. */
export type LeftOutChoice = {
  all: LeftOutFate
  /** Those whose names the planner has read. */
  applicationIds: ReadonlyArray<string>
  /** For whom something else was chosen. */
  own?: ReadonlyMap<string, LeftOutFate>
}

export type Settled = LeftOut & {
  fate: LeftOutFate
  /** Was left out of the plan before as well, and has heard that its place is still looked for. */
  heardBefore: boolean
}

/** Who has been endorsed or accepted, and would have no place if this plan were published. */
export async function listLeftOut(db: Db, eventId: string, planId: string): Promise<LeftOut[]> {
  const rows = await leftOutOf(db, eventId, planId).execute()
  return rows.map(({ applicationId, exhibitorId, exhibitor, losesBooth }) => ({
    applicationId,
    exhibitorId,
    exhibitor,
    losesBooth,
  }))
}

function leftOutOf(db: Db, eventId: string, planId: string) {
  return db
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .leftJoin('allocationPlan as published', (join) =>
      join
        .onRef('published.eventId', '=', 'application.eventId')
        .on('published.status', '=', 'published'),
    )
    .leftJoin('placement', (join) =>
      join
        .onRef('placement.planId', '=', 'published.id')
        .onRef('placement.applicationId', '=', 'application.id'),
    )
    .leftJoin('booth', 'booth.id', 'placement.boothId')
    .select(({ eb, fn }) => [
      'application.id as applicationId',
      'application.exhibitorId',
      'exhibitor.name as exhibitor',
      'booth.code as losesBooth',
      eb(
        fn.coalesce('application.decidedAt', 'application.endorsedAt'),
        '<',
        eb.ref('published.publishedAt'),
      ).as('decidedBefore'),
    ])
    .where('application.eventId', '=', eventId)
    .where('application.status', 'in', ['endorsed', 'accepted'])
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('placement as own')
            .select('own.applicationId')
            .whereRef('own.applicationId', '=', 'application.id')
            .where('own.planId', '=', planId),
        ),
      ),
    )
    .orderBy('exhibitor.name')
    .orderBy('application.id')
}

/**
 * Asks, before a plan replaces the published one, what was chosen for everybody it leaves out. Refused when somebody is
 * left out whose name the planner has not read. Festival and draft must be locked by the caller.
 */
export async function readLeftOut(
  trx: Trx,
  eventId: string,
  planId: string,
  choice: LeftOutChoice | undefined,
): Promise<Settled[]> {
  const rows = await leftOutOf(trx, eventId, planId).execute()
  const read = new Set(choice?.applicationIds)
  const unread = rows.filter(({ applicationId }) => !read.has(applicationId))
  const [first] = unread
  if (!choice || first) {
    if (rows.length === 0) return []
    throw new DomainError('leftOutUnread', {
      number: unread.length,
      names: unread
        .slice(0, 3)
        .map(({ exhibitor }) => exhibitor)
        .join(', ')
        .concat(unread.length > 3 ? ', …' : ''),
    })
  }
  return rows.map(({ decidedBefore, ...row }) => ({
    ...row,
    fate: choice.own?.get(row.applicationId) ?? choice.all,
    heardBefore: decidedBefore === true && row.losesBooth === null,
  }))
}

const steps = { waiting_list: 'wait', declined: 'decline' } as const

/** Puts on the waiting list, or declines, those for whom it was chosen. They are told with the plan, not here. */
export async function settleLeftOut(
  trx: Trx,
  actor: Actor,
  leftOut: ReadonlyArray<Settled>,
): Promise<void> {
  for (const fate of ['declined', 'waiting_list'] as const) {
    await decideApplicationsIn(trx, actor, {
      capacity: 'organizer',
      step: steps[fate],
      applicationIds: leftOut.flatMap((row) => (row.fate === fate ? row.applicationId : [])),
      remark: '',
      silent: true,
    })
  }
}
