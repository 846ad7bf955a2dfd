import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#db/connect.server.ts'
import type { RoleName } from '#db/types.ts'

export type HeldRole = {
  /** Of the grant. Names are single words here, because nested rows keep the names of SQL. */
  id: string
  role: RoleName
  /** What the role is about, by its name; null when it is about the festival or everything. */
  scope: string | null
  /** The festival's name, where the list is not about one festival. */
  event: string | null
  /** Whether it belongs to the pages it is listed on, and can be taken away there. */
  here: boolean
}

export type PersonRow = {
  id: string
  name: string
  email: string
  /** False for somebody who was invited and has not chosen a password yet. */
  joined: boolean
  secondFactor: boolean
  roles: HeldRole[]
}

export type PeopleFilter = {
  /** People with a role at this festival, and those whose Kanwil or exhibitor takes part in it; null for all people. */
  eventId: string | null
  role?: RoleName | undefined
  /** Part of a name or an address. */
  search?: string | undefined
}

const pageSize = 30

/** One page of people with their roles, by name. */
export async function listPeople(
  db: Db,
  { eventId, role, search }: PeopleFilter,
  page: number,
): Promise<{ rows: PersonRow[]; total: number; pageCount: number }> {
  const grants = db
    .selectFrom('roleGrant as g')
    .leftJoin('kanwil', 'kanwil.code', 'g.kanwilCode')
    .leftJoin('exhibitor', 'exhibitor.id', 'g.exhibitorId')
    .leftJoin('booth', 'booth.id', 'g.boothId')
    .leftJoin('gate', 'gate.id', 'g.gateId')
    .leftJoin('stage', 'stage.id', 'g.stageId')
    .leftJoin('event', 'event.id', 'g.eventId')
    .where((where) => {
      if (eventId === null) return where.lit(true)
      return where.or([
        where('g.eventId', '=', eventId),
        where.exists(
          where
            .selectFrom('application as a')
            .innerJoin('exhibitor as e', 'e.id', 'a.exhibitorId')
            .select('a.id')
            .where('a.eventId', '=', eventId)
            .where((about) =>
              about.or([
                about('e.kanwilCode', '=', about.ref('g.kanwilCode')),
                about('e.id', '=', about.ref('g.exhibitorId')),
              ]),
            ),
        ),
      ])
    })

  let matching = db.selectFrom('user')
  if (eventId !== null || role) {
    let wanted = grants.select('g.userId')
    if (role) wanted = wanted.where('g.role', '=', role)
    matching = matching.where('user.id', 'in', wanted)
  }
  if (search) {
    const found = sql<boolean>`strpos(lower("user".name || ' ' || "user".email::text), lower(${search})) > 0`
    matching = matching.where(found)
  }
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await matching
    .select(['user.id', 'user.name', 'user.email', 'user.twoFactorEnabled as secondFactor'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('account')
          .select('account.id')
          .whereRef('account.userId', '=', 'user.id')
          .where('account.password', 'is not', null),
      )
        .$castTo<boolean>()
        .as('joined'),
    )
    .select(() =>
      jsonArrayFrom(
        grants
          .whereRef('g.userId', '=', sql.ref<string>('user.id'))
          .select(['g.id', 'g.role'])
          .select(({ fn }) =>
            fn
              .coalesce('kanwil.name', 'exhibitor.name', 'booth.code', 'gate.name', 'stage.name')
              .as('scope'),
          )
          .select(eventId === null ? 'event.name as event' : sql<null>`null`.as('event'))
          .select(sql<boolean>`g.event_id is not distinct from ${eventId}`.as('here'))
          .orderBy('g.role')
          .orderBy('scope'),
      ).as('roles'),
    )
    .orderBy('user.name')
    .orderBy('user.id')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / pageSize)) }
}
