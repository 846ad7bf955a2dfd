import type { EventStatus } from '#db/types.ts'

/** A step, by the name under which people know it. */
export type EventStep = {
  to: EventStatus
  name:
    | 'openCall'
    | 'announceWithoutCall'
    | 'closeCall'
    | 'backToDraft'
    | 'announce'
    | 'reopenCall'
    | 'open'
    | 'withdraw'
    | 'close'
    | 'takeBackOpening'
    | 'archive'
    | 'reopen'
    | 'unarchive'
}

/** Where a festival may go from each status: one step on, or one back where a step was taken by mistake. */
export const eventSteps: Record<EventStatus, ReadonlyArray<EventStep>> = {
  draft: [
    { to: 'call_open', name: 'openCall' },
    { to: 'published', name: 'announceWithoutCall' },
  ],
  call_open: [
    { to: 'call_closed', name: 'closeCall' },
    { to: 'draft', name: 'backToDraft' },
  ],
  call_closed: [
    { to: 'published', name: 'announce' },
    { to: 'call_open', name: 'reopenCall' },
  ],
  published: [
    { to: 'running', name: 'open' },
    { to: 'call_closed', name: 'withdraw' },
  ],
  running: [
    { to: 'closed', name: 'close' },
    { to: 'published', name: 'takeBackOpening' },
  ],
  closed: [
    { to: 'archived', name: 'archive' },
    { to: 'running', name: 'reopen' },
  ],
  archived: [{ to: 'closed', name: 'unarchive' }],
}

/** In the order in which a festival goes through them. */
export const eventStatuses = [
  'draft',
  'call_open',
  'call_closed',
  'published',
  'running',
  'closed',
  'archived',
] as const satisfies ReadonlyArray<EventStatus>

/** Whether a festival may go from one status to another. */
export function mayEventStep(from: EventStatus, to: EventStatus): boolean {
  return eventSteps[from].some((step) => step.to === to)
}

/** Whether a step leads onward, as opposed to taking one back. */
export function isStepOn(from: EventStatus, to: EventStatus): boolean {
  return eventStatuses.indexOf(to) > eventStatuses.indexOf(from)
}

/**
 * The dates that a step makes true. A festival that is closed ends that day and one that opens begins that day; taking
 * the step back takes the date back, and reopening a closed one leaves its beginning as it was.
 */
export function datesMadeTrue(
  from: EventStatus,
  to: EventStatus,
  today: string,
): { actualStartsOn?: string | null; actualEndsOn?: string | null } {
  if (from === 'published' && to === 'running') return { actualStartsOn: today }
  if (from === 'running' && to === 'published') return { actualStartsOn: null }
  if (from === 'running' && to === 'closed') return { actualEndsOn: today }
  if (from === 'closed' && to === 'running') return { actualEndsOn: null }
  return {}
}
