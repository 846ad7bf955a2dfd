import { sql } from 'kysely'
import type { Sort } from '#app/lib/list-query.ts'
import { rowsAsText } from '#app/lib/rows-text.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { ApplicationStatus, ExhibitorKind, ProductCategory } from '#db/types.ts'
import { searchExhibitors } from '../registry/search-registry.server.ts'

export const applicationSorts = [
  'name',
  'kanwil',
  'rank',
  'tables',
  'score',
  'readers',
  'status',
  'submitted',
] as const
export type ApplicationSort = (typeof applicationSorts)[number]
const PAGE_SIZE = 25

const columns = {
  name: sql.ref('exhibitor.name'),
  kanwil: sql.ref('exhibitor.kanwilCode'),
  rank: sql.ref('application.kanwilRank'),
  tables: sql.ref('application.tables'),
  score: sql.ref('application.priorityScore'),
  readers: sql`readers`,
  status: sql.ref('application.status'),
  submitted: sql.ref('application.submittedAt'),
} as const

export type ApplicationFilter = {
  search?: string | undefined
  status?: ApplicationStatus | undefined
  kanwilCode?: string | undefined
  kind?: ExhibitorKind | undefined
  category?: ProductCategory | undefined
  /** Marked by nobody yet, or at least not by the one who asks. */
  scored?: 'nobody' | 'not-me' | undefined
  invited?: 'yes' | 'no' | undefined
  /** Who asks; needed for `scored: 'not-me'`. */
  readerId?: string | undefined
  /** Only these Kanwil; undefined = all. */
  kanwilCodes?: ReadonlyArray<string>
  /** Drafts and withdrawn applications are the exhibitor's own business. */
  hideUnsent?: boolean
}

/** The exhibitors that a search means; undefined when nothing is searched for. */
async function findMeant(db: Db, search: string | undefined): Promise<string[] | undefined> {
  const text = search?.trim()
  if (!text) return undefined
  const hits = await searchExhibitors(db, text, { includeClosed: true, limit: 10_000 })
  return hits.map((hit) => hit.exhibitorId)
}

function filtered(
  db: Db,
  eventId: string,
  filter: ApplicationFilter,
  meant: ReadonlyArray<string> | undefined,
) {
  let query = db
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .where('application.eventId', '=', eventId)
  if (meant)
    query = query.where(
      'application.exhibitorId',
      'in',
      sql<string>`(select unnest(${[...meant]}::uuid[]))`,
    )
  if (filter.status) query = query.where('application.status', '=', filter.status)
  if (filter.kanwilCode) query = query.where('exhibitor.kanwilCode', '=', filter.kanwilCode)
  if (filter.kind) query = query.where('exhibitor.kind', '=', filter.kind)
  if (filter.category)
    query = query.where(
      sql<boolean>`${filter.category}::text = any(${sql.ref('application.categories')})`,
    )
  if (filter.scored) {
    const reader = filter.scored === 'not-me' ? filter.readerId : undefined
    query = query.where((row) => {
      const marks = row
        .selectFrom('applicationScore')
        .select('applicationScore.userId')
        .whereRef('applicationScore.applicationId', '=', 'application.id')
      return row.not(
        row.exists(reader ? marks.where('applicationScore.userId', '=', reader) : marks),
      )
    })
  }
  if (filter.invited) {
    query = query.where((row) => {
      const invited = row.exists(
        row
          .selectFrom('callInvitation')
          .select('callInvitation.exhibitorId')
          .whereRef('callInvitation.eventId', '=', 'application.eventId')
          .whereRef('callInvitation.exhibitorId', '=', 'application.exhibitorId'),
      )
      return filter.invited === 'yes' ? invited : row.not(invited)
    })
  }
  if (filter.kanwilCodes)
    query = query.where('exhibitor.kanwilCode', 'in', [...filter.kanwilCodes, ''])
  if (filter.hideUnsent) query = query.where('application.status', 'not in', ['draft', 'withdrawn'])
  return query
}

function rowsOf(
  db: Db,
  eventId: string,
  filter: ApplicationFilter,
  meant: ReadonlyArray<string> | undefined,
  sort: Sort<ApplicationSort>,
) {
  const query = filtered(db, eventId, filter, meant)
    .select((row) => [
      'application.id',
      'application.status',
      'application.tables',
      'application.categories',
      'application.priorityScore',
      'application.kanwilRank',
      'application.submittedAt',
      'exhibitor.name',
      'exhibitor.kind',
      'exhibitor.kanwilCode',
      row
        .selectFrom('applicationScore')
        .select((marks) => marks.fn.countAll<number>().as('count'))
        .whereRef('applicationScore.applicationId', '=', 'application.id')
        .$asScalar()
        .$notNull()
        .as('readers'),
    ])
    .$call((rows) =>
      // The ranks of two Kanwil cannot be compared: each Kanwil keeps together.
      sort.by === 'rank'
        ? rows.orderBy('exhibitor.kanwilCode', (order) => order.asc().nullsLast())
        : rows,
    )
  return query
    .orderBy(columns[sort.by], (order) =>
      sort.descending ? order.desc().nullsLast() : order.asc().nullsLast(),
    )
    .orderBy('application.id')
}

/** One page of a festival's applications. */
export async function listApplications(
  db: Db,
  eventId: string,
  filter: ApplicationFilter,
  sort: Sort<ApplicationSort>,
  page: number,
) {
  const meant = await findMeant(db, filter.search)
  const [{ total, tables }, rows] = await Promise.all([
    filtered(db, eventId, filter, meant)
      .select((row) => [
        row.fn.countAll<number>().as('total'),
        sql<number>`coalesce(sum(application.tables), 0)::bigint`.as('tables'),
      ])
      .executeTakeFirstOrThrow(),
    rowsOf(db, eventId, filter, meant, sort)
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .execute(),
  ])
  return { rows, total, tables, pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)) }
}

export type ApplicationRow = Awaited<ReturnType<typeof listApplications>>['rows'][number]

/** Every application of a filter, as the text that a file is written from. */
export async function readAllApplications(
  db: Db,
  eventId: string,
  filter: ApplicationFilter,
  sort: Sort<ApplicationSort>,
) {
  const meant = await findMeant(db, filter.search)
  const rows = rowsOf(db, eventId, filter, meant, sort)
    .leftJoin('kanwil', 'kanwil.code', 'exhibitor.kanwilCode')
    .select([
      'kanwil.name as kanwilName',
      'exhibitor.city',
      'exhibitor.uptCode',
      'application.powerWatts',
      'application.needsWater',
      'application.needsCooking',
      'application.needsColdStorage',
      'application.peopleCount',
      'application.story',
      'application.remarks',
    ])
  return rowsAsText(db, rows)
}

/** The ids of a filter's applications in these states, for a step that is taken for all of them. */
export async function listIdsInStates(
  db: Db,
  eventId: string,
  filter: ApplicationFilter,
  statuses: ReadonlyArray<ApplicationStatus>,
): Promise<string[]> {
  const meant = await findMeant(db, filter.search)
  const rows = await filtered(db, eventId, filter, meant)
    .select('application.id')
    .where('application.status', 'in', statuses)
    .orderBy('application.id')
    .execute()
  return rows.map((row) => row.id)
}

/** How many applications stand where. */
export async function countByStatus(db: Db, eventId: string, kanwilCodes?: ReadonlyArray<string>) {
  const rows = await filtered(db, eventId, kanwilCodes ? { kanwilCodes } : {}, undefined)
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
