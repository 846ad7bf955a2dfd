import type { Db } from '#db/connect.server.ts'
import { isUuid } from './authorize.server.ts'
import type { ScopeKind } from './grants.ts'

/** The name of the thing a role is about, or undefined when there is no such thing (at this festival). */
export async function findScopeName(
  db: Db,
  kind: ScopeKind,
  eventId: string | null,
  scope: string | null,
): Promise<string | undefined> {
  if (scope === null) return undefined
  if (kind === 'kanwil') {
    const row = await db
      .selectFrom('kanwil')
      .select('name')
      .where('code', '=', scope)
      .executeTakeFirst()
    return row?.name
  }
  if (!isUuid(scope)) return undefined
  if (kind === 'exhibitor') {
    const row = await db
      .selectFrom('exhibitor')
      .select('name')
      .where('id', '=', scope)
      .executeTakeFirst()
    return row?.name
  }
  if (eventId === null) return undefined
  if (kind === 'booth') {
    const row = await db
      .selectFrom('booth')
      .select('code')
      .where('eventId', '=', eventId)
      .where('id', '=', scope)
      .executeTakeFirst()
    return row?.code
  }
  if (kind === 'gate' || kind === 'stage') {
    const row = await db
      .selectFrom(kind)
      .select('name')
      .where('eventId', '=', eventId)
      .where('id', '=', scope)
      .executeTakeFirst()
    return row?.name
  }
  return undefined
}

type ScopeOption = { value: string; label: string }
export type ScopeOptions = Record<
  'kanwil' | 'exhibitor' | 'booth' | 'gate' | 'stage',
  ScopeOption[]
>

/** What a role can be about, for pickers. At a festival: its own booths, gates and stages. */
export async function listScopeOptions(db: Db, eventId: string | null): Promise<ScopeOptions> {
  const kanwil = await db
    .selectFrom('kanwil')
    .select(['code as value', 'name as label'])
    .orderBy('name')
    .execute()
  const exhibitor = await db
    .selectFrom('exhibitor')
    .select(['id as value', 'name as label'])
    .orderBy('name')
    .execute()
  if (eventId === null) return { kanwil, exhibitor, booth: [], gate: [], stage: [] }
  const booth = await db
    .selectFrom('booth')
    .select(['id as value', 'code as label'])
    .where('eventId', '=', eventId)
    .orderBy('code')
    .execute()
  const gate = await db
    .selectFrom('gate')
    .select(['id as value', 'name as label'])
    .where('eventId', '=', eventId)
    .orderBy('name')
    .execute()
  const stage = await db
    .selectFrom('stage')
    .select(['id as value', 'name as label'])
    .where('eventId', '=', eventId)
    .orderBy('position')
    .execute()
  return { kanwil, exhibitor, booth, gate, stage }
}
