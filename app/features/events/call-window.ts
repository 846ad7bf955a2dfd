import type { ApplicationStatus, EventStatus } from '#db/types.ts'

export type CallWindow = {
  status: EventStatus
  callOpensAt: Date | null
  callClosesAt: Date | null
}

export type CallState = 'not-yet' | 'open' | 'closed'

/** Whether exhibitors may apply now. Both the festival's state and its dates must say so. */
export function callState(event: CallWindow, now: Date): CallState {
  if (event.status === 'draft') return 'not-yet'
  if (event.status !== 'call_open') return 'closed'
  if (event.callOpensAt && now < event.callOpensAt) return 'not-yet'
  if (event.callClosesAt && now >= event.callClosesAt) return 'closed'
  return 'open'
}

/** A returned application may be corrected and sent again until the festival opens, call or no call. */
export function mayCorrect(event: CallWindow): boolean {
  return ['call_open', 'call_closed', 'published'].includes(event.status)
}

/** What was typed into a draft is still kept when the call closes over it, though it cannot be sent. */
export function mayKeepDraft(event: CallWindow): boolean {
  return ['call_open', 'call_closed', 'published'].includes(event.status)
}

/** Who comes along is often known last: names for badges are taken until the festival closes, whatever was sent. */
export function mayNamePeople(
  status: ApplicationStatus,
  event: Pick<CallWindow, 'status'>,
): boolean {
  return (
    ['submitted', 'endorsed', 'accepted', 'waiting_list'].includes(status) &&
    ['call_open', 'call_closed', 'published', 'running'].includes(event.status)
  )
}
