import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import { listStages } from '../plan/stages.server.ts'
import { type PublicSlot, publicView } from './public-view.ts'

export type PublishedProgramme = {
  number: number
  publishedAt: Date
  /** Stages in their order, by the names that were published. */
  stages: { id: string; name: string }[]
  slots: PublicSlot[]
  dropped: PublicSlot[]
}

/**
 * The programme as the public may see it; undefined before the first version. Knows nothing of drafts,
 * permits' contents or escorts.
 */
export async function findPublishedProgramme(
  db: Db,
  eventId: string,
): Promise<PublishedProgramme | undefined> {
  const version = await db
    .selectFrom('programmeVersion')
    .select(['id', 'number', 'publishedAt'])
    .where('eventId', '=', eventId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!version) return undefined
  const [rows, order] = await Promise.all([
    db
      .selectFrom('programmeVersionSlot as p')
      .innerJoin('programmeVersion as v', 'v.id', 'p.versionId')
      .leftJoin('slot as s', (join) =>
        join.onRef('s.eventId', '=', 'p.eventId').onRef('s.id', '=', 'p.slotId'),
      )
      .leftJoin('act as a', 'a.id', 's.actId')
      .distinctOn('p.slotId')
      .select([
        'p.slotId',
        'p.stageId',
        'p.stageName',
        'p.kind',
        'p.title',
        'p.origin',
        'p.actKind',
        sql<Date>`lower(p.planned)`.as('startAt'),
        sql<Date>`upper(p.planned)`.as('endAt'),
        sql<boolean>`p.version_id = ${version.id}`.as('isCurrent'),
        's.status',
        sql<boolean>`coalesce(a.is_warga_binaan, false)`.as('isWargaBinaan'),
        's.actualStartsAt',
        's.actualEndsAt',
      ])
      .where('p.eventId', '=', eventId)
      .orderBy('p.slotId')
      .orderBy('v.number', 'desc')
      .execute(),
    listStages(db, eventId),
  ])
  const view = publicView(rows)
  return {
    number: version.number,
    publishedAt: version.publishedAt,
    stages: stagesOf(
      view.slots,
      order.map(({ id }) => id),
    ),
    ...view,
  }
}

function stagesOf(slots: ReadonlyArray<PublicSlot>, order: ReadonlyArray<string>) {
  const names = new Map(slots.map((slot) => [slot.stageId, slot.stageName]))
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => rank(a.id) - rank(b.id) || a.name.localeCompare(b.name))
}
