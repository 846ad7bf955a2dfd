import type { Db } from '#db/connect.server.ts'
import { loadBoard, loadBoardState } from '../board/board-data.server.ts'
import { problemOf } from '../board/board-problem.ts'
import { type FairnessSheet, fairnessOf } from './fairness.ts'

export type NamedSheet = FairnessSheet & {
  /** Names of the Kanwil by their codes. */
  names: Record<string, string>
}

/** Names of all Kanwil, closed ones too: an old plan may still speak of them. */
export async function listKanwilNames(db: Db): Promise<Record<string, string>> {
  const rows = await db.selectFrom('kanwil').select(['code', 'name']).execute()
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]))
}

/** What a plan gives to whom, over everybody who may have a place now. */
export async function loadFairness(db: Db, eventId: string, planId: string): Promise<NamedSheet> {
  const [board, state, names] = await Promise.all([
    loadBoard(db, eventId),
    loadBoardState(db, eventId, planId),
    listKanwilNames(db),
  ])
  return { ...fairnessOf(problemOf(board), new Map(state.places)), names }
}

/** The published plan whose sheet the organizer has opened to everybody. */
export function findOpenSheet(db: Db, eventId: string) {
  return db
    .selectFrom('allocationPlan')
    .select(['id', 'number', 'publishedAt'])
    .where('eventId', '=', eventId)
    .where('status', '=', 'published')
    .where('fairnessPublic', '=', true)
    .executeTakeFirst()
}
