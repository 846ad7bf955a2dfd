import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import type { DB } from '#db/types.ts'
import { findNames } from './audit-names.server.ts'
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
  /** Whose account or role it is about, where it is about one. */
  person: string | null
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
    rows: await readEntries(db, rows),
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
  return readEntries(db, rows)
}

function withNames(
  matching: SelectQueryBuilder<DB & { entry: DB['auditEntry'] }, 'entry', object>,
) {
  return matching
    .leftJoin('user', 'user.id', 'entry.userId')
    .leftJoin('device', 'device.id', 'entry.deviceId')
    .select(['entry.id', 'entry.at', 'entry.action', 'entry.subjectType', 'entry.subjectId'])
    .select(['entry.before', 'entry.after'])
    .select(({ fn }) => fn.coalesce('user.name', 'device.label').as('who'))
    .select(({ eb }) =>
      eb.and([eb('user.id', 'is', null), eb('entry.deviceId', 'is not', null)]).as('byDevice'),
    )
    .orderBy('entry.at', 'desc')
    .orderBy('entry.id', 'desc')
}

type Entry = Awaited<ReturnType<ReturnType<typeof withNames>['execute']>>[number]

async function readEntries(db: Db, entries: ReadonlyArray<Entry>): Promise<AuditRow[]> {
  const changed = entries.map(({ before, after }) => listAuditChanges(before, after))
  const people = entries.flatMap(({ subjectType, subjectId }) =>
    subjectType === 'user' ? [subjectId] : [],
  )
  const values = changed.flatMap((changes) =>
    changes.flatMap(({ before, after }) => [before, after]),
  )
  const names = await findNames(db, [...people, ...values])
  const nameOf = (value: string) => names.get(value) ?? value
  return entries.map(({ before, after, subjectType, subjectId, byDevice, ...row }, index) => {
    const role: unknown = Reflect.get(Object(after ?? before), 'role')
    return {
      ...row,
      byDevice: Boolean(byDevice),
      person: subjectType === 'user' ? (names.get(subjectId) ?? null) : null,
      changes: (changed[index] ?? []).map((change) => ({
        name: change.name,
        before: nameOf(change.before),
        after: nameOf(change.after),
      })),
      farReaching: row.action.startsWith('role.') && farReaching.some((name) => name === role),
    }
  })
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
