import { sql } from 'kysely'
import type { z } from 'zod'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import type { FormMessage } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { type GroundReply, nameOf } from '../editor/sync.ts'
import { type GroundBatch, GroundStepSchema } from './change-schema.ts'
import type { GroundStep } from './doc.ts'
import { findRevision, loadGroundRows } from './load-ground.server.ts'
import { CHANGES_KEPT, listTaken, pruneChanges } from './pruned-changes.server.ts'
import { writeStep } from './write-step.server.ts'

type Batch = z.output<typeof GroundBatch>

/** Lets one person at a time change a ground; answers its revision. */
async function lockGround(trx: Trx, eventId: string): Promise<number> {
  await trx
    .insertInto('ground')
    .values({ eventId })
    .onConflict((conflict) => conflict.column('eventId').doNothing())
    .execute()
  const ground = await trx
    .selectFrom('ground')
    .select('revision')
    .where('eventId', '=', eventId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return ground.revision
}

/** Runs one step so that a refusal leaves nothing of it and the transaction goes on. */
async function tryStep(
  trx: Trx,
  eventId: string,
  step: GroundStep,
): Promise<FormMessage | undefined> {
  await sql`savepoint ground_step`.execute(trx)
  try {
    await writeStep(trx, eventId, step)
    await sql`release savepoint ground_step`.execute(trx)
    return undefined
  } catch (error) {
    const refusal = toDomainError(error)
    if (!refusal) throw error
    await sql`rollback to savepoint ground_step`.execute(trx)
    return { key: refusal.key, params: refusal.params }
  }
}

/** What the audit trail says of a batch: how many objects of each kind were added, changed and removed. */
function summaryOf(steps: ReadonlyArray<GroundStep>): Record<string, number> {
  const counts: Record<string, number> = {}
  const verbs = { put: 'Added', patch: 'Changed', remove: 'Removed' }
  for (const change of steps.flat()) {
    const name = `${change.kind}${verbs[change.op]}`
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

/**
 * Takes the steps of an editor in their order and answers what has changed since it last asked. A step that was
 * sent before counts once; a refused one leaves nothing behind and does not hold up those after it.
 */
export async function exchangeSteps(db: Db, actor: Actor, batch: Batch): Promise<GroundReply> {
  const { eventId, userId } = actor
  return db.transaction().execute(async (trx) => {
    let revision = await lockGround(trx, eventId)
    const before = revision
    const taken = await listTaken(trx, eventId, batch.operations)
    const steps: GroundStep[] = []
    const results: GroundReply['results'] = []
    for (const { clientId, sequence, step: sent } of batch.operations) {
      const name = nameOf({ clientId, sequence })
      if (taken.has(name)) {
        results.push({ clientId, sequence })
        continue
      }
      const step = GroundStepSchema.safeParse(sent)
      const refused: FormMessage | undefined = step.success
        ? await tryStep(trx, eventId, step.data)
        : { key: 'changeInvalid' }
      results.push({ clientId, sequence, ...(refused && { refused }) })
      if (refused || !step.success) continue
      taken.add(name)
      steps.push(step.data)
      revision += 1
      await trx
        .insertInto('groundChange')
        .values({
          eventId,
          revision,
          clientId,
          clientSequence: sequence,
          userId,
          change: JSON.stringify(step.data),
        })
        .execute()
    }
    if (steps.length > 0) {
      await trx.updateTable('ground').set({ revision }).where('eventId', '=', eventId).execute()
      await pruneChanges(trx, eventId, { from: before, to: revision })
      await writeAudit(trx, {
        ...actor,
        action: 'ground.changed',
        subjectType: 'ground',
        subjectId: eventId,
        after: { revision, ...summaryOf(steps) },
      })
      for (const topic of ['ground', 'booths', 'public'] as const) {
        await notifyLive(trx, eventId, topic)
      }
    }
    return { ...(await changesSince(trx, eventId, batch.since, revision)), results }
  })
}

async function changesSince(
  db: Db,
  eventId: string,
  since: number,
  revision: number,
): Promise<Omit<GroundReply, 'results'>> {
  if (since === revision) return { revision, changes: [] }
  if (since > revision || revision - since > CHANGES_KEPT) {
    return { revision, changes: [], whole: await loadGroundRows(db, eventId) }
  }
  const rows = await db
    .selectFrom('groundChange')
    .select(['revision', 'clientId', 'clientSequence as sequence', 'change'])
    .where('eventId', '=', eventId)
    .where('revision', '>', since)
    .where('revision', '<=', revision)
    .orderBy('revision')
    .execute()
  const changes = rows.flatMap(({ change, ...row }) => {
    const step = GroundStepSchema.safeParse(change)
    return step.success ? { ...row, step: step.data } : []
  })
  // Changes that were pruned, or that an older version wrote in another shape, cannot be sent: the whole ground is,
  // which holds the same.
  if (changes.length < revision - since) {
    return { revision, changes: [], whole: await loadGroundRows(db, eventId) }
  }
  return { revision, changes }
}

/** What has changed on the ground since a revision, for who only reads. */
export async function listGroundChanges(
  db: Db,
  eventId: string,
  since: number,
): Promise<GroundReply> {
  const revision = await findRevision(db, eventId)
  return { ...(await changesSince(db, eventId, since, revision)), results: [] }
}
