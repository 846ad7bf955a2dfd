import { sql } from 'kysely'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { tellChange } from '../publish/tell-change.server.ts'
import { isEverPlanned } from './ever-planned.server.ts'
import { lockProgramme } from './programme-lock.server.ts'

export type Stage = { id: string; name: string }

/** The stages of a festival in their order. */
export async function listStages(db: Db, eventId: string): Promise<Stage[]> {
  return db
    .selectFrom('stage')
    .select(['id', 'name'])
    .where('eventId', '=', eventId)
    .orderBy('position')
    .orderBy('name')
    .execute()
}

/** Adds a stage behind the others. */
export async function addStage(db: Db, actor: Actor, name: string): Promise<string> {
  return db.transaction().execute(async (trx) => {
    await lockProgramme(trx, actor.eventId)
    const id = newId()
    await trx
      .insertInto('stage')
      .values({
        id,
        eventId: actor.eventId,
        name,
        position: sql<number>`(select coalesce(max(position), -1) + 1 from stage where event_id = ${actor.eventId})`,
      })
      .execute()
    await tellChange(trx, actor, {
      action: 'stage.added',
      subjectType: 'stage',
      subjectId: id,
      after: { name },
    })
    return id
  })
}

/** Gives a stage another name; what is published keeps the old one until the next version. */
export async function renameStage(
  db: Db,
  actor: Actor,
  stageId: string,
  name: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, actor.eventId)
    const before = await trx
      .selectFrom('stage')
      .select('name')
      .where('eventId', '=', actor.eventId)
      .where('id', '=', stageId)
      .executeTakeFirst()
    if (!before) throw new DomainError('stageUnknown')
    await trx
      .updateTable('stage')
      .set({ name })
      .where('eventId', '=', actor.eventId)
      .where('id', '=', stageId)
      .execute()
    await tellChange(trx, actor, {
      action: 'stage.renamed',
      subjectType: 'stage',
      subjectId: stageId,
      before,
      after: { name },
    })
  })
}

/** Removes a stage on which nothing was ever planned. */
export async function removeStage(db: Db, actor: Actor, stageId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockProgramme(trx, actor.eventId)
    if (await isEverPlanned(trx, actor.eventId, 'stageId', stageId))
      throw new DomainError('stageInUse')
    const removed = await trx
      .deleteFrom('stage')
      .where('eventId', '=', actor.eventId)
      .where('id', '=', stageId)
      .returning('name')
      .executeTakeFirst()
    if (!removed) throw new DomainError('stageUnknown')
    await tellChange(trx, actor, {
      action: 'stage.removed',
      subjectType: 'stage',
      subjectId: stageId,
      before: removed,
    })
  })
}
