import { type AuditEntry, writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Trx } from '#db/connect.server.ts'

/**
 * Keeps a change of the programme in the audit trail and tells those who have the draft open. What the public
 * sees at once as well is told apart from this.
 */
export async function tellChange(
  trx: Trx,
  actor: Actor,
  change: Omit<AuditEntry, keyof Actor | 'deviceId'>,
): Promise<void> {
  await writeAudit(trx, { ...actor, ...change })
  await notifyLive(trx, actor.eventId, 'programme')
}
