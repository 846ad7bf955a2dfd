import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { SlotStatus } from '#db/types.ts'
import { lockSlot } from '../plan/place-slot.server.ts'
import { lockProgramme } from '../plan/programme-lock.server.ts'
import { nameRefusal, type WantedSlot } from '../plan/slot-refusal.server.ts'
import { tellChange } from '../publish/tell-change.server.ts'
import { maySlotStep } from './slot-status.ts'

/**
 * Takes a slot one step on: confirms, starts, finishes, cancels it or takes a step back. A step that was
 * taken already (a double press) changes nothing. Starting and finishing note the actual times; one
 * stage has one slot on at a time.
 */
export async function stepSlot(
  db: Db,
  actor: Actor,
  slotId: string,
  to: SlotStatus,
  now: Date,
): Promise<void> {
  let wanted: WantedSlot | undefined
  try {
    await db.transaction().execute(async (trx) => {
      await lockProgramme(trx, actor.eventId)
      const slot = await lockSlot(trx, actor.eventId, slotId)
      wanted = { ...slot, eventId: actor.eventId, slotId }
      if (slot.status === to) return
      if (!maySlotStep(slot.status, to)) throw new DomainError('slotStepRefused')
      if (to === 'live') await refuseSecondLive(trx, actor.eventId, slot.stageId, slotId)
      const change = { status: to, ...actualTimes(slot, to, now) }
      await trx
        .updateTable('slot')
        .set(change)
        .where('eventId', '=', actor.eventId)
        .where('id', '=', slotId)
        .execute()
      await tellChange(trx, actor, {
        action: `slot.${to}`,
        subjectType: 'slot',
        subjectId: slotId,
        before: { status: slot.status },
        after: change,
      })
      await notifyLive(trx, actor.eventId, 'public')
    })
  } catch (error) {
    throw wanted ? await nameRefusal(db, error, wanted) : error
  }
}

type Timed = { actualStartsAt: Date | null }

function actualTimes(slot: Timed, to: SlotStatus, now: Date) {
  if (to === 'live') return { actualStartsAt: slot.actualStartsAt ?? now, actualEndsAt: null }
  if (to === 'done') {
    const startedAt = slot.actualStartsAt ?? now
    return { actualStartsAt: startedAt, actualEndsAt: now < startedAt ? startedAt : now }
  }
  return { actualStartsAt: null, actualEndsAt: null }
}

async function refuseSecondLive(trx: Trx, eventId: string, stageId: string, slotId: string) {
  const other = await trx
    .selectFrom('slot')
    .select('title')
    .where('eventId', '=', eventId)
    .where('stageId', '=', stageId)
    .where('status', '=', 'live')
    .where('id', '<>', slotId)
    .limit(1)
    .executeTakeFirst()
  if (other) throw new DomainError('stageBusy', { title: other.title })
}
