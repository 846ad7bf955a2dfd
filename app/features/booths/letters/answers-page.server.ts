import { sql } from 'kysely'
import { likeAnywhere } from '#app/lib/like-pattern.ts'
import type { Db } from '#db/connect.server.ts'
import type { PlaceAnswer } from '#db/types.ts'
import { findPublishedPlan } from '../map/plan-stands.server.ts'
import { loadScoredPlan } from './load-scored-plan.server.ts'
import { rankWaiting } from './rank-waiting.ts'

const pageSize = 50

/** How answers can be asked for in the address. */
const answerFilters = { belum: null, ya: 'confirmed', tidak: 'declined' } as const
export type LetterAnswerFilter = keyof typeof answerFilters

export function isLetterAnswerFilter(text: string | null): text is LetterAnswerFilter {
  return text !== null && Object.hasOwn(answerFilters, text)
}

function openLetters(db: Db, eventId: string) {
  return db
    .selectFrom('placeLetter')
    .innerJoin('application', 'application.id', 'placeLetter.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .leftJoin('kanwil', 'kanwil.code', 'exhibitor.kanwilCode')
    .where('placeLetter.eventId', '=', eventId)
    .where('placeLetter.withdrawnAt', 'is', null)
}

export type LetterFilter = { answer: LetterAnswerFilter | undefined; search: string }

/** One page of the letters that hold, with their answers. */
export async function listLetters(db: Db, eventId: string, filter: LetterFilter, page: number) {
  let matching = openLetters(db, eventId)
  if (filter.answer === 'belum') matching = matching.where('placeLetter.answer', 'is', null)
  else if (filter.answer)
    matching = matching.where('placeLetter.answer', '=', answerFilters[filter.answer])
  if (filter.search)
    matching = matching.where(
      sql<string>`lower(concat_ws(' ', place_letter.exhibitor_name, place_letter.booth_code, place_letter.reference, kanwil.name))`,
      'like',
      likeAnywhere(filter.search.toLowerCase()),
    )
  const [{ total }, rows] = await Promise.all([
    matching.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    matching
      .leftJoin('user', 'user.id', 'placeLetter.answeredBy')
      .select([
        'placeLetter.id',
        'placeLetter.applicationId',
        'application.exhibitorId',
        'placeLetter.reference',
        'placeLetter.exhibitorName',
        'placeLetter.boothCode',
        'placeLetter.tables',
        'placeLetter.answer',
        'placeLetter.answerRemark',
        'placeLetter.answeredAt',
        'placeLetter.remindedAt',
        'kanwil.name as kanwilName',
        'user.name as answeredBy',
      ])
      .orderBy('placeLetter.boothCode')
      .orderBy('placeLetter.exhibitorName')
      .orderBy('placeLetter.id')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute(),
  ])
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / pageSize)) }
}

type AnswerCounts = Record<PlaceAnswer | 'unanswered' | 'total', number>

/** How many have confirmed, declined and not answered, in all and by Kanwil (null = exhibitors of none). */
async function countAnswers(db: Db, eventId: string) {
  const counted = await openLetters(db, eventId)
    .select(({ fn }) => ['kanwil.name', 'placeLetter.answer', fn.countAll<number>().as('count')])
    .groupBy(['kanwil.name', 'placeLetter.answer'])
    .orderBy('kanwil.name')
    .execute()
  const none = (): AnswerCounts => ({ confirmed: 0, declined: 0, unanswered: 0, total: 0 })
  const all = none()
  const byKanwil = new Map<string | null, AnswerCounts>()
  for (const { name, answer, count } of counted) {
    const of = byKanwil.get(name) ?? none()
    byKanwil.set(name, of)
    for (const counts of [all, of]) {
      counts[answer ?? 'unanswered'] += count
      counts.total += count
    }
  }
  return { all, byKanwil: [...byKanwil].map(([kanwil, counts]) => ({ kanwil, ...counts })) }
}

/** Booths with free tables in the published plan; first those that somebody has given up. */
export async function listFreeBooths(db: Db, eventId: string, planId: string) {
  const rows = await db
    .selectFrom('booth')
    .innerJoin('zone', 'zone.id', 'booth.zoneId')
    .leftJoin('boothLoad', (join) =>
      join.onRef('boothLoad.boothId', '=', 'booth.id').on('boothLoad.planId', '=', planId),
    )
    .select((row) => [
      'booth.id',
      'booth.code',
      'booth.capacity',
      'zone.name as zoneName',
      sql<number>`booth.capacity - coalesce(booth_load.tables, 0)`.as('free'),
      row
        .selectFrom('placeLetter')
        .select(
          sql<string[]>`coalesce(array_agg(exhibitor_name order by number), '{}')`.as('names'),
        )
        .whereRef('placeLetter.eventId', '=', 'booth.eventId')
        .whereRef('placeLetter.boothId', '=', 'booth.id')
        .where('placeLetter.answer', '=', 'declined')
        .where('placeLetter.withdrawnAt', 'is', null)
        .as('declinedBy'),
    ])
    .where('booth.eventId', '=', eventId)
    .where(sql<number>`booth.capacity - coalesce(booth_load.tables, 0)`, '>', 0)
    .orderBy('booth.code')
    .execute()
  return rows
    .map((row) => ({ ...row, declinedBy: row.declinedBy ?? [] }))
    .sort((a, b) => b.declinedBy.length - a.declinedBy.length)
}

/** Everybody who waits, ranked for one booth by the rules of the allocation. */
export async function loadWaiting(
  db: Db,
  eventId: string,
  plan: { id: string; weights: unknown },
  boothId: string,
) {
  const { scored, candidates } = await loadScoredPlan(db, eventId, plan)
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  return rankWaiting(scored, boothId).flatMap((verdict) => {
    const candidate = byId.get(verdict.applicationId)
    if (!candidate) return []
    const { id, name, kanwilCode, status, tables } = candidate
    return [{ ...verdict, id, name, kanwilCode, status, tables }]
  })
}

/** What the page of answers shows beside the list: figures, free booths, and who may have the chosen one. */
export async function loadAnswersPage(db: Db, eventId: string, boothCode: string | null) {
  const [counts, plan] = await Promise.all([
    countAnswers(db, eventId),
    findPublishedPlan(db, eventId),
  ])
  if (!plan) return { counts, plan: undefined, free: [], chosen: undefined, waiting: [] }
  const free = await listFreeBooths(db, eventId, plan.id)
  const chosen = free.find((booth) => booth.code === boothCode)
  const waiting = chosen ? await loadWaiting(db, eventId, plan, chosen.id) : []
  return { counts, plan: { id: plan.id, number: plan.number }, free, chosen, waiting }
}

export type WaitingApplicant = Awaited<ReturnType<typeof loadWaiting>>[number]
export type FreeBooth = Awaited<ReturnType<typeof listFreeBooths>>[number]
export type LetterRow = Awaited<ReturnType<typeof listLetters>>['rows'][number]
