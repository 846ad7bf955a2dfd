import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'
import { checkRollups, isEqual, type RollupCheck } from './rollups.server.ts'
import { tellSalesChanged } from './tell-sales.server.ts'

/** What was proved of the totals of a festival, and as of when: sales that came later are not in it. */
export type ProvedTotals = RollupCheck & { provedAt: Date }

/** The last proof of a festival, the same for everyone; undefined when there has been none. */
export async function findProof(db: Db, eventId: string): Promise<ProvedTotals | undefined> {
  const proof = await db
    .selectFrom('rollupProof')
    .select(['provedAt', 'differences', 'totalsIdr', 'takingsIdr', 'linesIdr'])
    .where('eventId', '=', eventId)
    .executeTakeFirst()
  return proof && { ...proof, equal: isEqual(proof) }
}

const running = new Map<string, Promise<void>>()

/**
 * Compares all totals of a festival with its sale lines and keeps what came out. It reads every line, so whoever asks while
 * one is being made gets that one.
 */
export function proveRollups(db: Db, eventId: string, now: Date = new Date()): Promise<void> {
  const known = running.get(eventId)
  if (known) return known
  const proof = prove(db, eventId, now).finally(() => running.delete(eventId))
  running.set(eventId, proof)
  return proof
}

async function prove(db: Db, eventId: string, provedAt: Date): Promise<void> {
  const { equal, ...found } = await checkRollups(db, eventId)
  if (!equal) log.error({ eventId, ...found }, 'totals differ from their sale lines')
  await db
    .insertInto('rollupProof')
    .values({ eventId, provedAt, ...found })
    .onConflict((conflict) =>
      conflict
        .constraint('rollup_proof_pkey')
        .doUpdateSet({ provedAt, ...found })
        // One that was begun later has come before this one.
        .where('rollupProof.provedAt', '<=', provedAt),
    )
    .execute()
  tellSalesChanged(db, eventId)
}

/** Proves the totals of every festival that sells or has sold and is not in the archive, one after the other; answers how many. */
export async function proveAllRollups(db: Db): Promise<number> {
  const events = await db
    .selectFrom('event')
    .select('id')
    .where('status', '!=', 'archived')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('takingsRollup')
          .select('takingsRollup.eventId')
          .whereRef('takingsRollup.eventId', '=', 'event.id'),
      ),
    )
    .orderBy('id')
    .execute()
  for (const { id } of events) await proveRollups(db, id)
  return events.length
}
