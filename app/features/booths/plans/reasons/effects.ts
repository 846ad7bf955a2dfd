import type { Applicant, BoothNode } from '#app/features/booths/allocation/indexed-problem.ts'
import {
  evaluateMove,
  type HandMove as Gesture,
  type MoveEffect,
} from '#app/features/booths/allocation/moves.ts'
import type { ValuePart, ValueParts, Weights } from '#app/features/booths/allocation/problem.ts'
import {
  place,
  type ScoredPlan,
  takeOut,
  totalOf,
} from '#app/features/booths/allocation/scored-plan.ts'
import { moveTo, type Places, type PlanMove, swapOf } from '../moves.ts'

export const VALUE_PARTS = [
  'priority',
  'wish',
  'together',
  'crowd',
  'variety',
] as const satisfies ReadonlyArray<ValuePart>

/** With these every part counts as it is, so that any other weights can be applied afterwards. */
export const UNIT_WEIGHTS: Weights = { priority: 1, wish: 1, together: 1, variety: 1, crowd: 1 }

/** Parts counted with unit weights, as these weights see them. */
export function weigh(parts: ValueParts, weights: Weights): ValueParts {
  return {
    priority: parts.priority * weights.priority,
    wish: parts.wish * weights.wish,
    together: parts.together * weights.together,
    variety: parts.variety * weights.variety,
    crowd: parts.crowd * weights.crowd,
  }
}

/** Sum of the parts under these weights. */
export function weighedTotal(parts: ValueParts, weights: Weights): number {
  return totalOf(weigh(parts, weights))
}

/** The moves that a gesture comes to, from where everybody stands. */
export function movesOf(places: Places, gesture: Gesture): PlanMove[] {
  switch (gesture.kind) {
    case 'place':
      return moveTo(places, gesture.applicationId, gesture.boothId)
    case 'swap':
      return swapOf(places, gesture.applicationId, gesture.otherId)
    case 'replace': {
      const boothId = places.get(gesture.otherId) ?? null
      return [
        ...moveTo(places, gesture.otherId, null),
        ...moveTo(places, gesture.applicationId, boothId),
      ]
    }
    case 'take-out':
      return moveTo(places, gesture.applicationId, null)
  }
}

/** For one application, what coming to each booth would do; its own booth is left out. */
export function effectsByBooth(
  scored: ScoredPlan,
  applicationId: string,
): ReadonlyMap<string, MoveEffect> {
  const home = scored.indexed.applicantById.get(applicationId)?.place ?? null
  const effects = new Map<string, MoveEffect>()
  for (const node of scored.indexed.booths) {
    if (node === home) continue
    const boothId = node.booth.id
    const effect = evaluateMove(scored, { kind: 'place', applicationId, boothId })
    if (effect) effects.set(boothId, effect)
  }
  return effects
}

/** With whom in this booth an application could change places, the best for the plan first. */
export function swapsInBooth(
  scored: ScoredPlan,
  applicationId: string,
  boothId: string,
  weights: Weights,
): HandEffect[] {
  return effectsInBooth(scored, { kind: 'swap', applicationId, boothId }, weights)
}

/** Who stands in this booth, and what it would do to put an application in the place of each. */
export function replacementsInBooth(
  scored: ScoredPlan,
  applicationId: string,
  boothId: string,
  weights: Weights,
): HandEffect[] {
  return effectsInBooth(scored, { kind: 'replace', applicationId, boothId }, weights)
}

type HandEffect = { otherId: string; effect: MoveEffect }

function effectsInBooth(
  scored: ScoredPlan,
  {
    kind,
    applicationId,
    boothId,
  }: { kind: 'swap' | 'replace'; applicationId: string; boothId: string },
  weights: Weights,
): HandEffect[] {
  const members = scored.indexed.boothById.get(boothId)?.members ?? []
  return [...members]
    .flatMap(({ application: { id: otherId } }) => {
      const effect = evaluateMove(scored, { kind, applicationId, otherId })
      return effect ? [{ otherId, effect }] : []
    })
    .sort(
      (a, b) =>
        a.effect.broken.length - b.effect.broken.length ||
        weighedTotal(b.effect.parts, weights) - weighedTotal(a.effect.parts, weights),
    )
}

/** Brings a scored plan to these places: only who stands elsewhere is touched. Unknown ids are left out. */
export function settleScoredPlan(scored: ScoredPlan, places: Places): void {
  const movers = scored.indexed.applicants.flatMap(
    (applicant): Array<{ applicant: Applicant; node: BoothNode | null }> => {
      const wanted = places.get(applicant.application.id)
      const node = wanted === undefined ? null : (scored.indexed.boothById.get(wanted) ?? null)
      return node === applicant.place ? [] : [{ applicant, node }]
    },
  )
  for (const { applicant } of movers) takeOut(scored, applicant)
  for (const { applicant, node } of movers) if (node) place(scored, applicant, node)
}
