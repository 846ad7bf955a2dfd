import type { Reach } from '#app/features/people/policy.ts'

/** Which gates and booths somebody may look after. */
export type DeviceReach = Pick<Reach, 'everything' | 'gateIds' | 'boothIds'>

/** Whether a device of this place is among them. */
export function reaches(
  reach: DeviceReach,
  { gateId, boothId }: { gateId: string | null; boothId: string | null },
): boolean {
  return (
    reach.everything ||
    (gateId !== null && reach.gateIds.includes(gateId)) ||
    (boothId !== null && reach.boothIds.includes(boothId))
  )
}
