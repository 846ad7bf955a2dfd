import { sql } from 'kysely'
import { takeApplicationStep } from '#app/features/exhibitors/applications/change-status.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { type NewcomersChoice, settleNewcomers } from '../letters/newcomers.server.ts'
import { writeLetters } from '../letters/write-letters.server.ts'
import { type LeftOutChoice, readLeftOut, settleLeftOut } from './left-out.server.ts'
import { mailPlaces } from './mail-places.server.ts'
import { syncListings } from './sync-listings.server.ts'

export type PublishedPlace = {
  applicationId: string
  exhibitorId: string
  exhibitorName: string
  boothId: string
  boothCode: string
  zoneName: string
  tables: number
}

function listPlaces(trx: Trx, eventId: string, planId: string): Promise<PublishedPlace[]> {
  return trx
    .selectFrom('placement')
    .innerJoin('application', 'application.id', 'placement.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .innerJoin('booth', 'booth.id', 'placement.boothId')
    .innerJoin('zone', 'zone.id', 'booth.zoneId')
    .select([
      'placement.applicationId',
      'application.exhibitorId',
      'exhibitor.name as exhibitorName',
      'placement.boothId',
      'booth.code as boothCode',
      'zone.name as zoneName',
      'placement.tables',
    ])
    .where('placement.eventId', '=', eventId)
    .where('placement.planId', '=', planId)
    .orderBy('placement.applicationId')
    .execute()
}

type Publishing = {
  planId: string
  /** What becomes of those who were given a place after the plan was made. */
  newcomers?: NewcomersChoice | undefined
  /** What becomes of those whom the plan leaves out; needed where it leaves out anybody. */
  leftOut?: LeftOutChoice | undefined
  now?: Date
}

/** Publishes a copy of the published plan in which somebody more is placed: about the others nothing is new. */
type Republishing = Omit<Publishing, 'leftOut'> & { leftOut: 'asBefore' }

/**
 * Makes a draft the plan that everybody sees. In one transaction: the former plan is superseded, whoever is placed is
 * accepted, the booths' listings follow, and those whose place is new or other than before get a letter by mail.
 * Whoever was given a place after the draft was made loses it only if the planner has read their name and says so; the
 * planner also says what becomes of everybody else without a place, and they are told.
 */
export async function publishPlan(
  db: Db,
  actor: Actor,
  publishing: Publishing,
): Promise<{ placed: number; told: number }> {
  return db.transaction().execute((trx) => publishPlanIn(trx, actor, publishing))
}

/** The same as part of a greater change; one that places somebody leaves out nobody `asBefore`. */
export async function publishPlanIn(
  trx: Trx,
  actor: Actor,
  { planId, newcomers, leftOut: choice, now = new Date() }: Publishing | Republishing,
): Promise<{ placed: number; told: number }> {
  const { eventId } = actor
  await lockEvent(trx, eventId)
  const plan = await trx
    .selectFrom('allocationPlan')
    .select(['number', 'status'])
    .where('eventId', '=', eventId)
    .where('id', '=', planId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!plan) throw new DomainError('planNotFound')
  if (plan.status !== 'draft') throw new DomainError('planNotDraft')
  await settleNewcomers(trx, actor, planId, newcomers)
  const leftOut = choice === 'asBefore' ? [] : await readLeftOut(trx, eventId, planId, choice)
  const former = await trx
    .selectFrom('allocationPlan')
    .select(['id', 'number'])
    .where('eventId', '=', eventId)
    .where('status', '=', 'published')
    .executeTakeFirst()
  const before = former ? await listPlaces(trx, eventId, former.id) : []
  const after = await listPlaces(trx, eventId, planId)
  if (after.length === 0) throw new DomainError('planEmpty')

  if (former) {
    await trx
      .updateTable('allocationPlan')
      .set({ status: 'superseded' })
      .where('eventId', '=', eventId)
      .where('id', '=', former.id)
      .execute()
  }
  await trx
    .updateTable('allocationPlan')
    .set({ status: 'published', publishedAt: sql<Date>`now()` })
    .where('eventId', '=', eventId)
    .where('id', '=', planId)
    .execute()
  // Before those who are placed: declining takes the lock of a Kanwil's order, which comes before its applications.
  await settleLeftOut(trx, actor, leftOut)
  await acceptPlaced(trx, actor, planId)
  await syncListings(trx, eventId, planId, former?.id)
  const letters = await writeLetters(trx, { eventId, planId, places: after, now })
  const told = await mailPlaces(trx, eventId, { before, after, letters, leftOut })
  await writeAudit(trx, {
    ...actor,
    action: 'plan.published',
    subjectType: 'allocation_plan',
    subjectId: planId,
    before: former ? { number: former.number } : undefined,
    after: {
      number: plan.number,
      placed: after.length,
      letters: letters.size,
      leftOut: leftOut.length,
    },
  })
  for (const topic of ['booths', 'applications', 'public'] as const)
    await notifyLive(trx, eventId, topic)
  return { placed: after.length, told }
}

/** Lets publishing, answers and offers of a festival wait for each other until the transaction ends. */
export async function lockEvent(trx: Trx, eventId: string): Promise<void> {
  await trx.selectFrom('event').select('id').where('id', '=', eventId).forNoKeyUpdate().execute()
}

async function acceptPlaced(trx: Trx, actor: Actor, planId: string) {
  const waiting = await trx
    .selectFrom('application')
    .innerJoin('placement', 'placement.applicationId', 'application.id')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .select(['application.id', 'application.status', 'exhibitor.name as exhibitorName'])
    .where('placement.eventId', '=', actor.eventId)
    .where('placement.planId', '=', planId)
    .where('application.status', '!=', 'accepted')
    .orderBy('application.id')
    .forUpdate('application')
    .execute()
  for (const application of waiting)
    await takeApplicationStep(trx, actor, application, { step: 'accept', capacity: 'organizer' })
}
