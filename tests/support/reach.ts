import type { Reach } from '#app/features/people/policy.ts'

/** Of somebody whose roles reach nothing. */
export const nothing: Reach = {
  everything: false,
  kanwilCodes: [],
  exhibitorIds: [],
  boothIds: [],
  gateIds: [],
  stageIds: [],
}

/** Of somebody who may see all of a festival. */
export const everything: Reach = { ...nothing, everything: true }
