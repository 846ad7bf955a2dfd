import type { Db } from '#db/connect.server.ts'
import type { RegistryKind } from './registry-kinds.ts'

/** What has been changed of an entry, the newest first. */
export function listEntryHistory(db: Db, kind: RegistryKind, key: string) {
  return db
    .selectFrom('auditEntry')
    .leftJoin('user', 'user.id', 'auditEntry.userId')
    .select([
      'auditEntry.id',
      'auditEntry.at',
      'auditEntry.before',
      'auditEntry.after',
      'auditEntry.action',
      'user.name as by',
    ])
    .where('subjectType', '=', kind)
    .where('subjectId', '=', key)
    .where('auditEntry.action', 'in', ['registry.added', 'registry.changed'])
    .orderBy('auditEntry.at', 'desc')
    .orderBy('auditEntry.id', 'desc')
    .limit(30)
    .execute()
}
