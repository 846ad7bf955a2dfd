import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { lockDraft } from './lock-draft.server.ts'
import { moveInLockedPlan } from './move-placements.server.ts'
import { moveTo } from './moves.ts'

/** An application in a plan. */
type Planned = { planId: string; applicationId: string }

async function findPlaces(trx: Trx, eventId: string, { planId, applicationId }: Planned) {
  const rows = await trx
    .selectFrom('placement')
    .select(['applicationId', 'boothId'])
    .where('eventId', '=', eventId)
    .where('planId', '=', planId)
    .where('applicationId', '=', applicationId)
    .execute()
  return new Map(rows.map((row) => [row.applicationId, row.boothId]))
}

async function bring(
  db: Db,
  actor: Actor,
  planned: Planned,
  boothId: string | null,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, actor.eventId, planned.planId)
    const places = await findPlaces(trx, actor.eventId, planned)
    const moves = moveTo(places, planned.applicationId, boothId)
    if (moves.length > 0) await moveInLockedPlan(trx, actor, planned.planId, moves)
  })
}

/** Puts an application into a booth of a draft plan, or moves it there, from wherever it stands. */
export function placeApplication(
  db: Db,
  actor: Actor,
  { boothId, ...planned }: Planned & { boothId: string },
): Promise<void> {
  return bring(db, actor, planned, boothId)
}

/** Takes an application out of its booth in a draft plan; one that has none stays as it is. */
export function takeOutApplication(db: Db, actor: Actor, planned: Planned): Promise<void> {
  return bring(db, actor, planned, null)
}

/** Puts an application into the booth with this code, or takes it out when no code is given. */
export async function assignByCode(
  db: Db,
  actor: Actor,
  { boothCode, ...planned }: Planned & { boothCode: string },
): Promise<void> {
  if (boothCode === '') return takeOutApplication(db, actor, planned)
  const booth = await db
    .selectFrom('booth')
    .select('id')
    .where('eventId', '=', actor.eventId)
    .where('code', '=', boothCode)
    .executeTakeFirst()
  if (!booth) throw new DomainError('boothGone')
  await placeApplication(db, actor, { ...planned, boothId: booth.id })
}
