import { sql } from 'kysely'
import type { Reach } from '#app/features/people/policy.ts'
import type { Db } from '#db/connect.server.ts'
import {
  openProblems,
  stateOfBooth,
  statesOfUnits,
  type UnitState,
  unitStates,
} from './booth-state.ts'
import { listUnits, reachesBooth, reachesUnit } from './booth-units.server.ts'

const pageSize = 60

/** What the list of booths can be narrowed to. */
export const fieldFilters = [
  'belum-datang',
  'belum-siap',
  'siap',
  'bermasalah',
  'serah-terima',
  'selesai',
] as const
export type FieldFilter = (typeof fieldFilters)[number]

export function isFieldFilter(text: string | null): text is FieldFilter {
  return fieldFilters.some((name) => name === text)
}

type Asked = { filter: FieldFilter | undefined; zone: string; search: string; page: number }

function listAllReports(db: Db, eventId: string) {
  return db
    .selectFrom('boothReport')
    .select(['id', 'boothId', 'kind', 'applicationId', 'solvesId'])
    .where('eventId', '=', eventId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

function groupBy<Row, Key>(rows: ReadonlyArray<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** Every booth within reach in which somebody stands, with how far it has come. */
async function listFieldBooths(db: Db, eventId: string, reach: Reach) {
  const [booths, units, reports] = await Promise.all([
    db
      .selectFrom('booth')
      .innerJoin('zone', 'zone.id', 'booth.zoneId')
      .select(['booth.id', 'booth.code', 'zone.code as zoneCode', 'zone.name as zoneName'])
      .where('booth.eventId', '=', eventId)
      .orderBy('booth.code')
      .execute(),
    listUnits(db, eventId),
    listAllReports(db, eventId),
  ])
  const unitsOf = groupBy(units, (unit) => unit.boothId)
  const reportsOf = groupBy(reports, (report) => report.boothId)
  return booths.flatMap((booth) => {
    const here = unitsOf.get(booth.id) ?? []
    if (here.length === 0 || !reachesBooth(reach, booth.id, here)) return []
    const told = reportsOf.get(booth.id) ?? []
    const states = statesOfUnits(
      here.map((unit) => unit.applicationId),
      told,
    )
    const all = [...states.values()]
    return [
      {
        ...booth,
        names: here.map((unit) => unit.name),
        /** Whether the reader answers for the whole booth. */
        whole: here.every((unit) => reachesUnit(reach, unit)),
        state: stateOfBooth(all),
        arrived: all.filter((state) => state !== 'expected').length,
        problems: openProblems(told).length,
      },
    ]
  })
}

type FieldBooth = Awaited<ReturnType<typeof listFieldBooths>>[number]

function fits(booth: FieldBooth, { filter, zone, search }: Asked): boolean {
  if (zone && booth.zoneCode !== zone) return false
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const text = [booth.code, ...booth.names].join(' ').toLowerCase()
  if (!words.every((word) => text.includes(word))) return false
  switch (filter) {
    case 'belum-datang':
      return booth.arrived < booth.names.length && booth.state !== 'handed_over'
    case 'belum-siap':
      return booth.state === 'arrived'
    case 'siap':
      return booth.state === 'set_up'
    case 'bermasalah':
      return booth.problems > 0
    case 'serah-terima':
      return booth.state !== 'handed_over'
    case 'selesai':
      return booth.state === 'handed_over'
    default:
      return true
  }
}

/** One page of the booths on site, with the figures of all of them. */
export async function loadFieldList(db: Db, eventId: string, reach: Reach, asked: Asked) {
  const booths = await listFieldBooths(db, eventId, reach)
  const matching = booths.filter((booth) => fits(booth, asked))
  const count = (state: UnitState) => booths.filter((booth) => booth.state === state).length
  const zones = new Map(booths.map((booth) => [booth.zoneCode, booth.zoneName]))
  return {
    rows: matching.slice((asked.page - 1) * pageSize, asked.page * pageSize),
    pageCount: Math.max(1, Math.ceil(matching.length / pageSize)),
    matching: matching.length,
    counts: {
      total: booths.length,
      units: booths.reduce((sum, booth) => sum + booth.names.length, 0),
      unitsArrived: booths.reduce((sum, booth) => sum + booth.arrived, 0),
      problems: booths.reduce((sum, booth) => sum + booth.problems, 0),
      byState: unitStates.map((state) => ({ state, count: count(state) })),
    },
    zones: [...zones].map(([code, name]) => ({ code, name })),
  }
}

/** One booth on site: its units, open problems and everything that was told of it. */
export async function loadFieldBooth(
  db: Db,
  eventId: string,
  reach: Reach,
  where: { code: string } | { id: string },
) {
  const booth = await db
    .selectFrom('booth')
    .innerJoin('zone', 'zone.id', 'booth.zoneId')
    .select(['booth.id', 'booth.code', 'zone.name as zoneName'])
    .where('booth.eventId', '=', eventId)
    .where(
      'code' in where ? 'booth.code' : 'booth.id',
      '=',
      'code' in where ? where.code : where.id,
    )
    .executeTakeFirst()
  if (!booth) return undefined
  const [units, reports] = await Promise.all([
    listUnits(db, eventId, booth.id),
    listToldReports(db, eventId, booth.id),
  ])
  if (!reachesBooth(reach, booth.id, units)) return undefined
  const states = statesOfUnits(
    units.map((unit) => unit.applicationId),
    reports,
  )
  const problemIds = new Set(openProblems(reports).map(({ id }) => id))
  return {
    ...booth,
    state: stateOfBooth([...states.values()]),
    whole: units.every((unit) => reachesUnit(reach, unit)),
    units: units.map(({ applicationId, name, kanwilCode, tables, ...unit }) => ({
      applicationId,
      exhibitorId: unit.exhibitorId,
      name,
      kanwilCode,
      tables,
      state: states.get(applicationId) ?? ('expected' as const),
      own: reachesUnit(reach, { ...unit, kanwilCode }),
    })),
    problems: reports.filter(({ id }) => problemIds.has(id)),
    history: [...reports].reverse().slice(0, 100),
  }
}

function listToldReports(db: Db, eventId: string, boothId: string) {
  return db
    .selectFrom('boothReport')
    .leftJoin('user', 'user.id', 'boothReport.userId')
    .leftJoin('application', 'application.id', 'boothReport.applicationId')
    .leftJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .leftJoin('storedFile', 'storedFile.id', 'boothReport.photoFileId')
    .select([
      'boothReport.id',
      'boothReport.kind',
      'boothReport.applicationId',
      'boothReport.solvesId',
      'boothReport.note',
      'boothReport.at',
      'boothReport.photoFileId',
      sql<number>`coalesce(stored_file.width_px, 0)`.as('photoWidthPx'),
      sql<number>`coalesce(stored_file.height_px, 0)`.as('photoHeightPx'),
      'exhibitor.name as unitName',
      'user.name as by',
    ])
    .where('boothReport.eventId', '=', eventId)
    .where('boothReport.boothId', '=', boothId)
    .orderBy('boothReport.at')
    .orderBy('boothReport.id')
    .execute()
}
