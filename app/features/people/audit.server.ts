import type { Transaction } from 'kysely'
import { newId } from '#app/lib/ids.ts'
import { insertMany } from '#db/insert-many.ts'
import type { DB, Json } from '#db/types.ts'

/** Who did it: a signed-in person, a paired phone, or (neither) the program itself. */
export type AuditEntry = {
  eventId: string | null
  userId?: string | null
  deviceId?: string | null
  /** `<thing>.<what happened>`, as in `placement.moved`. */
  action: string
  subjectType: string
  subjectId: string
  before?: unknown
  after?: unknown
}

/**
 * Dates become text and undefined fields disappear, as they would on any way to the database. Neither NUL nor half a
 * character is known to PostgreSQL's JSON.
 */
function toJson(value: unknown): Json | null {
  if (value === undefined || value === null) return null
  return JSON.stringify(value, (_, field) =>
    typeof field === 'string' ? field.toWellFormed().replaceAll('\0', '\ufffd') : field,
  )
}

/** Records a change in the transaction of the change itself. Never pass secrets or codes. */
export function writeAudit(trx: Transaction<DB>, entry: AuditEntry): Promise<void> {
  return writeAudits(trx, [entry])
}

/** Like `writeAudit`, for many changes at once. */
export async function writeAudits(
  trx: Transaction<DB>,
  entries: ReadonlyArray<AuditEntry>,
): Promise<void> {
  await insertMany(
    trx,
    'auditEntry',
    entries.map((entry) => ({
      id: newId(),
      eventId: entry.eventId,
      userId: entry.userId ?? null,
      deviceId: entry.deviceId ?? null,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      before: toJson(entry.before),
      after: toJson(entry.after),
    })),
  )
}
