import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Trx } from '#db/connect.server.ts'
import { DEFAULT_WEIGHTS } from '../allocation/problem.ts'
import { scorePlan } from '../allocation/value.ts'
import { withDefaultMaximum } from '../runs/build-problem.ts'
import { placeableStatuses } from '../runs/load-problem.server.ts'
import type { MoveContext } from './refuse-move.ts'

/**
 * The part of a locked draft plan that moving these applications into these booths can touch: cheap however large
 * the festival is. Refuses applications that may have no place, and booths that are no longer there.
 */
export async function loadMoveContext(
  trx: Trx,
  eventId: string,
  planId: string,
  applicationIds: ReadonlyArray<string>,
  boothIds: ReadonlyArray<string>,
): Promise<MoveContext> {
  const wanted = await listTouchedApplications(trx, eventId, planId, applicationIds, boothIds)
  const own = wanted.filter(({ id }) => applicationIds.includes(id))
  const statuses: ReadonlyArray<string> = placeableStatuses
  if (new Set(applicationIds).size !== own.length) throw new DomainError('applicationNotFound')
  if (own.some(({ status, boothId }) => boothId === null && !statuses.includes(status)))
    throw new DomainError('applicationNotFound')

  const touched = [...new Set([...boothIds, ...wanted.flatMap(({ boothId }) => boothId ?? [])])]
  const kanwilCodes = [...new Set(own.flatMap(({ kanwilCode }) => kanwilCode ?? []))]
  const [booths, quotas, terms, lockedBooths, lockedKanwil] = await Promise.all([
    listTouchedBooths(trx, eventId, touched),
    trx
      .selectFrom('kanwilQuota')
      .select(['kanwilCode', 'minTables', 'maxTables'])
      .where('eventId', '=', eventId)
      .where('kanwilCode', 'in', [...kanwilCodes, ''])
      .execute(),
    trx
      .selectFrom('callTerms')
      .select('maxTablesPerKanwil')
      .where('eventId', '=', eventId)
      .executeTakeFirst(),
    trx.selectFrom('planBoothLock').select('boothId').where('planId', '=', planId).execute(),
    trx.selectFrom('planKanwilLock').select('kanwilCode').where('planId', '=', planId).execute(),
  ])
  if (boothIds.some((id) => !booths.some((booth) => booth.id === id)))
    throw new DomainError('boothGone')
  const placed = wanted.flatMap(({ id, boothId }) =>
    boothId === null ? [] : [{ applicationId: id, boothId }],
  )
  const scored = scorePlan(
    {
      zones: booths.map(({ zoneId, allowedCategories }) => ({ id: zoneId, allowedCategories })),
      booths: booths.map((booth) => ({ ...booth, crowdValue: 0, neighbourIds: [] })),
      applications: wanted.map(({ exclusions, ...row }) => ({
        ...row,
        zoneWishes: [],
        excludedBoothIds: exclusions.map(({ booth }) => booth),
        lockedBoothId: null,
      })),
      quotas: withDefaultMaximum(wanted, quotas, terms?.maxTablesPerKanwil ?? null),
      weights: DEFAULT_WEIGHTS,
    },
    placed,
  )
  return {
    scored,
    nameOf: new Map(wanted.map(({ id, name }) => [id, name])),
    codeOf: new Map(booths.map(({ id, code }) => [id, code])),
    kanwilOf: new Map(own.map(({ id, kanwilCode }) => [id, kanwilCode])),
    places: new Map(placed.map(({ applicationId, boothId }) => [applicationId, boothId])),
    locked: new Set(wanted.flatMap(({ id, locked }) => (locked ? [id] : []))),
    lockedBooths: new Set(lockedBooths.map(({ boothId }) => boothId)),
    lockedKanwil: new Set(lockedKanwil.map(({ kanwilCode }) => kanwilCode)),
  }
}

/** The named applications, whoever stands in the named booths, and whoever of the same Kanwil is placed. */
function listTouchedApplications(
  trx: Trx,
  eventId: string,
  planId: string,
  applicationIds: ReadonlyArray<string>,
  boothIds: ReadonlyArray<string>,
) {
  return trx
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .leftJoin('placement', (join) =>
      join
        .onRef('placement.applicationId', '=', 'application.id')
        .on('placement.planId', '=', planId),
    )
    .select((row) => [
      'application.id',
      'application.status',
      'exhibitor.name',
      'exhibitor.kanwilCode',
      'application.tables',
      'application.powerWatts',
      'application.needsWater',
      'application.needsCooking',
      'application.needsColdStorage',
      'application.categories',
      'application.priorityScore',
      'placement.boothId',
      'placement.locked',
      jsonArrayFrom(
        row
          .selectFrom('boothExclusion')
          .select('boothExclusion.boothId as booth')
          .whereRef('boothExclusion.applicationId', '=', 'application.id'),
      ).as('exclusions'),
    ])
    .where('application.eventId', '=', eventId)
    .where((row) =>
      row.or([
        row('application.id', 'in', [...applicationIds]),
        ...(boothIds.length > 0 ? [row('placement.boothId', 'in', [...boothIds])] : []),
        row.and([
          row('placement.boothId', 'is not', null),
          row(
            'exhibitor.kanwilCode',
            'in',
            row
              .selectFrom('application as moved')
              .innerJoin('exhibitor as mover', 'mover.id', 'moved.exhibitorId')
              .select('mover.kanwilCode')
              .where('moved.eventId', '=', eventId)
              .where('moved.id', 'in', [...applicationIds])
              .where('mover.kanwilCode', 'is not', null),
          ),
        ]),
      ]),
    )
    .execute()
}

function listTouchedBooths(trx: Trx, eventId: string, ids: ReadonlyArray<string>) {
  if (ids.length === 0) return []
  return trx
    .selectFrom('booth')
    .innerJoin('zone', 'zone.id', 'booth.zoneId')
    .select([
      'booth.id',
      'booth.code',
      'booth.zoneId',
      'booth.capacity',
      'booth.powerWatts',
      'booth.hasWater',
      'booth.cookingAllowed',
      'booth.hasColdStorage',
      'zone.allowedCategories',
    ])
    .where('booth.eventId', '=', eventId)
    .where('booth.id', 'in', [...ids])
    .execute()
}
