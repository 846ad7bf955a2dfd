import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import type { RoleName } from '#db/types.ts'
import type { Granter } from '../invite-person.server.ts'
import { isSecondPerson } from './settle-grant.server.ts'

export type GrantRequestRow = {
  id: string
  name: string
  email: string
  role: RoleName
  scope: string | null
  event: string
  askedBy: string
  askedAt: Date
  /** Whether the reader may confirm it. */
  mine: boolean
}

/** Roles beyond one festival that wait for a second person: those asked for at a festival, or (null) all. */
export async function listGrantRequests(
  db: Db,
  granter: Pick<Granter, 'id' | 'grants'>,
  eventId: string | null,
): Promise<GrantRequestRow[]> {
  let waiting = db
    .selectFrom('grantRequest')
    .innerJoin('event', 'event.id', 'grantRequest.eventId')
    .innerJoin('user as asker', 'asker.id', 'grantRequest.askedBy')
    .leftJoin('kanwil', 'kanwil.code', 'grantRequest.kanwilCode')
    .leftJoin('exhibitor', 'exhibitor.id', 'grantRequest.exhibitorId')
    .select(['grantRequest.id', 'grantRequest.name', 'grantRequest.email', 'grantRequest.role'])
    .select(['event.name as event', 'asker.name as askedBy', 'grantRequest.askedAt'])
    .select(({ fn }) => fn.coalesce('kanwil.name', 'exhibitor.name').as('scope'))
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('grantRequest as own')
            .select('own.id')
            .whereRef('own.id', '=', 'grantRequest.id')
            .where(() => isSecondPerson(eb, granter)),
        )
        .as('mine'),
    )
    .where('grantRequest.expiresAt', '>', sql<Date>`now()`)
    .orderBy('grantRequest.askedAt')
  if (eventId !== null) waiting = waiting.where('grantRequest.eventId', '=', eventId)
  const rows = await waiting.execute()
  return rows.map(({ mine, ...row }) => ({ ...row, mine: Boolean(mine) }))
}
