import { DomainError, type ErrorKey } from '#app/lib/domain-error.ts'
import { type Applicant, type BoothNode, brokenRules } from '../allocation/indexed-problem.ts'
import type { RuleCode } from '../allocation/problem.ts'
import { place, type ScoredPlan, takeOut } from '../allocation/scored-plan.ts'
import { findStale, type PlanMove } from './moves.ts'

/** What the hard rules ask about a few applications and booths of a draft plan, and who else touches them. */
export type MoveContext = {
  scored: ScoredPlan
  nameOf: ReadonlyMap<string, string>
  codeOf: ReadonlyMap<string, string>
  kanwilOf: ReadonlyMap<string, string | null>
  /** Where the plan has the named applications now. */
  places: ReadonlyMap<string, string>
  locked: ReadonlySet<string>
  lockedBooths: ReadonlySet<string>
  lockedKanwil: ReadonlySet<string>
}

/** What each broken rule says to people. */
export const ruleErrors: Record<RuleCode, ErrorKey> = {
  'too-large': 'ruleTooLarge',
  full: 'boothFull',
  power: 'rulePower',
  'power-taken': 'rulePowerTaken',
  water: 'ruleWater',
  cooking: 'ruleCooking',
  'cold-storage': 'ruleColdStorage',
  category: 'ruleCategory',
  excluded: 'ruleExcluded',
  closed: 'ruleClosed',
  'locked-elsewhere': 'placementLocked',
  'kanwil-max': 'ruleKanwilMax',
}

/**
 * Refuses moves that belong together, naming what stands against them: an application that no longer stands where its
 * move begins, a lock, a hard rule. The context's standing is as after the moves then.
 */
export function refuseMoves(context: MoveContext, moves: ReadonlyArray<PlanMove>): void {
  const stale = findStale(context.places, moves)[0]
  if (stale)
    throw new DomainError('placeMovedOn', {
      exhibitor: context.nameOf.get(stale.applicationId) ?? '',
    })
  for (const { applicationId, to } of moves) refuseLocks(context, applicationId, to)
  refuseAgainstRules(context, moves)
}

/** Refuses what a lock holds: the application itself, its Kanwil's places, the booth it leaves or comes to. */
function refuseLocks(context: MoveContext, applicationId: string, to: string | null): void {
  const exhibitor = context.nameOf.get(applicationId) ?? ''
  const from = context.places.get(applicationId)
  const kanwil = context.kanwilOf.get(applicationId) ?? null
  if (context.locked.has(applicationId)) throw new DomainError('placementLocked', { exhibitor })
  if (from !== undefined && kanwil !== null && context.lockedKanwil.has(kanwil))
    throw new DomainError('kanwilLocked', { kanwil, exhibitor })
  for (const boothId of [from, to]) {
    if (boothId && context.lockedBooths.has(boothId))
      throw new DomainError('ruleClosed', { exhibitor, booth: context.codeOf.get(boothId) ?? '' })
  }
}

/** All leave before any comes, so that two who fill their booths can change places. */
function refuseAgainstRules(context: MoveContext, moves: ReadonlyArray<PlanMove>): void {
  const { scored } = context
  const movers = moves.flatMap(({ applicationId, to }) => {
    const applicant = scored.indexed.applicantById.get(applicationId)
    return applicant
      ? [{ applicant, node: to === null ? null : scored.indexed.boothById.get(to) }]
      : []
  })
  for (const { applicant } of movers) takeOut(scored, applicant)
  for (const { applicant, node } of movers) {
    if (!node) continue
    refuseBrokenRules(context, applicant, node)
    place(scored, applicant, node)
  }
}

/**
 * Refuses a place against the rules, naming the rule. Whether the tables suffice is not asked here: the database
 * alone settles that.
 */
function refuseBrokenRules(context: MoveContext, applicant: Applicant, node: BoothNode): void {
  const rule = brokenRules(applicant, node).find((code) => code !== 'full')
  if (!rule) return
  throw new DomainError(ruleErrors[rule], {
    exhibitor: context.nameOf.get(applicant.application.id) ?? '',
    booth: context.codeOf.get(node.booth.id) ?? '',
  })
}
