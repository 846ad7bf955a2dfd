import type { RuleCode } from '#app/features/booths/allocation/problem.ts'
import type { ScoredPlan } from '#app/features/booths/allocation/scored-plan.ts'

/** The figures behind a broken rule: what is needed, what there is. */
export type RuleFacts = { need: number; have: number }

/**
 * Why this application cannot be in this booth by this rule, in figures: tables or watts needed and left, tables of
 * its Kanwil used and allowed. Rules that are not about figures have zeros.
 */
export function ruleFacts(
  scored: ScoredPlan,
  applicationId: string,
  boothId: string,
  rule: RuleCode,
): RuleFacts {
  const applicant = scored.indexed.applicantById.get(applicationId)
  const node = scored.indexed.boothById.get(boothId)
  if (!applicant || !node) return { need: 0, have: 0 }
  const { application, group } = applicant
  const own = applicant.place === node ? application : { tables: 0, powerWatts: 0 }
  switch (rule) {
    case 'too-large':
      return { need: application.tables, have: node.booth.capacity }
    case 'full':
      return { need: application.tables, have: node.booth.capacity - node.tables + own.tables }
    case 'power':
      return { need: application.powerWatts, have: node.booth.powerWatts }
    case 'power-taken':
      return {
        need: application.powerWatts,
        have: node.booth.powerWatts - node.watts + own.powerWatts,
      }
    case 'kanwil-max':
      return {
        need: group.placedTables - (applicant.place ? application.tables : 0) + application.tables,
        have: group.maxTables,
      }
    default:
      return { need: 0, have: 0 }
  }
}
