import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import type { DB } from '#db/types.ts'
import { type AuditChange, type AuditThing, listAuditChanges } from './audit-words.ts'
import { isUuid } from './authorize.server.ts'
import { isGlobal, roleNames } from './grants.ts'

export type AuditFilter = {
  /** The festival; null for what belongs to none. */
  eventId: string | null
  thing?: AuditThing | undefined
  /** Who did it: a person's id. */
  by?: string | undefined
}

export type AuditRow = {
  id: string
  at: Date
  action: string
  /** Name of the person, or what the paired phone is called; null for the program itself and erased accounts. */
  who: string | null
  byDevice: boolean
  subjectId: string
  changes: AuditChange[]
  /** A role that reaches beyond one festival was asked for, given or taken. */
  farReaching: boolean
}

const pageSize = 40
const FAR_REACHING_SHOWN = 10

/** Roles that reach beyond one festival, as entries name them. */
const farReaching = roleNames.filter(isGlobal)

/** One page of the audit trail, newest first. */
export async function listAudit(
  db: Db,
  { eventId, thing, by }: AuditFilter,
  page: number,
): Promise<{ rows: AuditRow[]; total: number; pageCount: number }> {
  let matching = db
    .selectFrom('auditEntry as entry')
    .where('entry.eventId', 'is not distinct from', eventId)
  if (thing) matching = matching.where('entry.action', 'like', `${thing}.%`)
  if (isUuid(by)) matching = matching.where('entry.userId', '=', by)
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await withNames(matching)
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return {
    rows: rows.map(readEntry),
    total,
    pageCount: Math.max(1, Math.ceil(total / pageSize)),
  }
}

/**
 * The last grants of roles that reach beyond one festival, of thirty days: those asked for or given at a festival, or (null)
 * anywhere.
 */
export async function listFarReaching(db: Db, eventId: string | null): Promise<AuditRow[]> {
  let matching = db
    .selectFrom('auditEntry as entry')
    .where('entry.action', 'like', 'role.%')
    .where('entry.at', '>', sql<Date>`now() - interval '30 days'`)
    .where(sql<string>`coalesce(entry.after, entry.before)->>'role'`, 'in', farReaching)
  if (eventId !== null) matching = matching.where('entry.eventId', '=', eventId)
  const rows = await withNames(matching).limit(FAR_REACHING_SHOWN).execute()
  return rows.map(readEntry)
}

function withNames(
  matching: SelectQueryBuilder<DB & { entry: DB['auditEntry'] }, 'entry', object>,
) {
  return matching
    .leftJoin('user', 'user.id', 'entry.userId')
    .leftJoin('device', 'device.id', 'entry.deviceId')
    .select(['entry.id', 'entry.at', 'entry.action', 'entry.subjectId'])
    .select(['entry.before', 'entry.after', 'entry.deviceId'])
    .select(({ fn }) => fn.coalesce('user.name', 'device.label').as('who'))
    .orderBy('entry.at', 'desc')
    .orderBy('entry.id', 'desc')
}

type Entry = Awaited<ReturnType<ReturnType<typeof withNames>['execute']>>[number]

function readEntry({ before, after, deviceId, ...row }: Entry): AuditRow {
  const role: unknown = Reflect.get(Object(after ?? before), 'role')
  return {
    ...row,
    byDevice: deviceId !== null,
    changes: listAuditChanges(before, after),
    farReaching: row.action.startsWith('role.') && farReaching.some((name) => name === role),
  }
}

/** Everybody who has left a trace at a festival, by name. */
export async function listActors(
  db: Db,
  eventId: string | null,
): Promise<{ value: string; label: string }[]> {
  return db
    .selectFrom('user')
    .select(['user.id as value', 'user.name as label'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('auditEntry')
          .select('auditEntry.id')
          .whereRef('auditEntry.userId', '=', 'user.id')
          .where('auditEntry.eventId', 'is not distinct from', eventId),
      ),
    )
    .orderBy('user.name')
    .execute()
}
