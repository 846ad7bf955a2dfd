import { type AuditEntry, writeAudit } from '#app/features/people/audit.server.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Trx } from '#db/connect.server.ts'
import type { ProgrammeEditor } from '../plan/programme-lock.server.ts'

/**
 * Keeps a change of the programme in the audit trail and tells those who have the draft open. What the public
 * sees at once as well is told apart from this.
 */
export async function tellChange(
  trx: Trx,
  by: ProgrammeEditor,
  change: Omit<AuditEntry, keyof ProgrammeEditor | 'deviceId'>,
): Promise<void> {
  await writeAudit(trx, { ...by, ...change })
  await notifyLive(trx, by.eventId, 'programme')
}
