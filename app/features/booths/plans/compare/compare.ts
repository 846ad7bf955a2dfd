import { contributionOf } from '#app/features/booths/allocation/explain.ts'
import type { ValueParts, Weights } from '#app/features/booths/allocation/problem.ts'
import type { ScoredPlan } from '#app/features/booths/allocation/scored-plan.ts'
import type { Places } from '../moves.ts'
import { weighedTotal } from '../reasons/effects.ts'

/** One application in two plans: where it stands in each, and how many more points it brings in the second. */
export type ComparedApplication = {
  applicationId: string
  from: string | null
  to: string | null
  gain: number
}

export type Comparison = {
  /** Everybody whose booth differs. */
  moved: ComparedApplication[]
  /** Stays in its booth, but stands better or worse there, because others have come or gone. */
  affected: ComparedApplication[]
}

const LEAST = 0.5

function worth(parts: ValueParts | null, weights: Weights): number {
  return parts === null ? 0 : weighedTotal(parts, weights)
}

/**
 * What differs from one plan to another, under the same weights; the greatest gain first. The standings are counted
 * with unit weights. Comparing the other way round gives the same list with every sign turned.
 */
export function comparePlans(a: ScoredPlan, b: ScoredPlan, weights: Weights): Comparison {
  const rows = a.indexed.applicants.flatMap(({ application: { id } }): ComparedApplication[] => {
    const before = a.indexed.applicantById.get(id)?.place?.booth.id ?? null
    const after = b.indexed.applicantById.get(id)?.place?.booth.id ?? null
    if (before === null && after === null) return []
    const gain = worth(contributionOf(b, id), weights) - worth(contributionOf(a, id), weights)
    return [{ applicationId: id, from: before, to: after, gain }]
  })
  const order = (x: ComparedApplication, y: ComparedApplication) =>
    y.gain - x.gain || (x.applicationId < y.applicationId ? -1 : 1)
  return {
    moved: rows.filter(({ from, to }) => from !== to).sort(order),
    affected: rows
      .filter(({ from, to, gain }) => from === to && Math.abs(gain) >= LEAST)
      .sort(order),
  }
}

/** How many stand elsewhere in the second plan, and how many have come in or fallen out. */
export function countMoves(
  a: Places,
  b: Places,
): { moved: number; placed: number; removed: number } {
  let [moved, placed, removed] = [0, 0, 0]
  for (const [id, boothId] of b) {
    const before = a.get(id)
    if (before === undefined) placed += 1
    else if (before !== boothId) moved += 1
  }
  for (const id of a.keys()) if (!b.has(id)) removed += 1
  return { moved, placed, removed }
}
