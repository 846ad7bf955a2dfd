import { sql } from 'kysely'
import { hashSecret } from '#app/lib/secret.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { ScreenPage } from '#db/types.ts'
import { touchDevice } from './device-token.server.ts'
import { exchangeCode } from './pairing.server.ts'

/** A paired screen as it proved itself, with what it may show. */
export type Screen = {
  id: string
  page: ScreenPage
  /** The one stage of a screen of the programme; null for all. */
  stageId: string | null
  event: { id: string; slug: string; name: string; timeZone: string }
}

export type FoundScreen = { state: 'open'; screen: Screen } | { state: 'closed' }

/**
 * The screen that holds the token; closed when it has been revoked, its festival's devices have
 * ended, or its page is none. Undefined for tokens that no
 * screen holds, those of phones too. Remembers that it was seen, to a minute.
 */
export async function findScreen(db: Db, token: string): Promise<FoundScreen | undefined> {
  const row = await db
    .selectFrom('device')
    .innerJoin('event', 'event.id', 'device.eventId')
    .select(['device.id', 'device.screenPage', 'device.stageId', 'device.revokedAt'])
    .select(['event.id as eventId', 'event.slug', 'event.name', 'event.timeZone'])
    .select(
      sql<boolean>`coalesce(last_seen_at < now() - interval '1 minute', true)`.as('seenLongAgo'),
    )
    .select(sql<boolean>`coalesce(event.devices_end_at <= now(), false)`.as('ended'))
    .where('device.tokenHash', '=', hashSecret(token))
    .where('device.kind', '=', 'screen')
    .executeTakeFirst()
  if (!row) return undefined
  if (row.revokedAt || row.ended || !row.screenPage) return { state: 'closed' }
  if (row.seenLongAgo) await touchDevice(db, row.id)
  return {
    state: 'open',
    screen: {
      id: row.id,
      page: row.screenPage,
      stageId: row.stageId,
      event: { id: row.eventId, slug: row.slug, name: row.name, timeZone: row.timeZone },
    },
  }
}

/** Exchanges a code for the token of a screen. Throws `pairingCodeInvalid`, also for the code of a phone. */
export async function pairScreen(
  db: Db,
  given: { code: string; label: string },
): Promise<{ token: string }> {
  const { token } = await exchangeCode(db, given, ['screen'])
  return { token }
}

export type ScreenRow = {
  id: string
  label: string
  page: ScreenPage | null
  stage: string | null
  lastSeenAt: Date | null
  revokedAt: Date | null
}

/** The screens of an event, those in use first. */
export async function listScreens(db: Db, eventId: string): Promise<ScreenRow[]> {
  return db
    .selectFrom('device')
    .leftJoin('stage', 'stage.id', 'device.stageId')
    .select(['device.id', 'device.label', 'device.screenPage as page', 'stage.name as stage'])
    .select(['device.lastSeenAt', 'device.revokedAt'])
    .where('device.eventId', '=', eventId)
    .where('device.kind', '=', 'screen')
    .orderBy('device.revokedAt', (order) => order.desc().nullsFirst())
    .orderBy('device.screenPage')
    .orderBy('device.label')
    .execute()
}
