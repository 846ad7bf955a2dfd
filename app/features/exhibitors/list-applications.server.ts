import { sql } from 'kysely'
import type { Sort } from '#app/lib/list-query.ts'
import type { Db } from '#db/connect.server.ts'
import type { ApplicationStatus, ProductCategory } from '#db/types.ts'

export const applicationSorts = [
  'name',
  'kanwil',
  'tables',
  'score',
  'status',
  'submitted',
] as const
export type ApplicationSort = (typeof applicationSorts)[number]
const PAGE_SIZE = 50

const columns = {
  name: 'exhibitor.name',
  kanwil: 'exhibitor.kanwilCode',
  tables: 'application.tables',
  score: 'application.priorityScore',
  status: 'application.status',
  submitted: 'application.submittedAt',
} as const

export type ApplicationFilter = {
  search?: string | undefined
  status?: ApplicationStatus | undefined
  kanwilCode?: string | undefined
  category?: ProductCategory | undefined
  /** Only these Kanwil; undefined = all. */
  kanwilCodes?: ReadonlyArray<string>
  /** Drafts and withdrawn applications are the exhibitor's own business. */
  hideUnsent?: boolean
}

function filtered(db: Db, eventId: string, filter: ApplicationFilter) {
  let query = db
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .where('application.eventId', '=', eventId)
  // A percent sign that somebody types is a percent sign.
  const search = filter.search?.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)
  if (search) query = query.where('exhibitor.name', 'ilike', `%${search}%`)
  if (filter.status) query = query.where('application.status', '=', filter.status)
  if (filter.kanwilCode) query = query.where('exhibitor.kanwilCode', '=', filter.kanwilCode)
  if (filter.category)
    query = query.where(
      sql<boolean>`${filter.category}::text = any(${sql.ref('application.categories')})`,
    )
  if (filter.kanwilCodes)
    query = query.where('exhibitor.kanwilCode', 'in', [...filter.kanwilCodes, ''])
  if (filter.hideUnsent) query = query.where('application.status', 'not in', ['draft', 'withdrawn'])
  return query
}

/** One page of a festival's applications. */
export async function listApplications(
  db: Db,
  eventId: string,
  filter: ApplicationFilter,
  sort: Sort<ApplicationSort>,
  page: number,
) {
  const query = filtered(db, eventId, filter)
  const [{ total, tables }, rows] = await Promise.all([
    query
      .select((row) => [
        row.fn.countAll<number>().as('total'),
        sql<number>`coalesce(sum(application.tables), 0)::bigint`.as('tables'),
      ])
      .executeTakeFirstOrThrow(),
    query
      .select([
        'application.id',
        'application.status',
        'application.tables',
        'application.categories',
        'application.priorityScore',
        'application.submittedAt',
        'exhibitor.name',
        'exhibitor.kanwilCode',
      ])
      .orderBy(columns[sort.by], (order) =>
        sort.descending ? order.desc().nullsLast() : order.asc().nullsLast(),
      )
      .orderBy('application.id')
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .execute(),
  ])
  return { rows, total, tables, pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)) }
}

export type ApplicationRow = Awaited<ReturnType<typeof listApplications>>['rows'][number]

/** How many applications stand where. */
export async function countByStatus(db: Db, eventId: string, kanwilCodes?: ReadonlyArray<string>) {
  const rows = await filtered(db, eventId, kanwilCodes ? { kanwilCodes } : {})
    .select((row) => ['application.status', row.fn.countAll<number>().as('count')])
    .groupBy('application.status')
    .execute()
  return new Map(rows.map((row) => [row.status, row.count]))
}

/** The Kanwil that have applied, for a filter. */
export function listKanwilOf(db: Db, eventId: string) {
  return db
    .selectFrom('kanwil')
    .select(['code', 'name'])
    .where('code', 'in', (codes) =>
      codes
        .selectFrom('application')
        .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
        .select('exhibitor.kanwilCode')
        .where('application.eventId', '=', eventId)
        .where('exhibitor.kanwilCode', 'is not', null)
        .$narrowType<{ kanwilCode: string }>(),
    )
    .orderBy('name')
    .execute()
}

/** Festivals at which exhibitors of these Kanwil have applied, the newest first. */
export function listEventsOfKanwil(db: Db, kanwilCodes: ReadonlyArray<string>) {
  return db
    .selectFrom('event')
    .select(['id', 'slug', 'name', 'timeZone', 'status'])
    .where('status', 'not in', ['draft', 'archived'])
    .where((row) =>
      row.exists(
        row
          .selectFrom('application')
          .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
          .select('application.id')
          .whereRef('application.eventId', '=', 'event.id')
          .where('exhibitor.kanwilCode', 'in', [...kanwilCodes, '']),
      ),
    )
    .orderBy('plannedStartsOn', 'desc')
    .execute()
}
