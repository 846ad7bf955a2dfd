import { sql } from 'kysely'
import type { Trx } from '#db/connect.server.ts'
import { nameOf } from '../editor/sync.ts'

/** An editor further behind than this is better served by the whole ground, so older changes are not asked for. */
export const CHANGES_KEPT = 500
/** So many changes are pruned at a time. */
const PRUNED_EVERY = 100

/**
 * Removes changes that nobody asks for any more. Of each client its last one stays, emptied: an editor sends its steps
 * in their order, so that one tells that all before it have been decided about, whenever they are sent again.
 */
export async function pruneChanges(
  trx: Trx,
  eventId: string,
  { from, to }: { from: number; to: number },
): Promise<void> {
  if (Math.floor(from / PRUNED_EVERY) === Math.floor(to / PRUNED_EVERY)) return
  await sql`
    with old as (
      select revision,
        row_number() over (partition by client_id order by client_sequence desc) = 1 as is_last
      from ground_change
      where event_id = ${eventId} and revision <= ${to - CHANGES_KEPT}),
    removed as (
      delete from ground_change using old
      where event_id = ${eventId} and ground_change.revision = old.revision and not old.is_last)
    update ground_change set change = '[]' from old
    where event_id = ${eventId} and ground_change.revision = old.revision and old.is_last
      and change <> '[]'
  `.execute(trx)
}

/** Which of these operations the ground has decided about before. A refused one is judged again, until it is pruned. */
export async function listTaken(
  trx: Trx,
  eventId: string,
  operations: ReadonlyArray<{ clientId: string; sequence: number }>,
): Promise<Set<string>> {
  if (operations.length === 0) return new Set()
  const rows = await trx
    .selectFrom('groundChange')
    .select(['clientId', 'clientSequence as sequence', sql<boolean>`change = '[]'`.as('pruned')])
    .where('eventId', '=', eventId)
    .where('clientId', 'in', [...new Set(operations.map(({ clientId }) => clientId))])
    .where((row) =>
      row.or([
        row('clientSequence', 'in', [...new Set(operations.map(({ sequence }) => sequence))]),
        sql<boolean>`change = '[]'`,
      ]),
    )
    .execute()
  const taken = new Set(rows.map(nameOf))
  const prunedTo = new Map(
    rows.flatMap(({ clientId, sequence, pruned }) =>
      pruned ? [[clientId, sequence] as const] : [],
    ),
  )
  for (const operation of operations) {
    if (operation.sequence <= (prunedTo.get(operation.clientId) ?? 0)) taken.add(nameOf(operation))
  }
  return taken
}
