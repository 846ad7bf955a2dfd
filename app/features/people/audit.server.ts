import { sql, type Transaction } from 'kysely'
import type { DB } from '#db/types.ts'
import { type AuditEntry, auditRows } from './audit-rows.ts'

/** Records a change in the transaction of the change itself. Never pass secrets or codes. */
export function writeAudit(trx: Transaction<DB>, entry: AuditEntry): Promise<void> {
  return writeAudits(trx, [entry])
}

/** Like `writeAudit`, for many changes at once. */
export async function writeAudits(
  trx: Transaction<DB>,
  entries: ReadonlyArray<AuditEntry>,
): Promise<void> {
  await insertAuditRows(trx, auditRows(entries))
}

/** Writes what `auditRows` has made. */
export async function insertAuditRows(trx: Transaction<DB>, rows: string): Promise<void> {
  await sql`
    insert into audit_entry
      (id, event_id, user_id, device_id, action, subject_type, subject_id, before, after)
    select id, "eventId", "userId", "deviceId", action, "subjectType", "subjectId", before, after
      from jsonb_to_recordset(${rows}::jsonb)
        as x (id uuid, "eventId" uuid, "userId" uuid, "deviceId" uuid, action text, "subjectType" text,
          "subjectId" text, before jsonb, after jsonb)`.execute(trx)
}
