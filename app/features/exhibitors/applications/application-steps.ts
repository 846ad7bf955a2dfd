import type { ApplicationStatus } from '#db/types.ts'

/** Every state, those that wait for somebody first. */
export const applicationStatuses = [
  'submitted',
  'endorsed',
  'accepted',
  'waiting_list',
  'declined',
  'returned',
  'withdrawn',
  'draft',
] as const satisfies ReadonlyArray<ApplicationStatus>

/** In what capacity somebody acts on an application. */
export type ApplicationCapacity = 'officer' | 'coordinator' | 'organizer'

type Step = {
  by: ReadonlyArray<ApplicationCapacity>
  from: ReadonlyArray<ApplicationStatus>
  to: ApplicationStatus
}

const undecided = ['submitted', 'endorsed'] as const

/** The whole life of an application: what may be done, by whom, in which state, and where it leads. */
export const applicationSteps = {
  submit: { by: ['officer'], from: ['draft', 'returned'], to: 'submitted' },
  reopen: { by: ['officer'], from: ['withdrawn'], to: 'draft' },
  withdraw: {
    by: ['officer'],
    from: ['draft', 'submitted', 'returned', 'endorsed', 'accepted', 'waiting_list'],
    to: 'withdrawn',
  },
  /** Who gave the place back comes after all: taken with a new place only, never by a button of its own. */
  restore: { by: ['organizer'], from: ['withdrawn'], to: 'accepted' },
  endorse: { by: ['coordinator', 'organizer'], from: ['submitted'], to: 'endorsed' },
  return: { by: ['coordinator', 'organizer'], from: undecided, to: 'returned' },
  accept: { by: ['organizer'], from: [...undecided, 'waiting_list', 'declined'], to: 'accepted' },
  wait: { by: ['organizer'], from: [...undecided, 'accepted', 'declined'], to: 'waiting_list' },
  decline: { by: ['organizer'], from: [...undecided, 'accepted', 'waiting_list'], to: 'declined' },
} as const satisfies Record<string, Step>

export type ApplicationStepName = keyof typeof applicationSteps

const rules: Record<ApplicationStepName, Step> = applicationSteps
/** Steps that somebody chooses by a button. */
export type OfferedStep = Exclude<ApplicationStepName, 'restore'>

const names: ReadonlyArray<OfferedStep> = [
  'submit',
  'reopen',
  'withdraw',
  'endorse',
  'return',
  'accept',
  'wait',
  'decline',
]

/** Where a step leads from this state; undefined when it is not allowed in this capacity or in this state. */
export function nextStatus(
  status: ApplicationStatus,
  step: ApplicationStepName,
  capacity: ApplicationCapacity,
): ApplicationStatus | undefined {
  const rule = rules[step]
  return rule.by.includes(capacity) && rule.from.includes(status) ? rule.to : undefined
}

/** Every step that may be taken in this capacity from this state. */
export function listApplicationSteps(
  status: ApplicationStatus,
  capacity: ApplicationCapacity,
): OfferedStep[] {
  return names.filter((step) => nextStatus(status, step, capacity) !== undefined)
}

/** Whether the exhibitor may still change what the application says. */
export function isEditable(status: ApplicationStatus): boolean {
  return status === 'draft' || status === 'returned'
}
