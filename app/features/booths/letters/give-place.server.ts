import {
  lockApplications,
  takeApplicationStep,
} from '#app/features/exhibitors/applications/change-status.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { brokenRules } from '../allocation/indexed-problem.ts'
import { whyHere } from '../allocation/reasons.ts'
import { place } from '../allocation/scored-plan.ts'
import { findPublishedPlan } from '../map/plan-stands.server.ts'
import { copyPlan } from '../plans/plan-versions.server.ts'
import { ruleErrors } from '../plans/refuse-move.ts'
import { lockEvent, publishPlanIn } from '../publish/publish-plan.server.ts'
import { loadScoredPlan } from './load-scored-plan.server.ts'

type Giving = {
  applicationId: string
  boothId: string
  now: Date
}

/** To whom and where. */
export type PlaceGiven = { exhibitor: string; booth: string }

/**
 * Gives free tables of a booth to somebody without a place: a copy of the published plan with this one change is
 * published, and nobody but the newcomer hears of it. Who asks for the last tables second is told that they are gone.
 */
export async function givePlace(db: Db, actor: Actor, giving: Giving): Promise<PlaceGiven> {
  return db.transaction().execute((trx) => givePlaceIn(trx, actor, giving))
}

/** The same as part of a greater change. */
export async function givePlaceIn(
  trx: Trx,
  actor: Actor,
  { applicationId, boothId, now }: Giving,
): Promise<PlaceGiven> {
  const { eventId } = actor
  await lockEvent(trx, eventId)
  const published = await findPublishedPlan(trx, eventId)
  if (!published) throw new DomainError('planNotPublished')
  await takeBackIfWithdrawn(trx, actor, applicationId)
  const copy = await copyPlan(trx, actor, published.id)
  const { scored, candidates, floor } = await loadScoredPlan(trx, eventId, {
    ...published,
    id: copy.id,
  })
  const applicant = scored.indexed.applicantById.get(applicationId)
  const node = scored.indexed.boothById.get(boothId)
  if (!applicant || !node) throw new DomainError('applicationNotFound')
  const names = {
    exhibitor: candidates.find((candidate) => candidate.id === applicationId)?.name ?? '',
    booth: floor.booths.find((booth) => booth.id === boothId)?.code ?? '',
  }
  if (applicant.place) throw new DomainError('alreadyPlaced', names)
  const [rule] = brokenRules(applicant, node)
  if (rule === 'full') throw new DomainError('placeTaken', names)
  if (rule) throw new DomainError(ruleErrors[rule], names)
  place(scored, applicant, node)
  await trx
    .insertInto('placement')
    .values({
      eventId,
      planId: copy.id,
      applicationId,
      boothId,
      tables: applicant.application.tables,
      reasons: JSON.stringify(whyHere(scored, applicant)),
    })
    .execute()
  await publishPlanIn(trx, actor, { planId: copy.id, leftOut: 'asBefore', now })
  await writeAudit(trx, {
    ...actor,
    action: 'placement.placed',
    subjectType: 'application',
    subjectId: applicationId,
    before: { planId: published.id, boothId: null },
    after: { planId: copy.id, boothId },
  })
  return names
}

/** An exhibitor that gave its place back and wants one after all counts as waiting again. */
async function takeBackIfWithdrawn(trx: Trx, actor: Actor, applicationId: string) {
  const [application] = await lockApplications(trx, actor.eventId, [applicationId])
  if (!application) throw new DomainError('applicationNotFound')
  if (application.status !== 'withdrawn') return
  await takeApplicationStep(trx, actor, application, { step: 'restore', capacity: 'organizer' })
}
