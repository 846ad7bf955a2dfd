import { sql } from 'kysely'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'

/** The place that was asked for, as far as a clash goes. */
export type WantedSlot = {
  eventId: string
  slotId: string
  stageId: string
  actId: string | null
  startAt: Date
  endAt: Date
  setupMinutes: number
  strikeMinutes: number
}

function constraintOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'constraint') : undefined
}

/**
 * Turns the refusal of the database into one that names what is in the way, and when. The transaction has
 * failed by then, so this asks anew; what was in the way may be gone meanwhile. `from`, `to` and `zone` are put
 * into words by `speakTimes`.
 */
export async function nameRefusal(db: Db, error: unknown, wanted: WantedSlot): Promise<unknown> {
  const constraint = constraintOf(error)
  if (constraint === 'slot_needs_permit') return nameMissingPermit(db, wanted)
  if (constraint !== 'slot_stage_no_overlap' && constraint !== 'slot_act_no_overlap') return error
  const onStage = constraint === 'slot_stage_no_overlap'
  const { startAt, endAt, setupMinutes, strikeMinutes } = wanted
  const span = sql`tstzrange(${startAt}::timestamptz, ${endAt}::timestamptz, '[)')`
  const clash = await db
    .selectFrom('slot')
    .innerJoin('stage', 'stage.id', 'slot.stageId')
    .innerJoin('event', 'event.id', 'slot.eventId')
    .leftJoin('act', 'act.id', 'slot.actId')
    .select([
      sql<string>`coalesce(act.name, slot.title)`.as('title'),
      'stage.name as stage',
      'event.timeZone as zone',
      sql<Date>`lower(slot.planned)`.as('startAt'),
      sql<Date>`upper(slot.planned)`.as('endAt'),
    ])
    .where('slot.eventId', '=', wanted.eventId)
    .where('slot.id', '<>', wanted.slotId)
    .where('slot.status', '<>', 'cancelled')
    .where((eb) =>
      onStage
        ? eb.and([
            eb('slot.stageId', '=', wanted.stageId),
            sql<boolean>`slot.occupied && slot_occupied(${span}, ${setupMinutes}::int, ${strikeMinutes}::int)`,
          ])
        : eb.and([eb('slot.actId', '=', wanted.actId), sql<boolean>`slot.planned && ${span}`]),
    )
    .orderBy(sql`lower(slot.planned)`)
    .limit(1)
    .executeTakeFirst()
  if (!clash) return new DomainError('conflict')
  return new DomainError(onStage ? 'stageTaken' : 'actTaken', {
    title: clash.title,
    stage: clash.stage,
    from: clash.startAt.toISOString(),
    to: clash.endAt.toISOString(),
    zone: clash.zone,
  })
}

async function nameMissingPermit(db: Db, wanted: WantedSlot): Promise<DomainError> {
  const act = await db
    .selectFrom('act')
    .select('name')
    .where('eventId', '=', wanted.eventId)
    .where('id', '=', wanted.actId)
    .executeTakeFirst()
  return new DomainError('slotNeedsPermit', { act: act?.name ?? '' })
}
