import { writeAudit } from '#app/features/people/audit.server.ts'
import type { AuditEntry } from '#app/features/people/audit-rows.ts'
import type { Actor } from '#app/lib/actor.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Trx } from '#db/connect.server.ts'

/**
 * Writes a change of the programme to the audit trail and tells those who have the draft open. It does not tell
 * public pages: whoever changes what they show at once has to do so as well.
 */
export async function tellChange(
  trx: Trx,
  actor: Actor,
  change: Omit<AuditEntry, keyof Actor | 'deviceId'>,
): Promise<void> {
  await writeAudit(trx, { ...actor, ...change })
  await notifyLive(trx, actor.eventId, 'programme')
}
