import { DomainError } from '#app/lib/domain-error.ts'
import type { Trx } from '#db/connect.server.ts'
import { findObject, type GroundDoc, type GroundObject, type GroundStep } from './doc.ts'
import { pointsOf } from './shapes.ts'

/** Room for rounding: a booth may touch the edge of the ground. */
const TOLERANCE_M = 0.05

function isOutside(doc: GroundDoc, object: GroundObject): boolean {
  const { widthM, depthM } = doc.ground
  return pointsOf(object).some(
    ({ x, y }) =>
      x < -TOLERANCE_M || y < -TOLERANCE_M || x > widthM + TOLERANCE_M || y > depthM + TOLERANCE_M,
  )
}

/** Refuses what would lie outside of the ground afterwards. */
export function refuseOutside(doc: GroundDoc, step: GroundStep): void {
  const resized = step.some(
    (change) =>
      change.kind === 'ground' &&
      (change.fields.widthM !== undefined || change.fields.depthM !== undefined),
  )
  const ids = resized
    ? [...doc.zone.keys(), ...doc.booth.keys(), ...doc.landmark.keys(), ...doc.walkway.keys()]
    : step.flatMap((change) =>
        change.kind === 'ground' || change.op === 'remove'
          ? []
          : [change.op === 'put' ? change.value.id : change.id],
      )
  for (const id of ids) {
    const object = findObject(doc, id)
    if (object && isOutside(doc, object)) {
      throw new DomainError(resized ? 'groundTooSmall' : 'outsideGround')
    }
  }
}

/** Refuses a booth in a zone that is not of this ground. */
export function refuseForeignZone(doc: GroundDoc, step: GroundStep): void {
  for (const change of step) {
    if (change.kind !== 'booth' || change.op === 'remove') continue
    const booth = doc.booth.get(change.op === 'put' ? change.value.id : change.id)
    if (booth && !doc.zone.has(booth.zoneId)) throw new DomainError('zoneNotFound')
  }
}

/** How many names a message lists. */
const NAMES = 3

/** Refuses to remove booths in which somebody stands, and says who. A superseded plan holds nobody a place. */
export async function refuseOccupied(
  trx: Trx,
  eventId: string,
  boothIds: ReadonlyArray<string>,
): Promise<void> {
  if (boothIds.length === 0) return
  const placed = await trx
    .selectFrom('placement')
    .innerJoin('allocationPlan', 'allocationPlan.id', 'placement.planId')
    .innerJoin('booth', 'booth.id', 'placement.boothId')
    .innerJoin('application', 'application.id', 'placement.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .select(['booth.code', 'exhibitor.name'])
    .distinct()
    .where('placement.eventId', '=', eventId)
    .where('placement.boothId', 'in', boothIds)
    .where('allocationPlan.status', '!=', 'superseded')
    .orderBy('booth.code')
    .orderBy('exhibitor.name')
    .execute()
  const first = placed[0]
  if (!first) return
  const names = placed.filter(({ code }) => code === first.code).map(({ name }) => name)
  const more = names.length - NAMES
  throw new DomainError('boothOccupied', {
    booth: first.code,
    who: names.slice(0, NAMES).join(', ') + (more > 0 ? ` (+${more})` : ''),
  })
}

/** Refuses to remove booths of which something was told or asked on the days: it would go with them. */
export async function refuseReported(
  trx: Trx,
  eventId: string,
  boothIds: ReadonlyArray<string>,
): Promise<void> {
  if (boothIds.length === 0) return
  const told = await trx
    .selectFrom('boothReport')
    .select('boothId')
    .where('eventId', '=', eventId)
    .where('boothId', 'in', boothIds)
    .unionAll(
      trx
        .selectFrom('restockRequest')
        .select('boothId')
        .where('eventId', '=', eventId)
        .where('boothId', 'in', boothIds),
    )
    .limit(1)
    .executeTakeFirst()
  if (told) throw new DomainError('boothInUse')
}

/** Refuses fewer tables than a plan has placed in a booth. */
export async function refuseBelowPlaced(
  trx: Trx,
  eventId: string,
  booths: ReadonlyArray<{ id: string; code: string; capacity: number }>,
): Promise<void> {
  if (booths.length === 0) return
  const loads = await trx
    .selectFrom('boothLoad')
    .select(({ fn }) => ['boothId', fn.max('tables').as('tables')])
    .where('eventId', '=', eventId)
    .where(
      'boothId',
      'in',
      booths.map(({ id }) => id),
    )
    .groupBy('boothId')
    .execute()
  for (const { id, code, capacity } of booths) {
    const tables = loads.find(({ boothId }) => boothId === id)?.tables ?? 0
    if (tables > capacity) throw new DomainError('boothBelowPlaced', { booth: code, tables })
  }
}
