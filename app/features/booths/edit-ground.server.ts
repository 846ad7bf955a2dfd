import type { z } from 'zod'
import { writeAudit } from '#app/features/people/audit.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { BoothForm, BoothRowForm, GroundForm, LandmarkForm, ZoneForm } from './booth-forms.ts'
import { cornersOf, type Rect } from './geometry.ts'

type Who = { eventId: string; userId: string }
type Box = { xM: number; yM: number; widthM: number; depthM: number }

/** Room for rounding: a booth may touch the edge of the ground. */
const TOLERANCE_M = 0.01

async function refuseOutside(trx: Trx, eventId: string, rects: ReadonlyArray<Rect>): Promise<void> {
  const ground = await trx
    .selectFrom('event')
    .select(['groundWidthM', 'groundDepthM'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  const outside = rects
    .flatMap(cornersOf)
    .some(
      ({ x, y }) =>
        x < -TOLERANCE_M ||
        y < -TOLERANCE_M ||
        x > ground.groundWidthM + TOLERANCE_M ||
        y > ground.groundDepthM + TOLERANCE_M,
    )
  if (outside) throw new DomainError('outsideGround')
}

async function refuseForeignZone(trx: Trx, eventId: string, zoneId: string): Promise<void> {
  const zone = await trx
    .selectFrom('zone')
    .select('id')
    .where('eventId', '=', eventId)
    .where('id', '=', zoneId)
    .executeTakeFirst()
  if (!zone) throw new DomainError('zoneNotFound')
}

async function trace(
  trx: Trx,
  { eventId, userId }: Who,
  action: string,
  id: string,
  after?: unknown,
): Promise<void> {
  await writeAudit(trx, {
    eventId,
    userId,
    action,
    subjectType: action.split('.')[0] ?? 'booth',
    subjectId: id,
    after,
  })
  await notifyLive(trx, eventId, 'booths')
  await notifyLive(trx, eventId, 'public')
}

function upright(box: Box): Rect {
  return { ...box, rotationDeg: 0 }
}

/** Adds a rectangular zone or changes one. */
export async function saveZone(
  db: Db,
  who: Who,
  { id, intent: _intent, xM, yM, widthM, depthM, ...values }: z.output<typeof ZoneForm>,
): Promise<void> {
  const outline = cornersOf(upright({ xM, yM, widthM, depthM })).map(({ x, y }) => [x, y])
  await db.transaction().execute(async (trx) => {
    await refuseOutside(trx, who.eventId, [upright({ xM, yM, widthM, depthM })])
    const zoneId = id ?? newId()
    const row = { ...values, outline: JSON.stringify(outline) }
    if (id) {
      const { numUpdatedRows } = await trx
        .updateTable('zone')
        .set(row)
        .where('eventId', '=', who.eventId)
        .where('id', '=', id)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new DomainError('zoneNotFound')
    } else {
      await trx
        .insertInto('zone')
        .values({ id: zoneId, eventId: who.eventId, ...row })
        .execute()
    }
    await trace(trx, who, id ? 'zone.changed' : 'zone.added', zoneId, { ...values, outline })
  })
}

/** Adds a booth or changes one. Its tables cannot fall below what a plan has already placed in it. */
export async function saveBooth(
  db: Db,
  who: Who,
  { id, intent: _intent, ...values }: z.output<typeof BoothForm>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await refuseOutside(trx, who.eventId, [values])
    await refuseForeignZone(trx, who.eventId, values.zoneId)
    const boothId = id ?? newId()
    if (id) {
      const { numUpdatedRows } = await trx
        .updateTable('booth')
        .set(values)
        .where('eventId', '=', who.eventId)
        .where('id', '=', id)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new DomainError('conflict')
    } else {
      await trx
        .insertInto('booth')
        .values({ id: boothId, eventId: who.eventId, ...values })
        .execute()
    }
    await trace(trx, who, id ? 'booth.changed' : 'booth.added', boothId, values)
  })
}

/** Adds a row of equal booths with codes that count up: B-1, B-2 and so on. */
export async function addBoothRow(
  db: Db,
  who: Who,
  form: z.output<typeof BoothRowForm>,
): Promise<number> {
  const { intent: _intent, prefix, firstNumber, count, direction, gapM, ...values } = form
  const booths = Array.from({ length: count }, (_, index) => ({
    ...values,
    id: newId(),
    eventId: who.eventId,
    code: `${prefix}-${String(firstNumber + index).padStart(2, '0')}`,
    xM: values.xM + (direction === 'east' ? index * (values.widthM + gapM) : 0),
    yM: values.yM + (direction === 'south' ? index * (values.depthM + gapM) : 0),
  }))
  await db.transaction().execute(async (trx) => {
    await refuseOutside(trx, who.eventId, booths.map(upright))
    await refuseForeignZone(trx, who.eventId, values.zoneId)
    await trx.insertInto('booth').values(booths).execute()
    for (const { id, ...booth } of booths) await trace(trx, who, 'booth.added', id, booth)
  })
  return booths.length
}

/** Adds a stage, gate, toilet or other landmark, or changes one. */
export async function saveLandmark(
  db: Db,
  who: Who,
  { id, intent: _intent, ...values }: z.output<typeof LandmarkForm>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await refuseOutside(trx, who.eventId, [upright(values)])
    const landmarkId = id ?? newId()
    if (id) {
      await trx
        .updateTable('landmark')
        .set(values)
        .where('eventId', '=', who.eventId)
        .where('id', '=', id)
        .execute()
    } else {
      await trx
        .insertInto('landmark')
        .values({ id: landmarkId, eventId: who.eventId, ...values })
        .execute()
    }
    await trace(trx, who, id ? 'landmark.changed' : 'landmark.added', landmarkId, values)
  })
}

/** Deletes a zone, booth or landmark. A booth that a plan, a sale or a device uses stays; so does a zone with booths. */
export async function deleteFromGround(
  db: Db,
  who: Who,
  kind: 'zone' | 'booth' | 'landmark',
  id: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom(kind).where('eventId', '=', who.eventId).where('id', '=', id).execute()
    await trace(trx, who, `${kind}.deleted`, id)
  })
}

/** Does what one form of the ground's page asks for. */
export async function changeGround(
  db: Db,
  who: Who,
  form: z.output<typeof GroundForm>,
): Promise<void> {
  switch (form.intent) {
    case 'zone':
      return saveZone(db, who, form)
    case 'booth':
      return saveBooth(db, who, form)
    case 'row':
      await addBoothRow(db, who, form)
      return
    case 'landmark':
      return saveLandmark(db, who, form)
    case 'delete-zone':
      return deleteFromGround(db, who, 'zone', form.id)
    case 'delete-booth':
      return deleteFromGround(db, who, 'booth', form.id)
    case 'delete-landmark':
      return deleteFromGround(db, who, 'landmark', form.id)
  }
}
