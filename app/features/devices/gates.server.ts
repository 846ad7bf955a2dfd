import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'

export type GateRow = { id: string; name: string; devices: number }

/** The gates of an event with the number of phones that work there. */
export async function listGates(db: Db, eventId: string): Promise<GateRow[]> {
  return db
    .selectFrom('gate')
    .leftJoin('device', (join) =>
      join.onRef('device.gateId', '=', 'gate.id').on('device.revokedAt', 'is', null),
    )
    .select(['gate.id', 'gate.name'])
    .select((eb) => eb.fn.count<number>('device.id').as('devices'))
    .where('gate.eventId', '=', eventId)
    .groupBy(['gate.id', 'gate.name'])
    .orderBy('gate.name')
    .execute()
}

/** Adds an entrance. Two of one festival never share a name: that is how people tell them apart. */
export async function addGate(db: Db, actor: Actor, name: string): Promise<string> {
  const { eventId } = actor
  const id = newId()
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('gate').values({ id, eventId, name }).execute()
    await writeAudit(trx, {
      ...actor,
      action: 'gate.added',
      subjectType: 'gate',
      subjectId: id,
      after: { name },
    })
    await notifyLive(trx, eventId, 'devices')
  })
  return id
}

/** Gives an entrance another name; phones show it with their next look at the state. */
export async function renameGate(
  db: Db,
  actor: Actor,
  { gateId, name }: { gateId: string; name: string },
): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('gate')
      .select('name')
      .where('eventId', '=', eventId)
      .where('id', '=', gateId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new DomainError('conflict')
    await trx.updateTable('gate').set({ name }).where('id', '=', gateId).execute()
    await writeAudit(trx, {
      ...actor,
      action: 'gate.renamed',
      subjectType: 'gate',
      subjectId: gateId,
      before,
      after: { name },
    })
    await notifyLive(trx, eventId, 'devices')
  })
}
