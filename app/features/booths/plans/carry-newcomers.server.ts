import type { Actor } from '#app/lib/actor.ts'
import type { Db } from '#db/connect.server.ts'
import { carryNewcomers, listNewcomers } from '../letters/newcomers.server.ts'
import { lockEvent } from '../publish/publish-plan.server.ts'
import { lockDraft } from './lock-draft.server.ts'

/** Gives those who came after the draft was made the places in it that they were told. */
export async function carryIntoDraft(db: Db, actor: Actor, planId: string): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    await lockEvent(trx, eventId)
    await lockDraft(trx, eventId, planId)
    await carryNewcomers(trx, actor, planId, await listNewcomers(trx, eventId, planId))
  })
}
