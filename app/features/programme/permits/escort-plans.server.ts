import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import { lockProgramme } from '../plan/programme-lock.server.ts'

/** How an act is brought and guarded. For security roles only: ask for `escort.view` before reading. */
export type EscortPlan = {
  officersCount: number
  policeHelp: boolean
  departsAt: Date | null
  returnsAt: Date | null
  remarks: string
}

/** The escort plan of a permit, if there is one. */
export async function findEscortPlan(
  db: Db,
  eventId: string,
  permitId: string,
): Promise<EscortPlan | undefined> {
  return db
    .selectFrom('escortPlan')
    .select(['officersCount', 'policeHelp', 'departsAt', 'returnsAt', 'remarks'])
    .where('eventId', '=', eventId)
    .where('permitId', '=', permitId)
    .executeTakeFirst()
}

/** Writes the escort plan of a permit. The audit trail says that it changed, never what it says. */
export async function saveEscortPlan(
  db: Db,
  actor: Actor,
  permitId: string,
  plan: EscortPlan,
): Promise<void> {
  if (plan.departsAt && plan.returnsAt && plan.returnsAt <= plan.departsAt) {
    throw new DomainError('escortReturnsFirst')
  }
  await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, actor.eventId)
    const permit = await trx
      .selectFrom('permit')
      .select('id')
      .where('eventId', '=', actor.eventId)
      .where('id', '=', permitId)
      .executeTakeFirst()
    if (!permit) throw new DomainError('permitUnknown')
    await trx
      .insertInto('escortPlan')
      .values({ permitId, eventId: actor.eventId, ...plan })
      .onConflict((conflict) => conflict.column('permitId').doUpdateSet(plan))
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'escort.saved',
      subjectType: 'permit',
      subjectId: permitId,
    })
  })
}
