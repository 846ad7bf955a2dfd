import type { ValueParts, Weights } from '#app/features/booths/allocation/problem.ts'
import { scorePlan } from '#app/features/booths/allocation/value.ts'
import type { Db } from '#db/connect.server.ts'
import { listFormerPlaces } from '../../ground/former-places.server.ts'
import { loadBoard, loadBoardState } from '../board/board-data.server.ts'
import { problemOf } from '../board/board-problem.ts'
import { readWeights } from '../draft-plan.server.ts'
import { type FairnessRow, fairnessOf } from '../fairness/fairness.ts'
import { listKanwilNames } from '../fairness/load-fairness.server.ts'
import type { PlanRow } from '../plan-page.server.ts'
import { weigh } from '../reasons/effects.ts'
import { type ComparedApplication, comparePlans } from './compare.ts'

export type ComparedRow = ComparedApplication & {
  name: string
  kanwilCode: string | null
  /** Codes of the booths. */
  fromCode: string | null
  toCode: string | null
  /** Of a booth in which it stood then, and which has been removed since. */
  fromGone: string | undefined
  toGone: string | undefined
}

export type ComparedKanwil = {
  name: string
  kanwilCode: string | null
  before: FairnessRow
  after: FairnessRow
  gain: number
  moved: number
}

/** Two plans side by side, both valued by the weights of one of them. */
export async function loadComparison(
  db: Db,
  eventId: string,
  { a, b, weighedBy }: { a: PlanRow; b: PlanRow; weighedBy: 'a' | 'b' },
) {
  const [board, stateA, stateB, goneA, goneB, names] = await Promise.all([
    loadBoard(db, eventId),
    loadBoardState(db, eventId, a.id),
    loadBoardState(db, eventId, b.id),
    goneBooths(db, eventId, a.id),
    goneBooths(db, eventId, b.id),
    listKanwilNames(db),
  ])
  const weights: Weights = readWeights((weighedBy === 'a' ? a : b).weights)
  const problem = problemOf(board)
  const standings = [stateA, stateB].map(({ places }) =>
    scorePlan(
      problem,
      places.map(([applicationId, boothId]) => ({ applicationId, boothId })),
    ),
  )
  const [first, second] = standings
  if (!first || !second) throw new Error('two plans have two standings')
  const { moved, affected } = comparePlans(first, second, weights)
  const byId = new Map(board.applications.map((row) => [row.id, row]))
  const codeOf = new Map(board.floor.booths.map(({ id, code }) => [id, code]))
  const named = (row: ComparedApplication): ComparedRow => ({
    ...row,
    name: byId.get(row.applicationId)?.name ?? '',
    kanwilCode: byId.get(row.applicationId)?.kanwilCode ?? null,
    fromCode: row.from === null ? null : (codeOf.get(row.from) ?? null),
    toCode: row.to === null ? null : (codeOf.get(row.to) ?? null),
    fromGone: goneA.get(row.applicationId),
    toGone: goneB.get(row.applicationId),
  })
  const rows = moved.map(named)
  const [before, after] = [stateA, stateB].map(({ places }) => fairnessOf(problem, new Map(places)))
  if (!before || !after) throw new Error('two plans have two sheets')
  const all = [...rows, ...affected.map(named)]
  const kanwil = before.rows.flatMap((row): ComparedKanwil[] => {
    const then = after.rows.find(({ kanwilCode }) => kanwilCode === row.kanwilCode)
    if (!then) return []
    const own = all.filter(({ kanwilCode }) => kanwilCode === row.kanwilCode)
    return [
      {
        name: row.kanwilCode === null ? '' : (names[row.kanwilCode] ?? row.kanwilCode),
        kanwilCode: row.kanwilCode,
        before: row,
        after: then,
        gain: own.reduce((sum, { gain }) => sum + gain, 0),
        moved: own.filter(({ from, to }) => from !== to).length,
      },
    ]
  })
  const parts: { a: ValueParts; b: ValueParts } = {
    a: weigh(first.parts, weights),
    b: weigh(second.parts, weights),
  }
  return {
    parts,
    total: { before: before.total, after: after.total },
    moved: rows,
    affected: affected.map(named),
    kanwil,
  }
}

async function goneBooths(db: Db, eventId: string, planId: string): Promise<Map<string, string>> {
  const places = await listFormerPlaces(db, eventId, planId)
  return new Map(places.map(({ applicationId, booth }) => [applicationId, booth]))
}

export type LoadedComparison = Awaited<ReturnType<typeof loadComparison>>
