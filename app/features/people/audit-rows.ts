import { newId } from '#app/lib/ids.ts'

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
 * Entries as rows in JSON, for the database to read. Dates become text and undefined fields disappear; neither NUL nor
 * half a character is known to PostgreSQL's JSON.
 */
export function auditRows(entries: ReadonlyArray<AuditEntry>): string {
  return JSON.stringify(
    entries.map((entry) => ({ ...entry, id: newId() })),
    (_, field) =>
      typeof field === 'string' ? field.toWellFormed().replaceAll('\0', '\ufffd') : field,
  )
}
