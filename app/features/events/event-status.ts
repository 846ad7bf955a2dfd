import type { EventStatus } from '#db/types.ts'

/** Where a festival may go from each status: one step on, or one back where a step was taken by mistake. */
export const eventSteps: Record<EventStatus, ReadonlyArray<EventStatus>> = {
  draft: ['call_open', 'published'],
  call_open: ['call_closed', 'draft'],
  call_closed: ['published', 'call_open'],
  published: ['running', 'call_closed'],
  running: ['closed', 'published'],
  closed: ['archived', 'running'],
  archived: ['closed'],
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
  return eventSteps[from].includes(to)
}

/** Whether a step leads onward, as opposed to taking one back. */
export function isStepOn(from: EventStatus, to: EventStatus): boolean {
  return eventStatuses.indexOf(to) > eventStatuses.indexOf(from)
}

/** The dates that a step makes true: the first and the last day as they really were. */
export function datesMadeTrue(
  to: EventStatus,
  today: string,
): { actualStartsOn?: string | null; actualEndsOn?: string | null } {
  if (to === 'running') return { actualStartsOn: today, actualEndsOn: null }
  if (to === 'closed') return { actualEndsOn: today }
  if (to === 'published') return { actualStartsOn: null, actualEndsOn: null }
  return {}
}
