import { writeAudit } from '#app/features/people/audit.server.ts'
import type { PhoneKind } from '#app/features/phone/pairing.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { DeviceKind, ScreenPage } from '#db/types.ts'
import { type DeviceReach, reaches } from './device-reach.ts'
import { screenPages } from './screen-pages.ts'

export type PairablePlace = { value: string } & (
  | { kind: PhoneKind; name: string }
  | { kind: 'screen'; page: ScreenPage; stage: string | null }
)

/** Where phones can be paired: gates by name, then booths by code; and for screens each page, then each stage. */
export async function listPairablePlaces(
  db: Db,
  eventId: string,
  reach: DeviceReach,
): Promise<PairablePlace[]> {
  const [gates, booths, stages] = await Promise.all([
    db
      .selectFrom('gate')
      .select(['id', 'name'])
      .where('eventId', '=', eventId)
      .orderBy('name')
      .execute(),
    db
      .selectFrom('booth')
      .select(['id', 'code as name'])
      .where('eventId', '=', eventId)
      .orderBy('code')
      .execute(),
    db
      .selectFrom('stage')
      .select(['id', 'name'])
      .where('eventId', '=', eventId)
      .orderBy('position')
      .orderBy('name')
      .execute(),
  ])
  return [
    ...gates
      .filter(({ id }) => reaches(reach, { gateId: id, boothId: null }))
      .map(({ id, name }) => ({ value: `gate:${id}`, name, kind: 'gate' as const })),
    ...booths
      .filter(({ id }) => reaches(reach, { gateId: null, boothId: id }))
      .map(({ id, name }) => ({ value: `booth:${id}`, name, kind: 'till' as const })),
    ...(reach.everything ? screenPlaces(stages) : []),
  ]
}

/** A page for each screen; where there are several stages, the programme of one alone too. */
function screenPlaces(stages: ReadonlyArray<{ id: string; name: string }>): PairablePlace[] {
  const single = stages.length > 1 ? stages : []
  return [
    ...screenPages.map((page) => ({
      value: `screen:${page}`,
      kind: 'screen' as const,
      page,
      stage: null,
    })),
    ...single.map(({ id, name }) => ({
      value: `screen:programme:${id}`,
      kind: 'screen' as const,
      page: 'programme' as const,
      stage: name,
    })),
  ]
}

/** Takes the token of a phone or a screen away: its next request is refused. */
export async function revokeDevice(
  db: Db,
  actor: Actor,
  deviceId: string,
  now: Date = new Date(),
): Promise<{ label: string; kind: DeviceKind }> {
  const { eventId } = actor
  return db.transaction().execute(async (trx) => {
    const device = await trx
      .updateTable('device')
      .set({ revokedAt: now })
      .where('eventId', '=', eventId)
      .where('id', '=', deviceId)
      .where('revokedAt', 'is', null)
      .returning(['label', 'kind'])
      .executeTakeFirst()
    if (!device) throw new DomainError('deviceGone')
    await writeAudit(trx, {
      ...actor,
      deviceId,
      action: 'device.revoked',
      subjectType: 'device',
      subjectId: deviceId,
      before: { label: device.label },
    })
    await notifyLive(trx, eventId, 'devices')
    return device
  })
}
