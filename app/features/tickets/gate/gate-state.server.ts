import { sql } from 'kysely'
import type * as z from 'zod/mini'
import type { GateState } from '#app/features/phone/contract/gate.ts'
import { localDay } from '#app/lib/local-day.ts'
import { addDays } from '#app/lib/time.ts'
import type { Db } from '#db/connect.server.ts'

/** Uploads that were still under way when the last state was made are told again with the next. */
const OVERLAP_MS = 30_000

export type GateStateReply = z.input<typeof GateState>

/**
 * What a phone at a gate keeps to decide alone. With `since` (the `now` of its last state) only the entries
 * that have come or changed after it.
 */
export async function getGateState(
  db: Db,
  { eventId, gateId }: { eventId: string; gateId: string },
  since: Date | undefined,
  now: Date = new Date(),
): Promise<GateStateReply> {
  const event = await db
    .selectFrom('event')
    .select(['id', 'slug', 'name', 'timeZone', 'entryRule', 'devicesEndAt'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  const yesterday = addDays(localDay(now, event.timeZone), -1)
  const [gates, days, keys, revoked, changed, entries] = await Promise.all([
    db
      .selectFrom('gate')
      .select(['id', 'name'])
      .where('eventId', '=', eventId)
      .orderBy('name')
      .execute(),
    db
      .selectFrom('eventDay')
      .select(['openOn as on', 'opensAt', 'closesAt'])
      .where('eventId', '=', eventId)
      .orderBy('openOn')
      .execute(),
    db
      .selectFrom('ticketKey')
      .select(['number', 'publicKey'])
      .where('eventId', '=', eventId)
      .execute(),
    db
      .selectFrom('ticket')
      .select('id')
      .where('eventId', '=', eventId)
      .where('revokedAt', 'is not', null)
      .where('validOn', '>=', yesterday)
      .execute(),
    db
      .selectFrom('ticket')
      .innerJoin('registration', 'registration.id', 'ticket.registrationId')
      .select(['ticket.id', 'ticket.validOn', 'ticket.admits', 'ticket.gateId'])
      .where('ticket.eventId', '=', eventId)
      .where('ticket.revokedAt', 'is', null)
      .where('ticket.validOn', '>=', yesterday)
      .where((eb) =>
        eb.or([eb('registration.changedAt', 'is not', null), eb('ticket.gateId', 'is not', null)]),
      )
      .execute(),
    listEntries(db, eventId, yesterday, since),
  ])
  const { entryRule, devicesEndAt, ...shown } = event
  const gate = gates.find(({ id }) => id === gateId) ?? { id: gateId, name: '' }
  return {
    now: now.toISOString(),
    endsAt: devicesEndAt?.toISOString() ?? null,
    event: shown,
    gate,
    gates,
    entryRule,
    days: days.map((day) => ({
      on: day.on,
      opensAt: day.opensAt.slice(0, 5),
      closesAt: day.closesAt.slice(0, 5),
    })),
    keys: keys.map(({ number, publicKey }) => ({
      number,
      publicKey: publicKey.toString('base64url'),
    })),
    revoked: revoked.map(({ id }) => id),
    changed,
    complete: since === undefined,
    entries,
  }
}

async function listEntries(
  db: Db,
  eventId: string,
  sinceDay: string,
  since: Date | undefined,
): Promise<GateStateReply['entries']> {
  const rows = await db
    .selectFrom('admission')
    .innerJoin('ticket', 'ticket.id', 'admission.ticketId')
    .innerJoin('scan as entered', 'entered.id', 'admission.enteredScanId')
    .leftJoin('scan as left', 'left.id', 'admission.exitedScanId')
    .select(['admission.ticketId', 'admission.entryKey', 'entered.scannedAt', 'entered.gateId'])
    .select(sql<boolean>`admission.exited_scan_id is not null`.as('exited'))
    .where('admission.eventId', '=', eventId)
    .where('ticket.validOn', '>=', sinceDay)
    .$if(since !== undefined, (query) => {
      const from = new Date((since ?? new Date()).getTime() - OVERLAP_MS)
      return query.where((eb) =>
        eb.or([eb('entered.receivedAt', '>=', from), eb('left.receivedAt', '>=', from)]),
      )
    })
    .orderBy('entered.scannedAt')
    .orderBy('entered.id')
    .execute()
  return rows.map((row) => [
    row.ticketId,
    row.entryKey,
    row.scannedAt.getTime(),
    row.gateId,
    row.exited,
  ])
}
