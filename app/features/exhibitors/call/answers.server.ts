import { type RawBuilder, sql } from 'kysely'
import { likeAnywhere } from '#app/lib/like-pattern.ts'
import type { Db } from '#db/connect.server.ts'
import type { ApplicationStatus, ExhibitorKind } from '#db/types.ts'
import { type AnswerCounts, type AnswerState, answerStates } from './answer-states.ts'

/** Every exhibitor that can be invited, with what it has said to the call so far. */
function answersOf(eventId: string): RawBuilder<unknown> {
  return sql`
    select x.*,
      case
        when x.status is not null and x.status <> 'draft' then 'answered'
        when x.status = 'draft' then 'draft'
        when x.invited_at is not null then 'waiting'
        when x.has_address then 'uninvited'
        else 'no_address'
      end as state
    from (
      select e.id, e.name, e.kind, e.kanwil_code, k.name as kanwil_name, e.city, a.status,
        i.invited_at, i.reminded_at, coalesce(i.reminder_count, 0) as reminder_count,
        e.contact_email is not null or exists (
          select 1 from role_grant g where g.exhibitor_id = e.id and g.role = 'exhibitor_officer'
        ) as has_address
      from exhibitor e
      left join kanwil k on k.code = e.kanwil_code
      left join upt u on u.code = e.upt_code
      left join application a on a.exhibitor_id = e.id and a.event_id = ${eventId}
      left join call_invitation i on i.exhibitor_id = e.id and i.event_id = ${eventId}
      where u.closed_at is null
    ) x`
}

const stored: Record<AnswerState, string> = {
  waiting: 'waiting',
  draft: 'draft',
  answered: 'answered',
  uninvited: 'uninvited',
  noAddress: 'no_address',
}

/** The answers of each Kanwil's UPT, and of all exhibitors together. */
export async function countAnswers(
  db: Db,
  eventId: string,
): Promise<{
  all: AnswerCounts
  offices: Array<{ code: string; name: string; counts: AnswerCounts }>
}> {
  const { rows } = await sql<{
    code: string | null
    name: string | null
    state: string
    kind: ExhibitorKind
    count: number
  }>`
    select kanwil_code as code, kanwil_name as name, kind, state, count(*)::int as count
    from (${answersOf(eventId)}) answers
    group by 1, 2, 3, 4
    order by 2, 1
  `.execute(db)
  const none = (): AnswerCounts => ({
    waiting: 0,
    draft: 0,
    answered: 0,
    uninvited: 0,
    noAddress: 0,
  })
  const all = none()
  const offices = new Map<string, { code: string; name: string; counts: AnswerCounts }>()
  for (const row of rows) {
    const state = answerStates.find((one) => stored[one] === row.state)
    if (!state) continue
    all[state] += row.count
    if (row.code === null || row.name === null || row.kind !== 'upt') continue
    const office = offices.get(row.code) ?? { code: row.code, name: row.name, counts: none() }
    office.counts[state] += row.count
    offices.set(row.code, office)
  }
  return { all, offices: [...offices.values()] }
}

export type CallAnswerFilter = {
  state?: AnswerState | undefined
  kanwilCode?: string | undefined
  search?: string | undefined
}

export type Answer = {
  id: string
  name: string
  kind: ExhibitorKind
  kanwilName: string | null
  city: string | null
  status: ApplicationStatus | null
  invitedAt: Date | null
  remindedAt: Date | null
  reminderCount: number
  hasAddress: boolean
  state: AnswerState
}

/** What a filter asks of the answers. */
function fits({ state, kanwilCode, search }: CallAnswerFilter): RawBuilder<unknown> {
  const like = search ? likeAnywhere(search) : null
  return sql`
    (${state ? stored[state] : null}::text is null or state = ${state ? stored[state] : null})
    and (${kanwilCode ?? null}::text is null or kanwil_code = ${kanwilCode ?? null})
    and (${like}::text is null or name ilike ${like} or city ilike ${like})`
}

/** The ids of all exhibitors of a filter, for a letter to all of them. */
export async function listAnswerIds(
  db: Db,
  eventId: string,
  filter: CallAnswerFilter,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (${answersOf(eventId)}) answers where ${fits(filter)} order by id
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** One page of exhibitors and their answers, those of one Kanwil together. */
export async function listAnswers(
  db: Db,
  eventId: string,
  filter: CallAnswerFilter,
  { page, size }: { page: number; size: number },
): Promise<{ rows: Answer[]; count: number }> {
  const where = fits(filter)
  const [found, counted] = await Promise.all([
    sql<Omit<Answer, 'state'> & { state: string }>`
      select id, name, kind, kanwil_name, city, status, invited_at, reminded_at, reminder_count,
        has_address, state
      from (${answersOf(eventId)}) answers
      where ${where}
      order by
        array_position(array['waiting', 'draft', 'answered', 'uninvited', 'no_address'], state),
        kanwil_name nulls last, name, id
      limit ${size} offset ${(page - 1) * size}
    `.execute(db),
    sql<{ count: number }>`
      select count(*)::int as count from (${answersOf(eventId)}) answers where ${where}
    `.execute(db),
  ])
  return {
    rows: found.rows.map((row) => ({
      ...row,
      state: answerStates.find((one) => stored[one] === row.state) ?? 'uninvited',
    })),
    count: counted.rows[0]?.count ?? 0,
  }
}
